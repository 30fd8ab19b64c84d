"""Counterclaim: compare what the parties to a conflict claim.

The console entry, and the public face for notebooks: ``counterclaim.load(["claims.csv"])``.
"""

import sys
from pathlib import Path

_INSTALLED = Path(__file__).resolve().parent / "_counterclaim"
if _INSTALLED.is_dir():
    sys.path.insert(0, str(_INSTALLED))

from core.layers import load_together as load  # noqa: E402 - only importable once the path is set
from core.version import VERSION  # noqa: E402

__version__ = VERSION

__all__ = ["VERSION", "load", "main"]


def main() -> int:
    """Run the command line; returns the exit code."""
    from gui.command_line import run  # noqa: PLC0415 - notebooks need no Qt

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
