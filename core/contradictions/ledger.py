"""Every stated figure of a dataset, coded by who says it, of what, and for when; read once."""

import numpy as np
from msgspec import Struct

from core.arithmetic import FloatArray, LongArray
from core.comparison.figures import BASES, Figures, figures_of
from core.comparison.ranks import seconds_of
from core.contradictions.keys import coded, dense, keys_of, paired
from core.contradictions.orders import Ladder, Orders, Sorted
from core.crossfilter.budget import Budget
from core.dataset import Dataset
from core.index import UNDATED, BoolArray, ClaimIndex, Dimension
from core.vocabulary.categories import category_tree
from core.vocabulary.terms import Act, Basis, Clock

ROUGHLY = 0.1
"""How far from its number a figure meant as *about* may lie, as a share of it."""

_STATING = (Act.ASSERT, Act.CONFIRM, Act.REVISE, Act.BLAME, Act.PARTLY_DENY)
_CLOCKS = (Clock.CLAIMED, Clock.EVENT)
_CUMULATIVE, _SNAPSHOT = BASES.index(Basis.CUMULATIVE), BASES.index(Basis.SNAPSHOT)


class Ledger(Struct, frozen=True, eq=False):
    """One entry for each claim; codes say nothing but *the same* and *not the same*."""

    figures: Figures
    stated: BoolArray
    """Whether it states a number, of a loss or of anything else."""
    dated: BoolArray
    """Whether it can be told for when the figure is meant."""
    low: FloatArray
    high: FloatArray
    """Ends of the interval meant; open ones are 0 and infinite."""
    least: FloatArray
    most: FloatArray
    """The same with 10 % more to both sides where the figure is meant as *about*."""
    number: LongArray
    """The figure as given, with its bound."""
    thing: LongArray
    """Subject, measure, category, unit, scope, victims, topic and aspect."""
    matter: LongArray
    """Side of the subject, topic, measure and category: what is talked about."""
    account: LongArray
    """Authority, thing, basis and time, whatever the place."""
    account_since: LongArray
    """Account and start."""
    place_since: LongArray
    """Account, place and start."""
    nowhere: BoolArray
    """Whether no place is given."""
    since: LongArray
    until: LongArray
    """Day up to which a total runs; UNDATED where it is not known."""
    reading: LongArray
    """Utterance, thing, basis, time and place; readings tied as variants share the code."""
    tied: BoolArray
    """Whether the claim is tagged as a variant of another with the same thing, or has one."""
    source: LongArray
    orders: Orders

    @property
    def nbytes(self) -> int:
        """Size in memory, the figures of the dataset left out."""
        columns = (getattr(self, name) for name in self.__struct_fields__)
        own = sum(column.nbytes for column in columns if isinstance(column, np.ndarray))
        return own + self.orders.nbytes


def ledger_of(dataset: Dataset, index: ClaimIndex, budget: Budget) -> Ledger:
    """The ledger of a dataset, kept in its budget; the cost is linear in its rows."""
    return budget.remember(
        ("ledger",), lambda: _ledger(dataset, index), lambda ledger: ledger.nbytes
    )


def _ledger(dataset: Dataset, index: ClaimIndex) -> Ledger:
    figures = figures_of(dataset, index)
    since, until, when = _times(dataset, figures)
    keys = keys_of(dataset, index, when, dense(since))
    (low, high), reach = _interval(figures), figures.amounts.rough * ROUGHLY
    least, most = low * (1 - reach), high * (1 + reach)
    stated = _acts(index, _STATING) & figures.amounts.stated
    by_rank = np.argsort(figures.rank)
    said = by_rank[stated[by_rank]]
    return Ledger(
        figures=figures,
        stated=stated,
        dated=when >= 0,
        low=low,
        high=high,
        number=_numbers(figures, index),
        thing=keys.thing,
        matter=paired(*(index[key].codes for key in _MATTER)),
        least=least,
        most=most,
        account=keys.account,
        account_since=keys.account_since,
        place_since=keys.place_since,
        nowhere=index["place"].codes == index["place"].code_of.get("", -1),
        since=since,
        until=until,
        reading=keys.reading,
        tied=keys.tied,
        source=coded(dataset.claims["source"]),
        orders=Orders(
            by_place=Sorted.by(said, keys.local, since),
            by_since=Sorted.by(said, keys.account_since),
            by_series=Sorted.by(said, keys.series, until),
            by_frame=Sorted.by(said, keys.loose),
            by_tree=Sorted.by(said, keys.bare).within(_branching(index["category"])),
            by_reading=Sorted.by(said, keys.reading),
            heights=Ladder.of(most, by_rank),
            depths=Ladder.of(-least, by_rank),
        ),
    )


_MATTER = ("subject_side", "topic", "measure", "category")
_NEVER = np.iinfo(np.int64).min


def _acts(index: ClaimIndex, acts: tuple[Act, ...]) -> BoolArray:
    act = index["act"]
    return np.array([value in acts for value in (*act.values, "")], dtype=bool)[act.codes]


def _branching(category: Dimension) -> BoolArray:
    """Which claims are of a category that others lie in, or that lies in another."""
    tree = category_tree()
    parents = {node.parent for node in tree}
    wanted = [key in parents or len(tree.line(key)) > 1 for key in category.values]
    return np.array([*wanted, False], dtype=bool)[category.codes]


def _times(dataset: Dataset, figures: Figures) -> tuple[LongArray, LongArray, LongArray]:
    """Start and last day of each figure, and a code of the time it is meant for, −1 for none.

    The time is that of the event, else of the claim: its last day for a total and a state, else
    its first and last second. Two events that tags tell apart are never of one time.
    """
    claims = dataset.claims
    undated = claims["event_date_from"].isna().to_numpy()

    def end(name: str) -> LongArray:
        said, happened = (seconds_of(claims[f"{clock}_{name}"]) for clock in _CLOCKS)
        return np.where(undated, said, happened)

    first, last = end("from"), end("to")
    until = np.where(last == _NEVER, UNDATED, last // 86_400)
    running = figures.basis == _CUMULATIVE
    daily = running | (figures.basis == _SNAPSHOT)
    when = paired(dense(np.where(daily, until, first)), dense(np.where(daily, until, last)))
    when = np.where(last == _NEVER, -1, paired(when, figures.event))
    return np.where(running, figures.since, UNDATED), until, when


def _interval(figures: Figures) -> tuple[FloatArray, FloatArray]:
    amounts = figures.amounts
    return np.nan_to_num(amounts.low, nan=0.0), np.nan_to_num(
        amounts.high, nan=np.inf, posinf=np.inf
    )


def _numbers(figures: Figures, index: ClaimIndex) -> LongArray:
    amounts = figures.amounts
    parts = [
        dense(np.nan_to_num(part, nan=-1.0).view(np.int64))
        for part in (amounts.best, amounts.low, amounts.high)
    ]
    return paired(*parts, index["bound"].codes)
