"""Every stated figure of a dataset, coded by who says it, of what, and for when; read once."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.arithmetic import FloatArray, LongArray
from core.comparison.figures import BASES, Figures, figures_of
from core.comparison.ties import components
from core.contradictions.orders import Ladder, Sorted
from core.dataset import Dataset
from core.index import UNDATED, BoolArray, ClaimIndex, CodeArray, Dimension
from core.vocabulary.categories import category_tree
from core.vocabulary.terms import Act, Basis, Clock

ROUGHLY = 0.1
"""How far from its number a figure meant as *about* may lie, as a share of it."""

_STATING = (Act.ASSERT, Act.CONFIRM, Act.REVISE, Act.BLAME, Act.PARTLY_DENY)
_ASPECTS = frozenset({"gain", "loss", "non_combat", "volunteers", "visual"})
_FIGURE_OF = "figure_of:"
_CLOCKS = (Clock.CLAIMED, Clock.EVENT)
_WIDEST = 1 << 61
_CUMULATIVE, _SNAPSHOT = BASES.index(Basis.CUMULATIVE), BASES.index(Basis.SNAPSHOT)


@dataclass(frozen=True, eq=False)
class Ledger:
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
    by_place: Sorted
    """By account and place, then by start; here and below claims that state a number, level ones
    by rank."""
    by_since: Sorted
    """By account and start."""
    by_series: Sorted
    """By claimant, thing, basis, start and place, where a running total runs; then by day."""
    by_frame: Sorted
    """By claimant, thing without its measure, basis, time, start and place."""
    by_tree: Sorted
    """By claimant, thing without its category, basis, time, start and place: only claims whose
    category has others above or below it."""
    by_reading: Sorted
    heights: Ladder
    """By ``most``, the least first."""
    depths: Ladder
    """By ``least``, the greatest first."""


@lru_cache(maxsize=2)
def ledger_of(dataset: Dataset, index: ClaimIndex) -> Ledger:
    """Read the ledger of a dataset; the cost is linear in its rows, remembered for the last two."""
    figures = figures_of(dataset, index)
    claims, basis, rank = dataset.claims, figures.basis, figures.rank
    loose, bare, thing = _things(claims, index)
    since, until, when = _times(dataset, figures)
    start = _dense(since)
    claimant, place = index["claimant"].codes, index["place"].codes
    low, high = _interval(figures)
    reach = figures.amounts.rough * ROUGHLY
    least, most = low * (1 - reach), high * (1 + reach)
    account = paired(_authorities(dataset, index), thing, basis, when + 1)
    account_since, local = paired(account, start), paired(account, place)
    reading, tied = _readings(dataset, index, figures, paired(thing, basis, when + 1, place))
    stated = _acts(index, _STATING) & figures.amounts.stated
    by_rank = np.argsort(rank)
    said = by_rank[stated[by_rank]]
    return Ledger(
        figures=figures,
        stated=stated,
        dated=when >= 0,
        low=low,
        high=high,
        number=_numbers(figures, index),
        thing=thing,
        matter=paired(*(index[key].codes for key in _MATTER)),
        least=least,
        most=most,
        account=account,
        account_since=account_since,
        place_since=paired(local, start),
        nowhere=place == index["place"].code_of.get("", -1),
        since=since,
        until=until,
        reading=reading,
        tied=tied,
        source=_codes(claims["source"]),
        by_place=Sorted.by(said, local, since),
        by_since=Sorted.by(said, account_since),
        by_series=Sorted.by(said, paired(claimant, thing, basis, start, place), until),
        by_frame=Sorted.by(said, paired(claimant, loose, basis, when + 1, start, place)),
        by_tree=Sorted.by(said, paired(claimant, bare, basis, when + 1, start, place)).within(
            _branching(index["category"])
        ),
        by_reading=Sorted.by(said, reading),
        heights=Ladder.of(most, by_rank),
        depths=Ladder.of(-least, by_rank),
    )


_MATTER = ("subject_side", "topic", "measure", "category")
_NEVER = np.iinfo(np.int64).min


def paired(*columns: CodeArray) -> LongArray:
    """One code for each combination of codes."""
    key = np.zeros(len(columns[0]), dtype=np.int64)
    width = 1
    for column in columns:
        size = int(column.max(initial=0)) + 1
        if width > _WIDEST // size:
            key, distinct = pd.factorize(key)
            key, width = key.astype(np.int64), len(distinct) + 1
        if width > _WIDEST // size:
            column, distinct = pd.factorize(column)  # noqa: PLW2901 - a denser code of the same
            size = len(distinct) + 1
        key = key * size + column
        width *= size
    return _dense(key)


def _dense(values: LongArray) -> LongArray:
    return pd.factorize(values)[0].astype(np.int64)


def _codes(column: pd.Series) -> LongArray:
    codes: npt.NDArray[np.integer] = column.cat.codes.to_numpy()
    return codes.astype(np.int64) + 1


def _acts(index: ClaimIndex, acts: tuple[Act, ...]) -> BoolArray:
    act = index["act"]
    return np.array([value in acts for value in (*act.values, "")], dtype=bool)[act.codes]


def _aspects(tags: pd.Series) -> LongArray:
    """Which part of a thing a claim speaks of, by its tags."""
    places: dict[frozenset[str], int] = {frozenset(): 0}
    recode = [0]
    for text in tags.cat.categories.tolist():
        given = {tag.strip() for tag in str(text).split(";")}
        told = frozenset(tag for tag in given if tag in _ASPECTS or tag.startswith(_FIGURE_OF))
        recode.append(places.setdefault(told, len(places)))
    return np.array(recode, dtype=np.int64)[_codes(tags)]


def _authorities(dataset: Dataset, index: ClaimIndex) -> LongArray:
    """For each claim the topmost actor its claimant is part of, within one side."""
    actors = dataset.actors
    parents = dict(zip(actors["actor"].tolist(), actors["parent"].tolist(), strict=True))
    claimant = index["claimant"]
    found: dict[str, int] = {}
    codes: list[int] = []
    for name in claimant.values:
        top, passed = name, {name}
        while (above := str(parents.get(top, ""))) and above not in passed:
            if index.side_of.get(above) != index.side_of.get(top):
                break
            top = above
            passed.add(top)
        codes.append(found.setdefault(top, len(found)))
    return np.array([*codes, -1], dtype=np.int64)[claimant.codes]


def _things(claims: pd.DataFrame, index: ClaimIndex) -> tuple[LongArray, LongArray, LongArray]:
    """What each claim counts, without its measure, without its category, and with both."""
    coded = [index[key].codes for key in ("subject", "topic", "scope", "victim_class")]
    frame = paired(*coded, _codes(claims["unit"]), _aspects(claims["tags"]))
    loose = paired(frame, index["category"].codes)
    measure = index["measure"].codes
    return loose, paired(frame, measure), paired(loose, measure)


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
        said, happened = (_seconds(claims[f"{clock}_{name}"]) for clock in _CLOCKS)
        return np.where(undated, said, happened)

    first, last = end("from"), end("to")
    until = np.where(last == _NEVER, UNDATED, last // 86_400)
    running = figures.basis == _CUMULATIVE
    daily = running | (figures.basis == _SNAPSHOT)
    when = paired(_dense(np.where(daily, until, first)), _dense(np.where(daily, until, last)))
    when = np.where(last == _NEVER, -1, paired(when, figures.event))
    return np.where(running, figures.since, UNDATED), until, when


def _seconds(column: "pd.Series[pd.Timestamp]") -> LongArray:
    return column.to_numpy().astype("datetime64[s]").astype(np.int64)


def _interval(figures: Figures) -> tuple[FloatArray, FloatArray]:
    amounts = figures.amounts
    return np.nan_to_num(amounts.low, nan=0.0), np.nan_to_num(
        amounts.high, nan=np.inf, posinf=np.inf
    )


def _numbers(figures: Figures, index: ClaimIndex) -> LongArray:
    amounts = figures.amounts
    parts = [
        _dense(np.nan_to_num(part, nan=-1.0).view(np.int64))
        for part in (amounts.best, amounts.low, amounts.high)
    ]
    return paired(*parts, index["bound"].codes)


def _readings(
    dataset: Dataset, index: ClaimIndex, figures: Figures, meant: LongArray
) -> tuple[LongArray, BoolArray]:
    """One code for the readings of one statement; a statement without an id is one day's."""
    named = (dataset.claims["statement_id"] != "").to_numpy(dtype=bool)
    ties = figures.ties
    said = index.days[Clock.CLAIMED].last.astype(np.int64)
    alone = paired(index["claimant"].codes, _dense(said))
    utterance = np.where(named, ties.statement, int(ties.statement.max(initial=0)) + 1 + alone)
    reading = paired(_dense(utterance), meant)
    same = paired(
        *(index[key].codes for key in ("measure", "category")), _codes(dataset.claims["unit"])
    )
    one, other = ties.variants.source, ties.variants.target
    alike = same[one] == same[other]
    tied = np.zeros(index.size, dtype=bool)
    tied[one[alike]] = tied[other[alike]] = True
    joined = components(int(reading.max(initial=0)) + 1, reading[one[alike]], reading[other[alike]])
    return joined[reading] if index.size else reading, tied
