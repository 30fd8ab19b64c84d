"""What a budget forgets first."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.crossfilter.allocator import give_back
from core.crossfilter.budget import Budget


def test_the_least_recently_used_goes_first_and_what_lasts_goes_last() -> None:
    budget = Budget(100)
    budget.keep("dear", 1, 60, lasting=True)
    budget.keep("old", 2, 20)
    budget.keep("new", 3, 20)
    budget.find("old", int)
    budget.keep("more", 4, 20)
    assert [budget.find(key, int) for key in ("dear", "old", "new", "more")] == [1, 2, None, 4]
    budget.keep("large", 5, 90)
    assert [budget.find(key, int) for key in ("dear", "old", "more", "large")] == [1, *[None] * 3]
    budget.keep("dearer", 6, 90, lasting=True)
    assert [budget.find(key, int) for key in ("dear", "dearer")] == [None, 6]
    assert budget.used == 90


def test_what_lasts_leaves_an_eighth_of_the_limit_to_all_else() -> None:
    """Of 80 bytes: seventy may last, ten are for others; the older of two that last goes first."""
    budget = Budget(80)
    budget.keep("older", 1, 36, lasting=True)
    assert budget.room == 44
    budget.keep("newer", 2, 34, lasting=True)
    assert budget.room == 10
    budget.keep("passing", 3, 10)
    assert [budget.find(key, int) for key in ("older", "newer", "passing")] == [1, 2, 3]
    budget.keep("third", 4, 6, lasting=True)
    assert [budget.find(key, int) for key in ("older", "newer", "passing")] == [None, 2, 3]
    assert budget.find("third", int) == 4
    assert budget.room == 40


def test_what_took_the_place_of_something_lasting_lasts_no_longer_than_anything_else() -> None:
    budget = Budget(100)
    budget.remember("one", lambda: 1, lambda _: 40, lasting=True)
    budget.keep("one", 2, 40)
    budget.keep("other", 3, 40)
    budget.keep("more", 4, 40)
    assert budget.find("one", int) is None


def test_what_was_forgotten_is_given_back_once_it_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr("core.crossfilter.budget.give_back", lambda: given.append(budget.used))
    budget = Budget(80)
    budget.keep("small", 1, 9)
    budget.drop("small")
    budget.tidy()
    assert not given
    budget.keep("another", 2, 9)
    budget.drop("another")
    budget.tidy()
    budget.tidy()
    assert given == [0]


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's own call")
def test_the_system_takes_back_what_lies_below_memory_in_use() -> None:
    parts = [bytes(50_000) for _ in range(2_000)]
    last = parts[-1]
    held = _resident()
    parts.clear()
    kept = _resident()
    give_back()
    assert _resident() < held - 60_000_000
    assert kept >= _resident()
    assert len(last) == 50_000


_LARGE_ARRAYS = """
part_large()
bytearray(30_000_000)
held, small = resident(), []
for _ in range(5):
    large = bytearray(20_000_000)
    small.append(bytes(50_000))
    del large
print(resident() - held)
"""

_A_STEP = """
part_large()
bytearray(10_000_000)
before = faults()
for _ in range(20):
    bytearray(10_000_000)
print(faults() - before)
"""


_THREADS = """
import ctypes
from threading import Barrier, Thread
part_large()
together = Barrier(6)
def work():
    together.wait()
    held = bytearray(1_000_000)
    together.wait()
threads = [Thread(target=work) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
libc = ctypes.CDLL(None)
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's own call")
def test_six_threads_share_two_arenas() -> None:
    """Else each keeps what it has freed in one of its own, the main thread as well."""
    assert _said_alone(_THREADS).count("<heap nr=") <= 2


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's own call")
def test_the_system_takes_back_a_large_array_though_one_as_large_was_freed_before() -> None:
    """Twenty million bytes below memory in use, five times; an arena would keep them."""
    assert int(_said_alone(_LARGE_ARRAYS)) < 10_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's own call")
def test_what_a_step_takes_again_and_again_is_not_given_back_each_time() -> None:
    """Ten million bytes are 2,400 pages, twenty times 48,000."""
    assert int(_said_alone(_A_STEP)) < 5_000


def _said_alone(script: str) -> str:
    """What a script prints in a process of its own: no arena holds anything before."""
    begin = (
        "import os, resource",
        "from pathlib import Path",
        "from core.crossfilter.allocator import part_large",
        "def resident():",
        "    pages = int(Path('/proc/self/statm').read_text().split()[1])",
        "    return pages * os.sysconf('SC_PAGE_SIZE')",
        "def faults():",
        "    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt",
    )
    done = subprocess.run(  # noqa: S603 - the interpreter of this test
        [sys.executable, "-c", "\n".join((*begin, script))],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
