"""The HTML report: self-contained, without a script, every figure with its table."""

import re
import subprocess
from base64 import b64decode
from datetime import date
from html.parser import HTMLParser
from importlib import import_module
from io import BytesIO
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.briefing.tables import table_of
from core.crossfilter import Workspace
from core.handling import read_handling
from core.index import Rows
from core.loading import load
from core.session import SessionState
from core.shipped import SAMPLE
from gui.exporting.figures import can_leave, sheet_of, specs_of_view
from gui.exporting.report import report
from gui.panels import PANELS
from tests.making import workspace

MADE = date(2016, 5, 1)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
KEYS = ("timeline", "losses", "relations", "claims", "card")


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.cells: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        facts = dict(attrs)
        if facts.get("id"):
            self.ids.append(str(facts["id"]))
        self.links += [str(facts[name]) for name in ("src", "href", "xlink:href") if name in facts]

    def handle_data(self, data: str) -> None:
        self.cells.append(data.strip())


@pytest.fixture
def page(qtbot: QtBot) -> str:
    del qtbot
    state = SessionState(Workspace(load([SAMPLE])), selected=Rows([44]), focused=44)
    specs = specs_of_view(PANELS, state)
    return report(sheet_of(state, specs, MADE, read_handling("TLP:GREEN"))).decode()


def test_a_report_asks_for_nothing_from_elsewhere_and_has_no_script(page: str) -> None:
    read = _Reader(page)
    assert not {"script", "iframe", "link", "img", "object", "embed"} & set(read.tags)
    assert all(link.startswith("#") for link in read.links)
    assert all(one.startswith("data:font/woff") for one in re.findall(r'url\("([^"]{1,30})', page))
    assert "default-src 'none'" in page
    assert not re.search(r"\son\w+\s*=\s*\"", page)


def test_every_figure_has_its_table_its_footer_and_names_of_its_own(page: str) -> None:
    read = _Reader(page)
    assert len(read.ids) == len(set(read.ids))
    shown = len([spec for spec in PANELS if spec.key in KEYS])
    assert read.tags.count("figure") >= shown
    assert read.tags.count("table") >= shown + 1
    assert "Personnel killed" in read.cells
    assert "TLP:GREEN" in read.cells
    assert any("202 of 202 claims" in cell for cell in read.cells)


def test_text_of_the_dataset_is_never_markup(qtbot: QtBot) -> None:
    del qtbot
    nasty = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    typed = workspace(
        [
            {
                **dict.fromkeys(("claimant", "text", "source", "place", "category"), nasty),
                "claimed_on": "2016-04-02",
                "measure": "killed",
                "best": 3,
            }
        ],
        sources=[{"source": nasty, "url": "javascript:alert(3)"}],
    )
    state = SessionState(typed, selected=Rows([0]), focused=0)
    read = _Reader(
        report(sheet_of(state, specs_of_view(PANELS, state), MADE, title=nasty)).decode()
    )
    assert not {"script", "img", "a"} & set(read.tags)


def test_every_letter_of_the_page_is_in_the_faces_it_brings(page: str) -> None:
    packed = re.findall(r'src: url\("data:font/woff;base64,([^"]+)"', page)
    # The library has no type stubs.
    library: Any = import_module("fontTools.ttLib")
    held = [
        {chr(code) for code in library.TTFont(BytesIO(b64decode(one))).getBestCmap()}
        for one in packed
    ]
    body = _Reader(page[page.index("<body>") :])
    letters = {letter for cell in body.cells for letter in cell if not letter.isspace()}
    assert len(letters) > 60
    assert letters <= set().union(*held)
    assert sum(set("Jqz") <= one for one in held) >= 2


def test_a_report_opens_in_a_browser_without_a_network_and_without_complaint(
    page: str, tmp_path: Path
) -> None:
    browser = next(filter(None, map(which, BROWSERS)), None)
    if browser is None:
        pytest.skip(f"no browser here: {', '.join(BROWSERS)}")
    path = tmp_path / "report.html"
    path.write_text(page, encoding="utf-8")
    apart = (
        *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
        *("--disable-background-networking", "--disable-component-update"),
        *("--proxy-server=127.0.0.1:9", "--enable-logging=stderr"),
        f"--user-data-dir={tmp_path / 'browser'}",
    )
    run = subprocess.run(  # noqa: S603 - a browser of this machine, and our own words
        [browser, *apart, "--dump-dom", path.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert ":CONSOLE" not in run.stderr
    assert run.stdout.count("<svg") == page.count("<svg")
    assert run.stdout.count("<details") == page.count("<details") > 0


@pytest.mark.parametrize("key", KEYS)
def test_the_table_behind_a_figure_says_what_the_figure_shows(key: str) -> None:
    state = SessionState(Workspace(load([SAMPLE])), selected=Rows([44]), focused=44)
    spec = next(spec for spec in PANELS if spec.key == key)
    passed = state.workspace.mask(state.filters)
    table = table_of(spec.build(spec.question(state)), passed)
    assert can_leave(spec)
    assert table.columns
    assert table.rows
    assert all(len(row) == len(table.columns) for row in table.rows)
