"""Work done at the same time, where there is enough of it."""

from threading import Barrier, get_ident

import pytest

from core import cores
from core.cores import both, shared


def test_much_work_is_done_at_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each piece waits until the other is under way."""
    monkeypatch.setattr(cores, "hands", lambda: 2)
    together = Barrier(2, timeout=5)
    waiting = [[*both(together.wait, together.wait, cores.WORTHWHILE)]]
    waiting.append([*shared(lambda _: together.wait(), (1, 2), cores.WORTHWHILE)])
    assert [sorted(two) for two in waiting] == [[0, 1], [0, 1]]


def test_little_work_is_done_where_it_is_asked_for() -> None:
    few = cores.WORTHWHILE - 1
    assert {*both(get_ident, get_ident, few), *shared(lambda _: get_ident(), "ab", few)} == {
        get_ident()
    }


def test_what_either_piece_raises_comes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "hands", lambda: 2)
    for pieces in ((lambda: 1 // 0, int), (int, lambda: 1 // 0)):
        with pytest.raises(ZeroDivisionError):
            both(*pieces, cores.WORTHWHILE)
