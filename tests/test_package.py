"""The wheel: built here, installed beside nothing else, started from another directory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.version import VERSION

ROOT = Path(__file__).resolve().parents[1]


def python(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(  # noqa: S603 - this interpreter, these words
        [sys.executable, *arguments],
        cwd=cwd,
        env={**kept, **env},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = python("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    target = folder / "site"
    pip = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-index")
    done = python(*pip, "--target", str(target), str(wheel), cwd=folder)
    assert done.returncode == 0, done.stderr
    return target


def start(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return python("-m", "counterclaim", *arguments, cwd=cwd, PYTHONPATH=str(installed))


def test_only_the_program_itself_lies_at_the_top(installed: Path) -> None:
    names = {path.name for path in installed.iterdir()} - {"__pycache__", "bin"}
    assert names == {"counterclaim.py", "_counterclaim", f"counterclaim-{VERSION}.dist-info"}


def test_the_installed_program_says_its_version(installed: Path, tmp_path: Path) -> None:
    done = start(installed, tmp_path, "--version")
    assert (done.returncode, done.stdout) == (0, f"counterclaim {VERSION}\n"), done.stderr


def test_the_installed_program_checks_the_sample_it_ships(installed: Path, tmp_path: Path) -> None:
    sample = installed / "_counterclaim" / "assets" / "samples" / "april-2016"
    done = start(installed, tmp_path, "check", str(sample))
    assert done.returncode in (0, 1), done.stderr
    assert "202 claims" in done.stderr


def test_the_installed_program_draws_the_window(installed: Path, tmp_path: Path) -> None:
    done = start(installed, tmp_path, "shot", "out.png", "--size", "800x600")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")


def test_a_notebook_loads_a_dataset_through_the_package(installed: Path, tmp_path: Path) -> None:
    code = "import counterclaim; print(counterclaim.__version__, callable(counterclaim.load))"
    done = python("-c", code, cwd=tmp_path, PYTHONPATH=str(installed))
    assert done.stdout == f"{VERSION} True\n", done.stderr


def test_the_command_of_the_wheel_starts_the_same_program(installed: Path, tmp_path: Path) -> None:
    done = python(
        str(installed / "bin" / "counterclaim"),
        "--version",
        cwd=tmp_path,
        PYTHONPATH=str(installed),
    )
    assert done.stdout == f"counterclaim {VERSION}\n", done.stderr
