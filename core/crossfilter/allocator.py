"""Memory that is not needed any more, given back to the system.

glibc keeps what was freed below anything still in use, in an arena for each thread that ever made
something: cubes and columns come and go on several threads, and what they leave adds up.
"""

import ctypes
import sys


def give_back() -> None:
    """Ask the allocator for what it keeps in vain; nothing where it has no such call."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
