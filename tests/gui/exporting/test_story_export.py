"""A story as files: a page for each step, numbered pictures, one report, rows of each step."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from core.crossfilter import Workspace
from core.handling import Handling
from core.loading import load
from core.saved_view import Arrangement
from core.shipped import SAMPLE
from core.story import Story
from core.story_file import write_story
from gui.command_line import run
from gui.exporting.steps import Issue, series_of
from gui.panels import PANELS
from gui.presenting.script import Script
from tests.pdfs import text_of
from tests.stories import of_sample

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def as_headless(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "QT_FONT_DPI", "QT_SCALE_FACTOR"):
        monkeypatch.setenv(name, "")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "april.story.json"
    write_story(path, of_sample())
    return path


def exported(story: Path, name: str, *words: str) -> Path:
    out = story.with_name(name)
    assert run(["export", str(story), "--to", str(out), "--made", "2016-05-01", *words]) == 0
    return out


def test_a_pdf_has_a_page_for_each_step_and_the_same_bytes_from_run_to_run(story: Path) -> None:
    content = exported(story, "one.pdf").read_bytes()
    assert content == exported(story, "two.pdf").read_bytes()
    first, second = text_of(content), text_of(content, 1)
    assert "Day 1" in first
    assert "Both sides name each other." in first
    assert "Filters 2 Apr 2016" in first
    assert "Timeline" in first
    assert "Day 2" in second
    assert "2 – 3 Apr 2016" in second
    assert "Timeline" not in second
    assert "Breathe." not in first + second


def test_a_step_leaves_with_the_panels_that_stand_large_before_the_room() -> None:
    told = of_sample()
    shown = ("timeline", "losses", "relations", "claims", "contradictions")
    view = replace(told.steps[0].view, arrangement=Arrangement(shown=shown))
    step = replace(told.steps[0], view=view, panels=())
    workspace = Workspace(load([SAMPLE]))
    leaving = series_of(Story("", (step,)), workspace, PANELS, Issue(date(2016, 5, 1))).products
    large = Script(Story("", (step,)), workspace, PANELS, {}).large(step)
    assert [spec.key for spec in large] == ["timeline", "losses", "relations"]
    assert [product.specs for product in leaving] == [large]


def test_pictures_and_rows_are_numbered_by_step(story: Path) -> None:
    exported(story, "out.png", "--size", "900x600")
    exported(story, "out.csv")
    folder = story.parent
    assert sorted(path.name for path in folder.glob("out-*")) == [
        "out-01-README.txt",
        "out-01.csv",
        "out-01.png",
        "out-02-README.txt",
        "out-02.csv",
        "out-02.png",
    ]
    rows = [
        len(list(csv.reader((folder / name).read_text(encoding="utf-8-sig").splitlines())))
        for name in ("out-01.csv", "out-02.csv")
    ]
    assert 1 < rows[0] < rows[1]


def test_a_report_has_every_step_with_footer_and_names_of_its_own(story: Path) -> None:
    page = exported(story, "out.html", "--handling", "TLP:GREEN").read_text(encoding="utf-8")
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
    links = re.findall(r'href="#([^"]+)"', page)
    assert links[:2] == ["step-1", "step-2"]
    assert set(links) <= set(names)
    assert page.count("<dt>Shown</dt>") == 2
    assert page.count('<p class="headline">') == 2
    assert "Breathe." not in page


def test_a_marked_story_leaves_marked_whatever_is_not_said(story: Path) -> None:
    write_story(story, replace(of_sample(), handling=Handling("TLP:AMBER")))
    own = text_of(exported(story, "own.pdf").read_bytes())
    assert own.count("TLP:AMBER") == 2
    other = text_of(exported(story, "other.pdf", "--handling", "red").read_bytes())
    assert (other.count("TLP:AMBER"), other.count("TLP:RED")) == (0, 2)


def test_a_fresh_headline_is_a_sentence_with_its_claimant(story: Path) -> None:
    page = exported(story, "out.html").read_text(encoding="utf-8")
    headline = re.findall(r'<p class="headline">([^<]*)</p>', page)[1]
    assert "Azerbaijan" in headline or "Armenia" in headline
    assert re.search(r"\d", headline)


def test_data_named_beside_a_story_is_shown_instead_of_its_own(story: Path) -> None:
    data = story.with_name("other.csv")
    data.write_text("claimant,text,claimed_on\nA,Words,2016-04-02\n", encoding="utf-8")
    out = story.with_name("out.pdf")
    assert run(["export", str(story), str(data), "--to", str(out)]) == 0
    assert "1 of 1 claim" in text_of(out.read_bytes())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["april.story.json", "--panel", "losses"], "has its own views"),
        (["empty.story.json"], "has no steps"),
        (["no.story.json"], "no.story.json"),
    ],
)
def test_what_a_story_cannot_be_is_said(
    words: list[str],
    sentence: str,
    story: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(story.parent)
    write_story(story.with_name("empty.story.json"), Story())
    assert run(["export", *words, "--to", "out.pdf"]) == 2
    assert sentence in capsys.readouterr().err


def test_what_may_mislead_is_told_and_stamped_and_refused_where_that_is_asked(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = story.with_name("strict.pdf")
    words = ["export", str(story), "--to", str(out)]
    assert run([*words, "--strict"]) == 2
    assert "not written: Step 2: 1 claim without a date" in capsys.readouterr().err
    assert not out.exists()
    assert run(words) == 0
    assert "warning: Step 2: 1 claim without a date" in capsys.readouterr().err
    assert "left in spite of warnings: undated claims hidden" in text_of(out.read_bytes(), 1)
    assert "in spite of" not in text_of(out.read_bytes(), 0)


def test_a_step_whose_view_is_marked_stricter_than_the_story_leaves_under_its_own(
    story: Path,
) -> None:
    first, second = of_sample().steps
    marked = replace(second, view=replace(second.view, handling=Handling("TLP:RED")))
    write_story(story, Story("April", (first, marked), Handling("TLP:GREEN")))
    pages = exported(story, "own.pdf").read_bytes()
    assert [text_of(pages, 0).count(label) for label in ("TLP:GREEN", "TLP:RED")] == [2, 0]
    assert [text_of(pages, 1).count(label) for label in ("TLP:GREEN", "TLP:RED")] == [0, 2]
    page = exported(story, "own.html").read_text(encoding="utf-8")
    assert re.findall(r'<div class="marking">([^<]*)<', page)[0] == "TLP:RED"
