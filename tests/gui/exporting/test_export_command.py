"""``counterclaim export`` as a person types it."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gui.command_line import run
from gui.exporting.forms import FORMS

VIEW = {
    "version": 1,
    "filters": {
        "clauses": [
            {"kind": "dates", "first": "2016-04-02", "last": "2016-04-08", "rule": "overlaps"}
        ],
        "clock": "claimed_on",
        "known_on": None,
    },
}


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def as_headless(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "QT_FONT_DPI", "QT_SCALE_FACTOR"):
        monkeypatch.setenv(name, "")


@pytest.mark.parametrize("suffix", [form.suffix[1:] for form in FORMS])
def test_an_export_is_the_same_bytes_from_run_to_run(suffix: str, tmp_path: Path) -> None:
    view = tmp_path / "april.json"
    view.write_text(json.dumps(VIEW), encoding="utf-8")
    made: list[bytes] = []
    for name in ("one", "two"):
        out = tmp_path / f"{name}.{suffix}"
        words = ["export", "--to", str(out), "--view", str(view), "--made", "2016-05-01"]
        assert run([*words, "--panel", "losses", "--handling", "clear"]) == 0
        made.append(out.read_bytes())
    assert made[0] == made[1]


def test_a_view_leaves_with_the_panels_it_had_in_sight(tmp_path: Path) -> None:
    view, out = tmp_path / "april.json", tmp_path / "out.svg"
    arrangement = {"shown": ["timeline", "silence"]}
    view.write_text(json.dumps({**VIEW, "arrangement": arrangement}), encoding="utf-8")
    assert run(["export", "--to", str(out), "--view", str(view), "--made", "2016-05-01"]) == 0
    drawn = out.read_text(encoding="utf-8")
    assert "Timeline" in drawn
    assert "Silence map" in drawn
    assert "Loss comparison" not in drawn


def test_size_and_scale_are_those_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    words = ["export", "--to", str(out), "--panel", "timeline", "--panel", "relations"]
    assert run([*words, "--size", "900x600", "--scale", "1.5", "--theme", "briefing"]) == 0
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1350, 900)


def test_the_date_of_a_reproducible_build_is_the_date_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1462060800")
    out = tmp_path / "out.png"
    assert run(["export", "--to", str(out), "--panel", "losses"]) == 0
    assert "made 1 May 2016" in QImage(str(out)).text("Description")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--to", "out.bmp"], "ends in none of"),
        (["--to", "nowhere/out.png"], "there is no folder"),
        (["--to", "out.png", "--panel", "looses"], "there is no panel looses"),
        (["--to", "out.png", "--handling", "TLP:BLUE"], "no label of TLP 2.0"),
        (["--to", "out.png", "--made", "tomorrow"], "is not a date"),
        (["--to", "out.png", "--view", "no.json"], "no.json"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is_left(
    words: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["export", *words]) == 2
    assert sentence in capsys.readouterr().err
    assert not list(tmp_path.glob("*out*"))


@pytest.mark.parametrize("scale", ["0", "9", "large"])
def test_a_scale_beyond_reason_is_refused(scale: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["export", "--to", "out.png", "--scale", scale])
    assert "scale" in capsys.readouterr().err


def test_a_marked_view_leaves_marked_whatever_is_not_said(tmp_path: Path) -> None:
    view, out = tmp_path / "april.json", tmp_path / "out.svg"
    view.write_text(json.dumps({**VIEW, "version": 3, "handling": "TLP:AMBER"}), encoding="utf-8")
    words = ["export", "--to", str(out), "--view", str(view), "--panel", "losses"]
    assert run(words) == 0
    assert "Handling: TLP:AMBER" in out.read_text(encoding="utf-8")
    assert run([*words, "--handling", "clear"]) == 0
    assert "Handling: TLP:CLEAR" in out.read_text(encoding="utf-8")
