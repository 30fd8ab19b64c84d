"""The ten checks speak the language of the catalogue, every one of them."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from core.briefing.lints import LINTS, Broken, Case, notices_of
from core.filters import DateSpan, FilterState
from core.headline import headline_of
from core.panels.losses import LossesOptions, LossesView, Mode, build
from core.panels.losses.scale import ScaleKind
from core.panels.question import Question
from core.session import SessionState
from tests.making import workspace
from tests.pseudo import english_in, pseudo

OURS, THEIRS = "Ж1", "Щ1"
OWN = "Perhaps the red reaches higher, with high confidence."
ACTORS: list[dict[str, object]] = [
    {"actor": OURS, "side": "Ж"},
    {"actor": THEIRS, "side": "Щ"},
]
SIDES: list[dict[str, object]] = [{"side": "Ж"}, {"side": "Щ"}]
SAID: dict[str, object] = {
    "claimant": THEIRS,
    "subject": OURS,
    "measure": "killed",
    "category": "personnel",
    "claimed_on": "2016-04-02",
    "basis": "cumulative",
    "best": 9,
}
CLAIMS: list[dict[str, object]] = [
    SAID,
    {**SAID, "claimant": OURS, "basis": "incremental", "best": 3},
    {**SAID, "measure": "wounded", "best": 0, "text": "Ы"},
    {**SAID, "subject": THEIRS, "claimant": OURS, "measure": "missing", "best": 4},
    {**SAID, "claimed_on": "", "best": 5},
    *({**SAID, "best": 10 + number} for number in range(9)),
]


def tripping() -> tuple[Broken, ...]:
    """A story's step, and a crowd of sides, in which every check finds something."""
    filters = FilterState().with_clause(DateSpan(date(2016, 4, 1), date(2016, 4, 8)))
    space = workspace(CLAIMS, actors=ACTORS, sides=SIDES)
    state = SessionState(space, filters)
    gap = build(Question(space, filters, options=LossesOptions()))
    options = LossesOptions(mode=Mode.BUTTERFLY, scale=ScaleKind.LOG)
    butterfly = build(Question(space, filters, options=options))
    views = {"gap": added_up(gap), "losses": butterfly}
    case = Case(state, views, headline=headline_of(state), notes=OWN)
    names = [f"Ж{number}" for number in range(8)]
    many = workspace(
        [{**SAID, "claimant": name} for name in names],
        actors=[{"actor": name, "side": name} for name in names],
        sides=[{"side": name} for name in names],
    )
    return (*notices_of(case), *notices_of(Case(SessionState(many), {})))


def added_up(view: LossesView) -> LossesView:
    """A view whose first mark claims to be the sum of two figures."""
    row = next(row for row in view.rows if row.marks[1] is not None)
    mark = row.marks[1]
    assert mark is not None
    summed = replace(mark.slot.makers, summed=2)
    vars(row)["marks"] = (None, replace(mark, slot=replace(mark.slot, made=lambda: summed)), None)
    return view


def test_every_check_speaks_and_leaves_no_english(tmp_path: Path) -> None:
    with pseudo(tmp_path):
        found = tripping()
        said = [(one.notice.sentence, one.lint.title, one.lint.reason) for one in found]
    assert {one.lint.key for one in found} == {lint.key for lint in LINTS}
    written = OWN.replace(",", "").replace(".", "").split()
    for texts in said:
        assert not [word for text in texts for word in english_in(text, *written)], texts
