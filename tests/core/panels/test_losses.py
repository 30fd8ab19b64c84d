from datetime import date

import pytest

from core.comparison import Level
from core.filters import DateSpan, FilterState, OneOf, Words
from core.index import BOTH, NO_ROWS
from core.panels.losses import LossesOptions, LossesView, Mode, build
from core.panels.losses.rows import Heading, LossRow, Sort
from core.panels.losses.scale import Scale, ScaleKind
from core.panels.losses.table import COLUMNS, as_text, sorted_by
from core.panels.question import Question
from core.vocabulary.terms import Bound
from tests.comparing import Claim, claimed, killed, own
from tests.making import workspace

MIXED: list[Claim] = [
    claimed(26),
    own(1),
    claimed(300, measure="wounded", bound="more_than"),
    own(12, measure="destroyed", category="tank"),
    claimed(14, measure="destroyed", category="tank"),
    killed("A MoD", "B army", 91),
    killed("Observer", "", 350, measure="casualties", scope="both_sides", bound="approx"),
]


def shown(
    claims: list[Claim], options: LossesOptions | None = None, filters: FilterState | None = None
) -> LossesView:
    question = Question(workspace(claims), filters or FilterState(), options=options)
    return build(question)


def labels(view: LossesView) -> list[str]:
    return [line.title if isinstance(line, Heading) else line.label for line in view.lines]


def test_losses_stand_under_the_side_that_had_them() -> None:
    assert labels(shown(MIXED)) == [
        "Losses of A",
        "Personnel killed",
        "Personnel wounded",
        "Tank destroyed",
        "Losses of B",
        "Personnel killed",
        "Both sides together, or side not stated",
        "Personnel killed or wounded",
    ]


def test_a_row_has_a_mark_for_each_voice_and_its_claims_behind_it() -> None:
    row = shown(MIXED).rows[0]
    own_mark, adversary, third = row.marks
    assert third is None
    assert own_mark is not None
    assert adversary is not None
    assert (own_mark.text, own_mark.side, own_mark.rows.array.tolist()) == ("1", "A", [1])
    assert (adversary.text, adversary.side, adversary.rows.array.tolist()) == ("26", "B", [0])
    assert row.rows.array.tolist() == [0, 1]
    assert row.verdict == "×26"


def test_the_words_at_the_end_of_a_row_say_its_state() -> None:
    said = {row.label: row.verdict for row in shown(MIXED).rows if row.cell.subject == "A"}
    assert said == {
        "Personnel killed": "×26",
        "Personnel wounded": "one side only",
        "Tank destroyed": "×1.2",
    }


def test_a_running_total_that_reaches_back_is_called_one() -> None:
    april = FilterState().with_clause(DateSpan(date(2016, 4, 4), date(2016, 4, 5)))
    total = own(36, "2016-04-05", basis="cumulative", since="2016-04-01")
    assert shown([total], filters=april).rows[0].verdict == "running total"
    assert shown([total]).rows[0].verdict == "one side only"


def test_what_was_said_before_the_window_is_taken_off_a_running_total() -> None:
    """36 by the 8th, 20 by the 4th: 16 in between, under every other filter as well."""
    claims = [
        own(20, "2016-04-04", basis="cumulative", since="2016-04-01"),
        own(36, "2016-04-08", basis="cumulative", since="2016-04-01"),
    ]
    filters = FilterState().with_clause(DateSpan(date(2016, 4, 5), date(2016, 4, 9)))
    mark = shown(claims, filters=filters).rows[0].marks[0]
    assert mark is not None
    assert mark.amount.best == 16


def test_the_subtitle_carries_coverage_scale_and_clock() -> None:
    assert shown(MIXED).subtitle == "2 of 5 cells comparable · log scale · by claim date"
    table = shown(MIXED, LossesOptions(mode=Mode.TABLE)).subtitle
    assert table == "2 of 5 cells comparable · by claim date"


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.TREE, ["Personnel killed", "Personnel wounded", "Tank destroyed"]),
        (Sort.GAP, ["Personnel killed", "Tank destroyed", "Personnel wounded"]),
        (Sort.SIZE, ["Personnel wounded", "Personnel killed", "Tank destroyed"]),
        (Sort.NAME, ["Personnel killed", "Personnel wounded", "Tank destroyed"]),
    ],
)
def test_rows_are_sorted_within_their_side(sort: Sort, order: list[str]) -> None:
    rows = shown(MIXED, LossesOptions(sort=sort)).rows
    assert [row.label for row in rows if row.cell.subject == "A"] == order


def test_the_butterfly_sets_the_same_things_of_two_sides_against_each_other() -> None:
    view = shown(MIXED, LossesOptions(mode=Mode.BUTTERFLY))
    assert view.pair == ("A", "B")
    killed_pair = view.pairs[0]
    assert (killed_pair.left, killed_pair.right) == (view.rows[0], view.rows[3])
    assert view.pairs[1].right is None
    assert "both halves on one log scale" in view.subtitle


def test_the_butterfly_of_three_sides_says_which_two_it_shows() -> None:
    actors: list[Claim] = [{"actor": name, "side": name[0]} for name in ("A1", "B1", "C1")]
    space = workspace(
        [killed("A1", "B1", 3), killed("B1", "C1", 4), killed("C1", "A1", 5)], actors=actors
    )
    options = LossesOptions(mode=Mode.BUTTERFLY, pair=("C", "A"))
    view = build(Question(space, FilterState(), options=options))
    assert view.pair == ("C", "A")
    assert "made for two: C and A of 3" in view.subtitle


def test_the_butterfly_of_one_side_says_why_it_is_empty() -> None:
    actors: list[Claim] = [{"actor": "A1", "side": "A"}]
    space = workspace([killed("A1", "A1", 3)], actors=actors)
    view = build(Question(space, FilterState(), options=LossesOptions(mode=Mode.BUTTERFLY)))
    assert "two sides" in view.message


def test_the_butterfly_of_actors_sets_the_first_of_two_sides_against_each_other() -> None:
    """In the order of the sides, A before Z, and not of the actors, whose first two are allies."""
    actors: list[Claim] = [
        {"actor": name, "side": side}
        for name, side in (("Y guard", "A"), ("X guard", "A"), ("B guard", "Z"), ("C guard", "Z"))
    ]
    claims = [killed("C guard", actor, 3) for actor in ("B guard", "X guard", "Y guard")]
    options = LossesOptions(mode=Mode.BUTTERFLY, level=Level.ACTOR)
    view = build(Question(workspace(claims, actors=actors), FilterState(), options=options))
    assert view.subjects == ("X guard", "Y guard", "B guard")
    assert view.pair == ("X guard", "B guard")


def test_the_scale_of_a_butterfly_is_that_of_its_two_sides() -> None:
    actors: list[Claim] = [{"actor": name, "side": name[0]} for name in ("A1", "B1", "C1")]
    claims = [killed("A1", "A1", 83), killed("A1", "B1", 26), killed("A1", "C1", 20_000)]
    space = workspace(claims, actors=actors)
    two, three = (
        build(Question(space, FilterState(), options=LossesOptions(mode=mode))).scale.high
        for mode in (Mode.BUTTERFLY, Mode.GAP)
    )
    assert 83 <= two < 1_000
    assert three >= 20_000


def test_a_butterfly_without_a_row_says_why_it_is_empty() -> None:
    """Of both sides together only one total is said, as in every row of UCDP/PRIO."""
    actors: list[Claim] = [{"actor": name, "side": name[0]} for name in ("A1", "B1")]
    claims = [killed("A1", "", 350, scope="both_sides")]
    options = LossesOptions(mode=Mode.BUTTERFLY)
    view = build(Question(workspace(claims, actors=actors), FilterState(), options=options))
    assert len(view.rows) == 1
    assert "No row shown counts the losses of A or of B." in view.message


def test_both_sides_totals_are_in_a_group_of_their_own_and_in_no_butterfly() -> None:
    view = shown(MIXED, LossesOptions(mode=Mode.BUTTERFLY))
    (both,) = [row for row in view.rows if row.cell.side == BOTH]
    assert both.verdict == "both sides"
    assert all(both not in (pair.left, pair.right) for pair in view.pairs)


def test_figures_that_add_up_to_no_number_have_no_mark_and_a_dash_in_the_table() -> None:
    day = {"basis": "incremental"}
    claims = [
        own(None, low=5, **day),
        own(None, "2016-04-05", high=10, **day),
        claimed(300, **day),
    ]
    (row,) = shown(claims).rows
    assert [mark is not None for mark in row.marks] == [False, True, False]
    assert row.verdict == "no number"
    assert len(row.rows) == 3
    (line,) = as_text([row]).splitlines()[1:]
    assert line.split("\t")[3:6] == ["—", "300", "—"]


def test_losses_of_actors_stand_under_each_actor() -> None:
    view = shown([own(1), killed("B MoD", "A guard", 5)], LossesOptions(level=Level.ACTOR))
    titles = [line.title for line in view.lines if isinstance(line, Heading)]
    assert titles == ["Losses of A army", "Losses of A guard"]


@pytest.mark.parametrize(
    ("claims", "filters", "words"),
    [
        ([], FilterState(), "Open a dataset"),
        ([own(1)], FilterState().with_clause(Words("zzzz")), "Drop a filter"),
        ([own(1, topic="stance")], FilterState(), "No claim in view counts losses"),
        (
            [own(1), claimed(2, measure="")],
            FilterState().with_clause(OneOf("claimant_side", frozenset({"B"}))),
            "No claim in view counts losses",
        ),
    ],
)
def test_an_empty_comparison_says_what_to_do_next(
    claims: list[Claim], filters: FilterState, words: str
) -> None:
    view = shown(claims, filters=filters)
    assert words in view.message
    assert list(view.lines) == []
    assert view.subtitle == ""


def test_the_table_writes_bounds_and_dashes() -> None:
    rows = shown(MIXED).rows
    titles, *lines = as_text(rows).split("\n")
    cells = [dict(zip(titles.split("\t"), line.split("\t"), strict=True)) for line in lines]
    assert cells[0]["Own ○"] == "1"
    assert cells[0]["S"] == "0.93"
    assert cells[0]["G"] == "4.14"
    assert cells[0]["Said by"] == "A MoD / B MoD / —"
    assert cells[0]["As of"] == "2016-04-04 / 2016-04-04 / —"
    assert (cells[1]["Own ○"], cells[1]["Adversary ●"], cells[1]["S"]) == ("—", "> 300", "—")
    assert cells[4]["Third ◆"] == "~350"


@pytest.mark.parametrize("descending", [False, True])
def test_missing_figures_come_last_however_the_table_is_sorted(*, descending: bool) -> None:
    place = next(at for at, column in enumerate(COLUMNS) if column.title == "Own ○")
    rows = sorted_by(shown(MIXED).rows, place, descending=descending)
    texts = [COLUMNS[place].text(row) for row in rows]
    numbers = ["1", "12"]
    assert texts[:2] == (numbers[::-1] if descending else numbers)
    assert set(texts[2:]) == {"—"}


@pytest.mark.parametrize("place", range(len(COLUMNS)))
def test_every_column_sorts(place: int) -> None:
    rows = shown(MIXED).rows
    assert set(sorted_by(rows, place, descending=True)) == set(rows)


def test_no_cell_of_the_copy_can_be_taken_for_a_formula() -> None:
    rows = shown([killed("Paper", "=cmd()", 3)]).rows
    assert as_text(rows, titles=False).startswith("'=cmd()\t")


def test_a_tab_or_a_line_break_in_a_name_splits_no_cell_of_the_copy() -> None:
    rows = shown([killed("A\tx\nMoD", "A army", 3, unit="a\tb\nc")]).rows
    assert len(as_text(rows, titles=False).split("\t")) == len(COLUMNS)


def test_a_logarithmic_scale_puts_equal_ratios_at_equal_distances() -> None:
    scale = Scale(ScaleKind.LOG, 1, 1000)
    assert scale.place(10) - scale.place(1) == pytest.approx(scale.place(1000) - scale.place(100))
    assert scale.ticks(8) == (1, 3, 10, 30, 100, 300, 1000)
    assert scale.ticks(4) == (1, 10, 100, 1000)


def test_zero_has_a_place_on_a_logarithmic_scale_only_where_somebody_said_it() -> None:
    without = shown([own(1), claimed(26)]).scale
    with_zero = shown([own(0), claimed(26)]).scale
    assert not without.zero
    assert with_zero.zero
    assert with_zero.place(0) == 0
    assert with_zero.place(1) > 0
    assert with_zero.ticks(4)[0] == 0


def test_a_linear_scale_starts_at_zero_with_round_steps() -> None:
    scale = shown(MIXED, LossesOptions(scale=ScaleKind.LINEAR)).scale
    assert scale.place(0) == 0
    assert scale.place(150) == pytest.approx(scale.place(300) / 2)
    assert scale.ticks(6) == (0, 100, 200, 300)


def test_every_figure_and_variant_lies_on_the_scale() -> None:
    view = shown([claimed(3, "2016-04-02"), claimed(5000, "2016-04-03"), own(0.02)])
    assert view.scale.low <= 0.02
    assert view.scale.high >= 5000


def test_a_sentence_names_claimant_date_and_basis() -> None:
    mark = shown([own(1), own(4, "2016-04-02")]).rows[0].marks[0]
    assert mark is not None
    assert mark.sentence == (
        "As of 4 Apr 2016 the A MoD admitted personnel killed, A: 1 (counting basis not stated). "
        "1 other figure said there. 2 independent origins."
    )


def test_no_row_is_made_of_what_counts_no_loss() -> None:
    view = shown([own(1), killed("A MoD", "B army", 3, topic="stance")])
    assert [row.rows.array.tolist() for row in view.rows] == [[0]]
    assert view.beyond == NO_ROWS


def test_an_open_bound_stays_open_in_print() -> None:
    row = shown([claimed(370, bound=Bound.MORE_THAN.value), own(31)]).rows[0]
    assert isinstance(row, LossRow)
    assert row.verdict == "≥ ×12"


def test_without_a_filter_no_filter_is_blamed_for_an_empty_comparison() -> None:
    message = shown([own(1, topic="stance")]).message
    assert "filter" not in message
    assert "column “measure”" in message
