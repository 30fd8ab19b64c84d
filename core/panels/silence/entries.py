"""Who spoke of whose losses of what: one entry for each statement and each denial."""

from functools import cached_property

import numpy as np
from msgspec import Struct

from core.comparison.figures import figures_of
from core.comparison.things import LOSSES
from core.index import BoolArray, ClaimIndex, CodeArray, IntArray
from core.panels.question import Question
from core.vocabulary.terms import Act, Measure, Topic

_PEOPLE = (
    *(Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.CAPTURED, Measure.CASUALTIES),
)
_PERSONNEL = "personnel"


class Entries(Struct, frozen=True, eq=False, dict=True):
    """Columns of one length; a denial of two categories is two entries."""

    row: IntArray
    speaker: CodeArray
    """Code of the claimant's side."""
    subject: CodeArray
    """Code of the side that had the loss, a belligerent."""
    category: IntArray
    """Place in ``categories``."""
    denial: BoolArray
    categories: tuple[str, ...]
    """Keys of the categories; "" where neither category nor people are named."""
    left_out: int
    """Statements in view about both sides, third parties or nobody named."""

    @cached_property
    def matter(self) -> IntArray:
        """Subject and category in one code: subject × categories + category."""
        return (self.subject * len(self.categories) + self.category).astype(np.int32)


def entries_of(question: Question) -> Entries:
    """The statements and denials of losses that pass the filters."""
    index, passed = question.index, question.passed
    category, categories = _categories(index)
    figures = figures_of(question.workspace.dataset, index)
    about, speaker = index["subject_side"].codes, index["claimant_side"].codes
    stated = np.flatnonzero(figures.stated & passed).astype(np.int32)
    denied = figures.ties.denied
    linked = passed[denied.source] & figures.stated[denied.target]
    sources, targets = denied.source[linked], denied.target[linked]
    alone = np.flatnonzero(_denies(index) & passed).astype(np.int32)
    alone = alone[~np.isin(alone, sources)]
    row = np.concatenate([stated, sources, alone])
    of = np.concatenate([stated, targets, alone])
    denial = np.arange(len(row)) >= len(stated)
    kept = about[of] < len(index.belligerents)
    return Entries(
        row=row[kept],
        speaker=speaker[row[kept]],
        subject=about[of[kept]],
        category=category[of[kept]],
        denial=denial[kept],
        categories=categories,
        left_out=int((~kept[: len(stated)]).sum()),
    )


def _are(index: ClaimIndex, key: str, values: tuple[str, ...]) -> BoolArray:
    dimension = index[key]
    chosen = np.array([value in values for value in (*dimension.values, None)], dtype=bool)
    return chosen[dimension.codes]


def _denies(index: ClaimIndex) -> BoolArray:
    lost = _are(index, "topic", (Topic.LOSS, Topic.CAPTIVITY)) | _are(index, "measure", LOSSES)
    named = ~_are(index, "category", ("",)) | _are(index, "measure", _PEOPLE)
    return _are(index, "act", (Act.DENY, Act.PARTLY_DENY)) & lost & named


def _categories(index: ClaimIndex) -> tuple[IntArray, tuple[str, ...]]:
    """Category of each claim; people without a category are personnel."""
    dimension = index["category"]
    values = tuple(dict.fromkeys((*dimension.values, "", _PERSONNEL)))
    people = _are(index, "measure", _PEOPLE) & _are(index, "category", ("",))
    codes = np.where(people, np.int32(values.index(_PERSONNEL)), dimension.codes)
    return codes.astype(np.int32), values
