"""The comparison that is looked up against the same worked out over every claim, field by field."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from core.comparison import (
    Cell,
    Comparison,
    Counterpart,
    Level,
    Sight,
    Slot,
    compare,
    prepare,
    sight_of,
    voices,
)
from core.crossfilter import Workspace
from core.filters import Clause, DateSpan, FilterState, OneOf
from core.vocabulary.terms import Basis, Bound, Clock
from tests import strategies
from tests.comparing import Claim, claimed, killed, own
from tests.making import workspace
from tests.plain_comparison import PlainCell, plainly

ACTORS = ("A1", "A2", "B1", "B2", "C1", "Press", "Agency")
FIRST = date(2016, 4, 1)


def _day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


FEW = st.integers(0, 9)
DATES = st.one_of(
    st.just(""),
    FEW.map(_day),
    st.tuples(FEW, FEW).map(lambda days: f"{_day(min(days))}/{_day(max(days) + 1)}"),
)
FIGURES = st.one_of(st.none(), st.integers(0, 9), st.sampled_from((0.5, 2.25, 1_000_000)))


CLAIM = st.fixed_dictionaries(
    {
        "claimant": st.sampled_from(ACTORS),
        "subject": st.sampled_from(("", *ACTORS[:6])),
        "act": st.sampled_from(("assert", "assert", "confirm", "revise", "deny", "retract")),
        "topic": st.sampled_from(("loss", "loss", "attack", "stance")),
        "measure": st.sampled_from(("killed", "killed", "wounded", "casualties", "positions")),
        "category": st.sampled_from(("personnel", "tank", "armoured_vehicle", "fuel tanks", "")),
        "claimed_on": DATES,
        "event_date": DATES,
        "best": FIGURES,
        "low": FIGURES,
        "high": FIGURES,
        "bound": st.sampled_from([bound.value for bound in Bound]),
        "basis": st.sampled_from([basis.value for basis in Basis]),
        "scope": st.sampled_from(("", "one_side", "both_sides")),
        "victim_class": st.sampled_from(("", "civilian", "military")),
        "since": st.sampled_from(("", "", _day(0), _day(4))),
        "statement_id": st.sampled_from(("", "", "s1", "s2")),
        "source": st.sampled_from(("", "Paper", "Copy", "Radio")),
        "tag": st.sampled_from(("", "", "figure_of:own_side", "figure_of:adversary", "event:e1")),
        "tie": st.sampled_from(("", "", "variant_of", "part_of", "replies_to", "supersedes")),
        "tied_to": st.integers(0, 11),
    }
)


_WHAT = ("subject", "measure", "category")
ALIKE = st.sampled_from(
    ((), _WHAT, (*_WHAT, "claimant", "basis"), (*_WHAT, "claimant", "basis", "event_date"))
)


@st.composite
def claim_lists(draw: st.DrawFn) -> list[Claim]:
    """Claims of few series, so that much meets in each of them."""
    drawn: list[Claim] = draw(st.lists(CLAIM, min_size=draw(st.sampled_from((0, 8))), max_size=12))
    for claim in drawn[1:]:
        claim.update({key: drawn[0][key] for key in draw(ALIKE)})
    for claim in drawn if draw(st.booleans()) else ():
        act = "retract" if claim["act"] == "retract" else "assert"
        claim.update(act=act, topic="loss", scope="one_side", victim_class="")
        claim.update(best=3 if claim["best"] is None else claim["best"])
    return [_typed(claim, number) for number, claim in enumerate(drawn)]


def _typed(claim: Claim, number: int) -> Claim:
    typed = {key: value for key, value in claim.items() if key not in ("tie", "tied_to", "tag")}
    given = [key for key in ("low", "best", "high") if typed[key] is not None]
    typed.update(zip(given, sorted(float(str(typed[key])) for key in given), strict=True))
    tie, other = str(claim["tie"]), f"c{claim['tied_to']}"
    tags = [str(claim["tag"])]
    if tie in ("replies_to", "supersedes"):
        typed[tie] = other if other != f"c{number}" else ""
    elif tie:
        tags.append(f"{tie}:{other}")
    return {**typed, "tags": ";".join(filter(None, tags))}


SPANS = st.builds(
    lambda days, inside: DateSpan(
        FIRST + timedelta(days=min(days)), FIRST + timedelta(days=max(days)), inside
    ),
    st.tuples(FEW, FEW),
    st.booleans(),
)
FACETS = st.one_of(
    *(
        st.builds(OneOf, st.just(key), st.frozensets(st.sampled_from(values)), st.booleans())
        for key, values in (
            ("claimant", ACTORS),
            ("subject", ("", *ACTORS)),
            ("claimant_side", ("A", "B", "C", "third")),
            ("subject_side", ("A", "B", "third", "")),
            ("category", ("personnel", "tank", "")),
            ("measure", ("killed", "wounded")),
            ("source", ("", "Paper", "Copy")),
            ("act", ("assert", "deny", "revise")),
        )
    )
)
CLAUSES: st.SearchStrategy[Clause] = st.one_of(SPANS, FACETS, FACETS, strategies.answers)
CHANGES = st.one_of(
    CLAUSES.map(lambda clause: ("set", clause)),
    st.sampled_from(("dates", "source", "claimant_side")).map(lambda key: ("drop", key)),
    st.none().map(lambda none: ("known", none)),
    FEW.map(lambda number: ("known", FIRST + timedelta(days=number))),
    st.sampled_from(list(Clock)).map(lambda clock: ("clock", clock)),
    st.sampled_from(list(Level)).map(lambda level: ("level", level)),
)


@given(claim_lists(), st.lists(CHANGES, max_size=6))
@settings(max_examples=150, deadline=None)
def test_whatever_the_claims_and_the_gestures_the_two_are_equal(
    claims: list[Claim], changes: list[tuple[str, object]]
) -> None:
    space = made(claims)
    filters, level = FilterState(), Level.SIDE
    assert_equal(space, filters, level)
    for kind, value in changes:
        if isinstance(value, Clause):
            filters = filters.with_clause(value)
        elif kind == "drop":
            filters = filters.without((str(value),))
        elif isinstance(value, Clock):
            filters = replace(filters, clock=value)
        elif isinstance(value, Level):
            level = value
        else:
            filters = replace(filters, known_on=value if isinstance(value, date) else None)
        assert_equal(space, filters, level)


@given(
    claim_lists(),
    st.sampled_from((("topic", ("loss", "attack")), ("act", ("assert", "deny")))),
    st.booleans(),
    st.one_of(st.none(), FACETS, SPANS),
)
@settings(max_examples=100, deadline=None)
def test_lists_that_were_counted_ahead_are_compared_alike(
    claims: list[Claim], of: tuple[str, tuple[str, ...]], exclude: bool, other: Clause | None
) -> None:
    """The newest figure and the sum of increments by value, alone and with another filter."""
    space, (key, values) = made(claims), of
    prepare(space, FilterState(), Level.SIDE, key)
    for kept in (values, values[:1]):
        filters = FilterState().with_clause(OneOf(key, frozenset(kept), exclude))
        assert_equal(space, filters, Level.SIDE)
        if other is not None:
            assert_equal(space, filters.with_clause(other), Level.SIDE)


@given(claim_lists(), SPANS, st.sampled_from(list(Clock)))
@settings(max_examples=50, deadline=None)
def test_a_sight_of_a_bare_mask_is_compared_alike(
    claims: list[Claim], span: DateSpan, clock: Clock
) -> None:
    space = made(claims)
    filters = FilterState((span,), clock)
    sight = sight_of(space, filters)
    window = sight.window
    assert window is not None
    bare = Sight(sight.mask, clock, window=replace(window, others=window.earlier))
    assert_alike(compare(space.dataset, space.index, bare), *plain(space, bare))


def test_decimals_add_up_to_what_is_written() -> None:
    """In binary 0.1 + 0.2 is not 0.3; a sum of decimals is worked out in whole tenths."""
    tenths = [own(best, f"2016-04-0{n}", basis="incremental") for n, best in ((1, 0.1), (2, 0.2))]
    (cell,) = compared(tenths).cells
    assert cell.own is not None
    assert cell.own.amount.best == 0.3


def test_figures_of_endless_decimals_are_added_as_they_stand() -> None:
    thirds = [own(1 / 3, f"2016-04-0{n}", basis="incremental") for n in (1, 2)]
    (cell,) = compared(thirds).cells
    assert cell.own is not None
    assert cell.own.amount.best == 2 / 3


def test_sums_beyond_32_bits_are_right() -> None:
    many = [own(2_000_000_000, f"2016-04-0{n}", basis="incremental") for n in (1, 2, 3)]
    (cell,) = compared(many).cells
    assert cell.own is not None
    assert cell.own.amount.best == 6_000_000_000


def test_an_empty_dataset_has_no_cells() -> None:
    assert compared([]).cells == ()
    assert compared([killed("A", "B", None, act="deny")]).coverage == (0, 0)


@pytest.mark.parametrize("shown", [1, 3])
def test_what_is_drawn_needs_no_look_at_the_other_claims(shown: int) -> None:
    """Slots and details are made for the cells that somebody asks about, and for no others."""
    claims = [claimed(number, category=f"thing {number}") for number in range(1, 40)]
    comparison = compared(claims)
    assert len(comparison.cells) == 39
    asked = [cell.adversary for cell in comparison.cells[:shown]]
    assert [slot.amount.best for slot in asked if slot] == [1, 10, 11][:shown]
    assert not comparison.board.backing.looked_up
    assert [slot.variants for slot in asked if slot] == [0] * shown
    assert comparison.board.backing.looked_up == 39


@pytest.mark.parametrize("count", [200, 288])
def test_series_of_hundreds_are_added_up_where_their_running_sums_have_run_over(count: int) -> None:
    """Eight bits hold one of 200 claims, not three; of 288 as many as 256 have no best figure."""
    claims = [
        {
            **killed(claimant, "A1", number if number % 9 == 0 else None, _day(number)),
            "low": number if number % 9 else None,
            "bound": ("exact", "at_least", "approx")[number % 3],
            "basis": "incremental",
            "event_date": _day(number),
        }
        for claimant in ("A2", "B1", "C1")
        for number in range(count)
    ]
    space = made(claims)
    for first, last in ((0, count), (3, 3), (4, 5), (150, 199)):
        span = DateSpan(FIRST + timedelta(days=first), FIRST + timedelta(days=last))
        assert_equal(space, FilterState().with_clause(span), Level.ACTOR)


def compared(claims: list[Claim]) -> Comparison:
    space = workspace(claims)
    return compare(space.dataset, space.index, sight_of(space, FilterState()))


def made(claims: list[Claim]) -> Workspace:
    actors: list[Claim] = [
        {"actor": name, "side": name[0] if name[0] in "ABC" and len(name) == 2 else "third"}
        for name in ACTORS
    ]
    sources: list[Claim] = [{"source": "Paper"}, {"source": "Copy", "relays": "Paper"}]
    sides: list[Claim] = [{"side": side} for side in "ABC"]
    return workspace(claims, actors=actors, sides=sides, sources=sources)


def plain(space: Workspace, sight: Sight) -> tuple[list[PlainCell], list[int]]:
    cells, beyond = plainly(space.dataset, space.index, sight)
    return cells, beyond.array.tolist()


def assert_equal(space: Workspace, filters: FilterState, level: Level) -> None:
    """Where the figures are few and looked at at once, and searched as where they are many."""
    cells = plain(space, sight_of(space, filters, level))
    for few in (voices.FEW, -1):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(voices, "FEW", few)
            quick = compare(space.dataset, space.index, sight_of(space, filters, level))
            assert_alike(quick, *cells)


def assert_alike(quick: Comparison, cells: list[PlainCell], beyond: list[int]) -> None:
    assert quick.beyond.array.tolist() == beyond
    assert [told(cell) for cell in quick.cells] == [plainly_told(cell) for cell in cells]
    compared_ = sum(cell.difference is not None for cell in quick.cells)
    assert quick.coverage == (compared_, len(quick.cells))


def told(cell: Cell) -> list[object]:
    return [
        *(cell.subject, cell.side, cell.thing, cell.own, cell.adversary, cell.third, cell.rows),
        *(cell.denials, cell.partial, _paired(cell.counterpart)),
    ]


def plainly_told(cell: PlainCell) -> list[object]:
    return [
        *(cell.subject, cell.side, cell.thing, cell.own, cell.adversary, cell.third, cell.rows),
        *(cell.denials, cell.partial, _paired(cell.counterpart[0])),
    ]


def _paired(other: Counterpart | None) -> tuple[object, ...]:
    if other is None:
        return ()
    slots: list[Slot | None] = [other.slot, other.lent, *(slot for _, slot in other.parts)]
    return (other.thing, *slots, *(thing for thing, _ in other.parts))
