"""Every import contract is seen to fail when it is broken."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

BREACHES = {
    "core knows no screen": ("core/dataset.py", "import PySide6"),
    "core goes one way": ("core/filters/words.py", "import core.session"),
    "only the charts know pyqtgraph": ("gui/panel.py", "import pyqtgraph"),
    "a panel knows no other panel": ("gui/panels/filter_bar.py", "import gui.panels.facets"),
    "what a panel shows knows no other panel's": (
        "core/panels/filter_bar.py",
        "import core.panels.facets",
    ),
    "the window goes one way": ("gui/panel.py", "import gui.main_window"),
    "widgets know nothing of claims": ("gui/widgets/labels.py", "import core.dataset"),
}


def contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(  # noqa: S603 - the project's own tool
        [command, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for part in ("core", "gui"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_the_contracts_hold() -> None:
    found = contracts(ROOT)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("contract", BREACHES)
def test_a_contract_fails_when_it_is_broken(copy: Path, contract: str) -> None:
    file, line = BREACHES[contract]
    broken = copy / file
    docstring, rest = broken.read_text("utf-8").split('"""\n', 1)
    broken.write_text(f'{docstring}"""\n{line}\n{rest}', "utf-8")
    found = contracts(copy)
    assert found.returncode == 1
    assert f"{contract} BROKEN" in found.stdout
