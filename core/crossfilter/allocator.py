"""Memory that is not needed any more, given back to the system.

glibc keeps what was freed below anything still in use, in an arena for each thread that ever made
something: cubes and columns come and go on several threads, and what they leave adds up.
"""

import ctypes
import sys

_MMAP_THRESHOLD = -3
"""The number that ``mallopt`` knows it by."""
_LARGE = 1 << 24
"""Bytes: columns and tables of ten million claims are larger, what a step makes anew is not."""


def part_large() -> None:
    """Have large arrays come from the system and go straight back to it from now on.

    Else glibc, once it has freed one, takes those no larger from an arena and keeps them there.
    """
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """Ask the allocator for what it keeps in vain; nothing where it has no such call."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
