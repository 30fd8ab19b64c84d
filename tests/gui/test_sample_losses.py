"""The losses of the shipped sample, as the panel shows them.

The sample has 202 claims. What it says of losses, read by hand from its claims.csv:

- SF-21 … SF-24, the Azerbaijan MoD of Armenian forces, measure lost_unspecified: 170 troops,
  12 armoured vehicles, 3 tanks, 1 artillery battery.
- SF-25 … SF-29, the NKR Defence Army of Azerbaijan, basis unknown: 300 killed, 18 tanks, 3 IFVs,
  6 UAVs, 2 helicopters. Later running totals stand for the first two: 558 killed (AM-2017-01),
  about 25 tanks (NK-0406-03); those of 4 April say 6, 2 and 3 as well (NK-0404-10 … -12).
- SF-18, Azerbaijan: Mataghis is in its hands. SF-19 denies that and SF-20 says no more than 300 m,
  both by the NKR Defence Army and in reply to SF-18.
"""

from msgspec.structs import replace

from core.crossfilter import Workspace
from core.dataset import Dataset
from core.panels.losses import LossesOptions, LossesView, Mode
from core.panels.losses.rows import LossMark, LossRow
from core.session import SessionState, open_workspace
from gui.panels import PANELS
from tests.program import ADVERSARY, ARMENIA, AZERBAIJAN


def test_the_figures_of_the_article_stand_where_the_sample_has_them(sample: Workspace) -> None:
    rows = {(row.cell.subject, row.label, row.cell.thing.unit): row for row in losses(sample).rows}

    def said(subject: str, label: str, unit: str = "count") -> LossMark:
        mark = rows[subject, label, unit].marks[ADVERSARY]
        assert mark is not None
        return mark

    ids = sample.dataset.claims["claim_id"]

    def standing(mark: LossMark) -> tuple[str, list[str]]:
        return mark.text, ids.iloc[mark.rows.array].tolist()

    lost = "lost (not specified)"
    assert standing(said(ARMENIA, f"Personnel {lost}")) == ("170", ["SF-21"])
    assert standing(said(ARMENIA, f"Armoured vehicle {lost}")) == ("12", ["SF-22"])
    assert standing(said(ARMENIA, f"Tank {lost}")) == ("3", ["SF-23"])
    assert standing(said(ARMENIA, f"Artillery {lost} · battery", "battery")) == ("1", ["SF-24"])

    killed = said(AZERBAIJAN, "Personnel killed")
    assert standing(killed) == ("558", ["AM-2017-01"])
    assert 300 in killed.slot.ticks
    tanks = said(AZERBAIJAN, "Tank destroyed")
    assert standing(tanks) == ("~25", ["NK-0406-03"])
    assert 18 in tanks.slot.ticks
    three = [
        (said(AZERBAIJAN, f"{thing} destroyed"), claim, text)
        for thing, claim, text in (
            ("Unmanned aerial vehicle", "SF-28", "6"),
            ("Helicopter", "SF-29", "2"),
            ("Infantry fighting vehicle", "SF-27", "3"),
        )
    ]
    for mark, claim, text in [(killed, "SF-25", "558"), (tanks, "SF-26", "~25"), *three]:
        assert mark.text == text
        assert claim in ids.iloc[mark.slot.every.array].tolist()
        assert mark.side == ARMENIA


def losses(workspace: Workspace, **options: object) -> LossesView:
    spec = next(spec for spec in PANELS if spec.key == "losses")
    state = open_workspace(workspace)(SessionState())
    question = replace(spec.question(state), options=LossesOptions(**options))
    view = spec.build(question)
    assert isinstance(view, LossesView)
    return view


def swapped(dataset: Dataset) -> Dataset:
    """The same claims, with every actor of one side held to the other."""
    other = {ARMENIA: AZERBAIJAN, AZERBAIJAN: ARMENIA}
    actors = dataset.actors.copy()
    actors["side"] = actors["side"].astype("str").replace(other).astype("category")
    return replace(dataset, actors=actors)


def by_thing(view: LossesView, side: str) -> dict[object, tuple[object, ...]]:
    halves = [half for pair in view.pairs for half in (pair.left, pair.right) if half is not None]
    return {half.cell.thing: figures(half) for half in halves if half.cell.subject == side}


def figures(row: LossRow) -> tuple[object, ...]:
    """A row without the names of the sides."""
    cell = row.cell
    shown = [mark and (mark.role, mark.text, mark.slot.ticks, mark.rows) for mark in row.marks]
    gap = float(row.comparison.measured.gap[row.number])
    return (*shown, cell.state, cell.rows, cell.denials, row.verdict, gap)


def test_sides_that_change_places_change_nothing_but_their_places(sample: Workspace) -> None:
    mode = {"mode": Mode.BUTTERFLY}
    plain, mirrored = losses(sample, **mode), losses(Workspace(swapped(sample.dataset)), **mode)
    assert plain.pair == mirrored.pair == (AZERBAIJAN, ARMENIA)
    assert len(plain.pairs) > 20
    left, right = (by_thing(plain, side) for side in plain.pair)
    assert left
    assert right
    assert by_thing(mirrored, AZERBAIJAN) == right
    assert by_thing(mirrored, ARMENIA) == left
    assert plain.scale == mirrored.scale
    assert plain.coverage == mirrored.coverage


def test_the_order_of_the_sides_orders_the_losses_and_nothing_else(sample: Workspace) -> None:
    sides = sample.dataset.sides.iloc[::-1].reset_index(drop=True)
    turned = losses(Workspace(replace(sample.dataset, sides=sides)))
    plain = losses(sample)
    assert turned.sides == plain.sides[::-1] == (ARMENIA, AZERBAIJAN)
    for subject in (ARMENIA, AZERBAIJAN, ""):
        mine, theirs = (
            [figures(row) for row in view.rows if row.cell.subject == subject]
            for view in (plain, turned)
        )
        assert mine
        assert mine == theirs
    assert turned.rows[0].cell.subject == ARMENIA
