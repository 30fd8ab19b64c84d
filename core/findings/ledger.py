"""Every problem and every reading of a dataset with the claim it is about, made once."""

from collections.abc import Iterator
from functools import cached_property
from weakref import WeakKeyDictionary

from msgspec import Struct

from core.dataset import Dataset
from core.findings.listing import Group, grouped
from core.findings.readings import readings
from core.findings.whereabouts import Whereabouts
from core.problems import Problem, Severity


class Ledger(Struct, frozen=True, eq=False, dict=True):
    """The problems of a dataset, then how its cells were read."""

    problems: tuple[Problem, ...]
    whereabouts: Whereabouts

    def claim(self, place: int) -> int | None:
        """Row of the claim that a problem is about; None where its row was not kept."""
        return self.whereabouts.claim(self.problems[place])

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The kinds of problems found: errors first, then the most frequent."""
        return grouped(self.problems)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Everything said of each problem, folded, for a search by words."""
        return tuple(
            f"{one.code.replace('_', ' ')}\n{one.value}\n{one.sentence}".casefold()
            for one in self.problems
        )


def ledger_of(dataset: Dataset) -> Ledger:
    """The ledger of a dataset; the same one as long as the dataset is there."""
    found = _MADE.get(dataset)
    if found is None:
        problems = (*_problems(dataset), *readings(dataset))
        found = _MADE[dataset] = Ledger(problems, Whereabouts(dataset))
    return found


def _problems(dataset: Dataset) -> Iterator[Problem]:
    """The problems, with every refused row in place of the number of those not listed."""
    listed = {(one.file, one.row) for one in dataset.problems if one.row}
    more = [row for row in dataset.rejected if (row.file, row.row) not in listed]
    told = {(row.file, row.code) for row in more}
    for one in dataset.problems:
        unlisted = one.severity is Severity.ERROR and one.count > 1
        if not (unlisted and (one.file, one.code) in told):
            yield one
    for row in more:
        yield Problem(row.code, Severity.ERROR, row.file, row.row, "", "", row.sentence)


_MADE: WeakKeyDictionary[Dataset, Ledger] = WeakKeyDictionary()
