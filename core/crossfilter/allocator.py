"""Memory that is not needed any more, given back to the system.

glibc keeps what was freed below anything still in use, in an arena for each thread that ever made
something: cubes and columns come and go on several threads, and what they leave adds up.
"""

import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""The numbers that ``mallopt`` knows them by."""
_LARGE = 1 << 24
"""Bytes: columns and tables of ten million claims are larger, what a step makes anew is not."""
_ARENAS = 2
"""What one thread has freed the next one takes: arrays are made seldom enough not to wait."""


def part_large() -> None:
    """Have large arrays come from the system and go straight back to it from now on.

    Else glibc, once it has freed one, takes those no larger from an arena and keeps them there.
    Less than that stays where an arena has it free at its end: a step would take the same pages
    from the system and give them back again and again. Threads share what arenas there are.
    """
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_MMAP_THRESHOLD, _LARGE)
            mallopt(_TRIM_THRESHOLD, _LARGE)
            mallopt(_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Ask the allocator for what it keeps in vain; nothing where it has no such call."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
