"""In another language no English remains in what the program says of claims."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from core.accounts import claim_account, selection_account, view_account
from core.briefing.footer import footer_of
from core.comparison import Comparison, compare, explain, short_state, sight_of
from core.crossfilter import Workspace
from core.filters import Answered, DateSpan, FilterState, OneOf, Words
from core.handling import Handling
from core.index import Rows
from core.panels.card.record import record
from core.panels.card.thread import thread
from core.panels.contradictions import build as contradictions
from core.panels.contradictions.cells import COLUMNS as LISTED
from core.panels.losses import LossesOptions, LossesView, Mode
from core.panels.losses import build as losses
from core.panels.losses.over_time.words import bar_words, step_words
from core.panels.losses.rows import Heading
from core.panels.question import Question
from core.panels.silence import build as silence
from core.panels.silence.words import cell_words, row_words, subtitle
from core.session import SessionState
from core.threads import Answer
from core.vocabulary.categories import category_tree
from core.vocabulary.terms import Act, Basis, Bound, Clock, Measure, Topic
from core.wording import cite, claim_at, grade, sentence
from core.wording.dates import precision
from core.wording.delays import delay, later_or_earlier
from core.wording.nouns import proposition
from tests.making import workspace
from tests.pseudo import english_in, pseudo

WRITTEN = ("typed", "Typed", "B")
"""What the data say in ASCII letters: the name of the dataset and a grade of the Admiralty code."""
OURS, THEIRS = "Ж1", "Щ1"


def claim(number: int, **more: object) -> dict[str, object]:
    """A claim whose names, places and quotes hold no ASCII letter."""
    return {
        "claim_id": f"№{number}",
        "claimant": THEIRS,
        "subject": OURS,
        "claimed_on": "2016-04-04",
        "since": "2016-04-01",
        "measure": "killed",
        "category": "personnel",
        "best": 300,
        "basis": "cumulative",
        "source": "Я",
        "language": "",
        **more,
    }


def every_kind() -> list[dict[str, object]]:
    """Claims of every act, topic, measure, category, basis, bound and kind of date."""
    made: list[dict[str, object]] = [
        claim(1),
        claim(2, claimant=OURS, best=26, basis="incremental", event_date="2016-04-02"),
        claim(3, claimant=OURS, act="deny", best=None, replies_to="№1", claimed_on="2016-04-06"),
        claim(4, act="revise", best=310, supersedes="№1", claimed_on="2016-04-05"),
        claim(5, best=None, low=31, high=94, bound="range", victim_class="military"),
        claim(6, claimed_on="", place="Ц", act="confirm", best=None, replies_to="№2"),
        claim(7, claimed_on="2016-04-01/2016-04-30~", reliability="B", credibility="2"),
        claim(8, act="deny", best=None, replies_to="№99", claimed_on="2019-01-01"),
        claim(9, act="partly_deny", replies_to="№4", best=12, claimed_on="2016-04-07T10:30"),
        claim(10, scope="both_sides", subject="", best=350, bound="approx"),
        claim(11, claimant="", best=3, unit="company", category="artillery"),
        claim(12, text="Ы", best=None, measure="", category="", topic="stance"),
        claim(13, claimant="Ю", best=7, source=""),
        claim(14, act="retract", supersedes="№2", claimant=OURS, best=None),
        claim(15, tags="gain", measure="area_km2", topic="territory", category="", best=2.5),
    ]
    start = len(made) + 1
    kinds: list[dict[str, object]] = [
        *({"act": act, "best": best} for act in Act for best in (None, 3)),
        *({"topic": topic, "measure": "", "best": best} for topic in Topic for best in (None, 1)),
        *({"measure": measure, "best": best} for measure in Measure for best in (None, 1, 1500)),
        *({"category": node.key, "measure": "destroyed"} for node in category_tree()),
        *({"basis": basis, "since": "", "event_date": "2016-04-03"} for basis in Basis),
        *({"bound": bound, "low": 250, "high": 400} for bound in Bound),
    ]
    made += [claim(start + number, **kind) for number, kind in enumerate(kinds)]
    return made


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with pseudo(tmp_path_factory.mktemp("language")):
        actors = [{"actor": OURS, "side": "Ж"}, {"actor": THEIRS, "side": "Щ"}]
        actors.append({"actor": "Ю", "side": "third"})
        sides = [{"side": "Ж"}, {"side": "Щ"}]
        yield workspace(every_kind(), actors=actors, sides=sides)


def test_the_test_itself_sees_english() -> None:
    assert english_in("\uff4b killed") == ["killed"]


def test_claims(space: Workspace) -> None:
    dataset, index = space.dataset, space.index
    for row in range(index.size):
        one = claim_at(dataset, row)
        said = (
            sentence(dataset, index, row),
            proposition(one),
            cite(dataset, row),
            precision(one.claimed),
            one.figure.meaning(),
            grade(one.reliability, one.credibility),
        )
        assert not [word for text in said for word in english_in(text, *WRITTEN)], (row, said)


def test_delays(space: Workspace) -> None:
    dates = [claim_at(space.dataset, row).claimed for row in range(9)]
    said = [
        tell(one, other) for one in dates for other in dates for tell in (delay, later_or_earlier)
    ]
    assert english_in(" ".join(said)) == []


@pytest.mark.parametrize("days", [None, ("2016-04-05", "2016-04-06")], ids=["all", "window"])
def test_cells(space: Workspace, days: tuple[str, str] | None) -> None:
    filters = FilterState()
    if days is not None:
        filters = filters.with_clause(DateSpan(*map(date.fromisoformat, days)))
    found: Comparison = compare(space.dataset, space.index, sight_of(space, filters))
    assert found.cells
    for cell in found.cells:
        said = explain(cell), short_state(cell), cell.thing.label, *cell.thing.labels
        assert not [word for text in said for word in english_in(text)], said


FILTERS = (
    FilterState(),
    FilterState((DateSpan(date(2016, 4, 1), date(2017, 4, 30), inside=True),), clock=Clock.EVENT),
    FilterState(
        (
            OneOf("reliability", frozenset({"B", ""}), exclude=True),
            OneOf("category", frozenset({"personnel", "tank", "apc", "ifv", "mrl"})),
            Answered(frozenset({Answer.DENIED})),
            Words("Ы"),
        ),
        known_on=date(2016, 4, 6),
    ),
)


@pytest.mark.parametrize("filters", FILTERS, ids=["none", "dates", "every other"])
def test_selection_window_and_footer(space: Workspace, filters: FilterState) -> None:
    state = SessionState(space, filters)
    chosen = Rows(list(range(12)))
    known = space.known(filters)
    said = (
        selection_account(space, filters, chosen),
        view_account(space, filters),
        claim_account(space, 3, known),
        footer_of(state, date(2016, 5, 1), Handling("Э"), ("Ъ",)).text,
    )
    for text in said:
        assert english_in(text, *WRITTEN) == []


@pytest.mark.parametrize("filters", [FilterState(), FILTERS[2]], ids=["all", "as known on"])
def test_threads_and_track_records(space: Workspace, filters: FilterState) -> None:
    question = Question(space, filters)
    for row in range(space.index.size):
        told = thread(question, row)
        said = [told.heading, *told.remarks]
        said += [
            text for step in told.steps for text in (step.does, step.words, step.date, step.delay)
        ]
        assert not [word for text in said for word in english_in(text)], said
    for claimant in (OURS, THEIRS, ""):
        shown = record(question, claimant)
        said = [
            shown.about,
            shown.remark,
            *shown.headings,
            *(words for words, _ in shown.revisions),
        ]
        said += [line.label for line in shown.lines]
        assert not [word for text in said for word in english_in(text)], said


def test_rows_bars_steps_and_subtitles_of_losses(space: Workspace) -> None:
    said: list[str] = []
    for mode in Mode:
        question = Question(space, FilterState(), options=LossesOptions(mode))
        view = losses(question)
        said += [view.subtitle, *(row.sentence for row in view.rows)]
        said += [mark.sentence for row in view.rows for mark in row.marks if mark is not None]
        said += [row.verdict for row in view.rows] + [line.title for line in headings(view)]
        for plot in () if view.over_time is None else view.over_time.plots:
            for track in plot.tracks:
                places = range(len(track.course.rows))
                said += [step_words(view.over_time, track.course, place) for place in places]
                said += [bar_words(plot, track, place) for place in range(len(track.bars))]
                said.append(track.label)
    assert not [word for text in said for word in english_in(text, *WRITTEN)]


def headings(view: LossesView) -> list[Heading]:
    return [line for line in view.lines if isinstance(line, Heading)]


def test_findings(space: Workspace) -> None:
    view = contradictions(Question(space, FilterState()))
    assert len(view.findings) > 3
    said = [view.subtitle, *(text for column in LISTED for text in (column.title, column.meaning))]
    for place in range(len(view.findings)):
        said.append(view.sentence(place))
        for column in LISTED:
            said += [view.text(place, column.key), view.tip(place, column.key)]
    assert not [word for text in said for word in english_in(text, *WRITTEN)]


def test_the_silence_map(space: Workspace) -> None:
    view = silence(Question(space, FilterState()))
    assert view.columns is not None
    said = [subtitle(view)]
    for place in range(len(view.rows)):
        said += [row_words(view, place), *(cell_words(view, place, at) for at in range(3))]
    assert not [word for text in said for word in english_in(text, *WRITTEN)]


@pytest.mark.parametrize("build", [losses, silence, contradictions])
@pytest.mark.parametrize(
    ("claims", "filters"),
    [
        ([], FilterState()),
        ([claim(1)], FilterState((Words("Ы"),))),
        ([claim(1, measure="", topic="stance", best=None)], FilterState()),
        ([claim(1, claimed_on="")], FilterState()),
    ],
    ids=["nothing open", "nothing matches", "nothing counted", "nothing dated"],
)
def test_empty_panels(
    tmp_path: Path,
    build: Callable[[Question], object],
    claims: list[dict[str, object]],
    filters: FilterState,
) -> None:
    with pseudo(tmp_path):
        view = build(Question(workspace(claims), filters))
        said = str(getattr(view, "message", ""))
    assert english_in(said, *WRITTEN) == []
