"""In another language no English remains on the claim card and in the track record on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.cards import Desk
from tests.core.wording.test_no_english_remains import OURS, THEIRS, WRITTEN, every_kind
from tests.making import workspace
from tests.pseudo import english_in, pseudo

KNOWN = ("gain", "p", "br")
"""A tag in the data, and what tool tips are wrapped in."""


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with pseudo(tmp_path):
        actors = [{"actor": OURS, "side": "Ж"}, {"actor": THEIRS, "side": "Щ"}]
        sides = [{"side": "Ж"}, {"side": "Щ"}]
        made = Desk(qtbot, workspace(every_kind(), actors=actors, sides=sides))
        yield made
        made.background.stop()


def test_every_word_of_the_page_is_from_the_catalogue(desk: Desk) -> None:
    for row in range(16):
        desk.look_at(row)
        page = desk.panel.page
        shown = [part for part in page.findChildren(QWidget) if part.isVisibleTo(page)]
        said = [part.text() for part in shown if isinstance(part, QLabel | QAbstractButton)]
        said += [part.toolTip() for part in shown]
        for lines in page.lists:
            sheet = lines.table.sheet
            said += [sheet.tip(place, "words") for place in range(sheet.count)]
        assert len(said) > 20
        assert [text for text in said if english_in(text, *WRITTEN, *KNOWN)] == [], row
