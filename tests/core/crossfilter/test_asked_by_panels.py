"""Whatever panels ask one after the other, each is told what a look at every claim counts."""

from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.linked import BRUSHES, COUNTED
from core.crossfilter import FIRST_DAY, KNOWN_DAY, Asked, Axis, CountArray, Workspace, outright
from core.crossfilter.tally import DAYS
from core.filters import KNOWN_ON, FilterState
from core.panels import known_on
from core.panels.question import Question
from core.vocabulary.terms import Clock
from tests.making import dataset
from tests.reading import Claim
from tests.strategies import claim_lists, gestures

PANELS = MappingProxyType({**COUNTED, "known_on": known_on.counted})
OWN = MappingProxyType({**BRUSHES, "known_on": frozenset({KNOWN_ON})})


@given(claim_lists, gestures(), st.data())
@settings(deadline=None, max_examples=60)
def test_panels_are_told_what_a_look_at_every_claim_counts(
    claims: list[Claim], states: list[FilterState], data: st.DataObject
) -> None:
    """Few claims counted in one go, or from the answers before."""
    opened = Workspace(dataset(claims))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outright, "FEW", data.draw(st.sampled_from((0, 20)), "in one go"))
        for state in states:
            keys = st.lists(st.sampled_from(sorted(PANELS)), min_size=1, unique=True)
            for key in data.draw(keys, "panels"):
                asked = PANELS[key](Question(opened, state, OWN.get(key, frozenset())))
                for one, table in zip(asked, opened.counts.ask(asked), strict=True):
                    assert np.array_equal(table, plainly(opened, one)), (key, one)


def plainly(opened: Workspace, one: Asked) -> CountArray:
    passed = np.flatnonzero(opened.mask(one.filters))
    if not one.tally.axes:
        return np.array(len(passed))
    table = np.zeros(one.tally.shape, dtype=np.int64)
    groups = (groups_of(opened, axis, one.filters) for axis in one.tally.axes)
    np.add.at(table, tuple(group[passed] for group in groups), 1)
    return table


def groups_of(opened: Workspace, axis: Axis, filters: FilterState) -> npt.NDArray[np.integer]:
    if axis.dimension in DAYS:
        clock = Clock.CLAIMED if axis.dimension == KNOWN_DAY else filters.clock
        days, listed = opened.index.days[clock], opened.arrangement(clock).days
        ends = days.first if axis.dimension == FIRST_DAY else days.last
        return np.where(days.dated, np.searchsorted(listed, ends), len(listed))
    if axis.dimension.startswith("became"):
        return Question(opened, filters).threads.became
    codes = opened.index[axis.dimension].codes
    return np.array(axis.groups)[codes] if axis.groups else codes
