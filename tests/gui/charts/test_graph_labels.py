"""Labels of a graph: where words find room, and that a kept label looks like a painted one."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from core.filters import FilterState, OneOf
from core.panels.question import Question
from core.panels.relations.view import build
from gui.charts.graph.geometry import Geometry
from gui.charts.graph.labels import Board, Rested, place_lines, texts_of, worded
from gui.charts.graph.paint import paint_labels
from gui.theme import THEMES, Theme
from gui.typesetting import Typeface, typeface
from tests.making import workspace
from tests.pictures import EDGE, furthest
from tests.relations_bench import ACTORS, CLAIMS_TYPED

CANVAS = QRectF(0, 0, 400, 200)


@pytest.fixture
def face(qapp: QApplication) -> Typeface:
    return typeface(qapp.font())


def level(ys: list[float]) -> Geometry:
    """Straight lines from 0 to 400 across, each at a height."""
    starts, bends, ends = (np.array([[x, y] for y in ys]) for x in (0.0, 200.0, 400.0))
    return Geometry(np.zeros((0, 2)), np.zeros(0), starts, bends, ends)


def middles(found: dict[int, tuple[QRectF, str]]) -> dict[int, float]:
    return {place: round(box.center().x()) for place, (box, _) in found.items()}


def test_words_stand_in_the_middle_of_their_line_or_beside_what_stands_there(
    face: Typeface,
) -> None:
    """Of 400 pixels the half is 200; lines at one height find it taken, and 42 % (168) too near.

    Each has 2 pixels of patch at either side, and there are 6 between two.
    """
    apart = (face.width("backs") + face.width("arms")) / 2 + 4 + 6
    shares = [share for share in (0.42, 0.58, 0.34, 0.66) if abs(share - 0.5) * 400 >= apart]
    found = place_lines([(0, "backs"), (1, "arms")], level([100, 100]), board([]), face)
    assert middles(found) == {0: 200, 1: round(shares[0] * 400)}
    beside = place_lines([(0, "backs"), (1, "arms")], level([60, 140]), board([]), face)
    assert middles(beside) == {0: 200, 1: 200}


@pytest.mark.parametrize(("gap", "middle"), [(0.5, 168), (1.5, 200)])
def test_words_above_each_other_stand_a_pixel_apart(
    face: Typeface, gap: float, middle: int
) -> None:
    """Their patches are a pixel lower than a line; 42 % is free where the words are short."""
    ys = [60, 60 + face.height - 1 + gap]
    found = middles(place_lines([(0, "."), (1, ".")], level(ys), board([]), face))
    assert found == {0: 200, 1: middle}


def test_words_stand_on_nothing_that_is_taken_and_within_the_canvas(face: Typeface) -> None:
    taken = [(180.0, 0.0, 220.0, 200.0)]
    (found,) = middles(place_lines([(0, "backs")], level([100]), board(taken), face)).values()
    assert abs(found - 200) >= 20 + face.width("backs") / 2
    assert place_lines([(0, "backs")], level([2]), board([]), face) == {}
    assert place_lines([], level([]), board([]), face) == {}


def test_the_same_words_stand_twice_and_no_third_time(face: Typeface) -> None:
    texts = [(place, "backs") for place in range(3)] + [(3, "arms")]
    found = place_lines(texts, level([40, 80, 120, 160]), board([]), face)
    assert list(found) == [0, 1, 3]


def test_a_filter_moves_no_words_about() -> None:
    """Iran's line has two claims behind it and Turkey's one; of Turkey's alone are in view."""
    shared: dict[str, object] = {"sign": 1, "directed": "yes", "type": "political_support"}
    space = workspace(
        CLAIMS_TYPED,
        actors=ACTORS,
        relations=[
            {**shared, "source": "Turkey", "target": "A1", "claim_ids": "c3"},
            {**shared, "source": "Iran", "target": "B1", "claim_ids": "c0;c1"},
        ],
    )
    only = FilterState().with_clause(OneOf("claimant", frozenset({"Turkey"})))
    views = [build(Question(space, filters)) for filters in (FilterState(), only)]
    rested = Rested()
    first, second = (
        [(view.nodes[view.edges[place].source].name, words) for place, words in rested.texts(view)]
        for view in views
    )
    assert first == second == [("Iran", "backs"), ("Turkey", "backs")]
    weights = [
        [view.edges[place].weight for place, _ in texts_of(view, worded(view))] for view in views
    ]
    assert weights == [[2, 1], [0, 1]]


def board(taken: list[tuple[float, ...]]) -> Board:
    return Board(CANVAS, np.array(taken).reshape(-1, 4))


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.key)
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_label_kept_as_a_picture_is_the_painted_one(
    face: Typeface, monkeypatch: pytest.MonkeyPatch, ratio: float, theme: Theme
) -> None:
    """On whole pixels, over a ground of another colour that shows through the patch.

    Qt writes on the mixed ground, the picture on that of the theme: some of 255 aside.
    """
    above = round(face.ascent) - face.ascent
    box = QRectF(10, 10, face.width("backs") + 4, face.height + 2 * above)

    def painted() -> QImage:
        image = QImage(QSize(100, 40) * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor(theme.grid))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_labels(painter, [(box, "backs", 1.0)], theme.text, theme.surface, face)
        painter.end()
        return image

    kept = painted()
    monkeypatch.setattr("gui.charts.graph.paint.sharp_ratio", lambda *_: 0.0)
    assert furthest(kept, painted()) <= EDGE
    assert furthest(kept, kept.flipped(Qt.Orientation.Vertical)) > EDGE
