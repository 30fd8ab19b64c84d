"""The layouts that were made last: the same tallies stand in the same cells again."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from core.crossfilter.layout import Joints, Layout
from core.crossfilter.tally import Tally

_KEPT = 64


class Layouts:
    """Layouts by their tallies; safe on several threads."""

    def __init__(self) -> None:
        self._known: OrderedDict[frozenset[Tally], Layout] = OrderedDict()
        self._joints = Joints()
        self._lock = Lock()

    def of(self, tallies: Iterable[Tally]) -> Layout:
        """The one layout of some tallies, whatever their order."""
        key = frozenset(tallies)
        with self._lock:
            known = self._known.get(key)
            if known is None:
                known = self._known[key] = Layout(key, self._joints)
                while len(self._known) > _KEPT:
                    self._known.popitem(last=False)
            else:
                self._known.move_to_end(key)
        return known
