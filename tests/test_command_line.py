import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from core.dataset import Dataset
from core.version import VERSION
from gui import application, check_command, command_line, issuing
from gui.command_line import run
from tests.pictures import alike

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "assets" / "samples" / "april-2016"
CLAIMS = "claim_id,claimant,subject,act,topic,claimed_on,source,basis\n"


def counterclaim(*arguments: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - this interpreter, these words
        [sys.executable, "-m", "counterclaim", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_file_called_check_opens_with_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[list[Path]] = []
    monkeypatch.setattr(command_line, "_open", lambda options: opened.append(options.path) or 0)
    assert run(["./check"]) == 0
    assert run(["--", "check"]) == 0
    assert run([]) == 0
    assert opened == [[Path("check")], [Path("check")], []]


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        (["a.csv", "--view", "v.json", "b.csv"], ["a.csv", "b.csv"]),
        (["--view", "v.json", "a.csv"], ["a.csv"]),
    ],
)
def test_options_may_stand_between_the_paths(
    monkeypatch: pytest.MonkeyPatch, words: list[str], paths: list[str]
) -> None:
    opened: list[list[Path]] = []
    monkeypatch.setattr(command_line, "_open", lambda options: opened.append(options.path) or 0)
    assert run(words) == 0
    assert opened == [[Path(path) for path in paths]]


def test_the_options_of_every_command_may_stand_anywhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shots: list[tuple[object, ...]] = []
    monkeypatch.setattr(application, "shot", lambda *asked: shots.append(asked))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert run(["shot", "out.png", "--size", "640x480", "a.csv", "--theme", "dark", "b.csv"]) == 0
    assert shots == [(Path("out.png"), [Path("a.csv"), Path("b.csv")], (640, 480), "dark", None)]
    made: list[tuple[object, ...]] = []
    monkeypatch.setattr(issuing, "export", lambda *asked: made.append(asked[:2]) or ())
    assert run(["export", "a.csv", "--to", "out.png", "b.csv", "--scale", "2"]) == 0
    assert made == [(Path("out.png"), [Path("a.csv"), Path("b.csv")])]
    read: list[object] = []
    monkeypatch.setattr(
        check_command, "load_together", lambda paths: read.extend(paths) or Dataset("a")
    )
    assert run(["check", "a.csv", "--json", "b.csv"]) == 0
    assert read == [Path("a.csv"), Path("b.csv")]
    table = tmp_path / "losses.csv"
    table.write_text("day,tanks\n2022-03-01,5\n", "utf-8")
    words = ["import", "--set", "claimant=A", str(table), "--suggest", str(tmp_path / "m.json")]
    assert run(words) == 0
    capsys.readouterr()


@pytest.mark.parametrize(
    "wrong",
    [
        ["shot"],
        ["shot", "out.jpg"],
        ["shot", "out.png", "--size", "big"],
        ["shot", "out.png", "--size", "10x99999"],
        ["shot", "out.png", "--theme", "pink"],
        ["check"],
        ["--nonsense"],
    ],
)
def test_wrong_arguments_are_code_2(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(wrong)
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("usage: counterclaim")


@pytest.mark.parametrize("command", [[], ["check"], ["shot"]])
def test_help_says_what_the_command_is_for(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        run([*command, "--help"])
    assert left.value.code == 0
    assert "counterclaim" in capsys.readouterr().out


def test_the_version_is_the_one_of_the_project() -> None:
    done = counterclaim("--version")
    assert (done.returncode, done.stdout) == (0, f"counterclaim {VERSION}\n")
    assert f'version = "{VERSION}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_a_real_file_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(f"{CLAIMS}c1,A,B,assert,loss,2016-99-99,S,snapshot\n", "utf-8")
    done = counterclaim("check", str(path))
    assert done.returncode == 1
    assert "2016-99-99" in done.stdout
    assert counterclaim("check", str(tmp_path / "none.csv")).returncode == 2


def test_a_picture_is_drawn_without_a_screen_and_without_settings(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    env = {"HOME": str(home), "DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    env |= {name: str(home / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    for name in ("a.png", "b.png", "c.png"):
        done = counterclaim("shot", str(tmp_path / name), "--size", "800x600", **env)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    first, *others = (QImage(str(tmp_path / name)) for name in ("a.png", "b.png", "c.png"))
    assert all(alike(first, other) for other in others)
    assert not list(home.glob("XDG_*"))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("no/such/folder/out.png",), "there is no folder"),
        (("out.png", "none.csv"), "none.csv"),
        (("out.png", "--view", "view.json"), "view.json is not a saved view"),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_a_sentence_and_code_2(
    tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    (tmp_path / "view.json").write_text("{}", "utf-8")
    done = counterclaim("shot", *arguments, cwd=tmp_path, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere there is always a screen"
)
def test_without_a_screen_the_window_says_so() -> None:
    done = counterclaim(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 2
    assert "there is no screen" in done.stderr
