"""Counterclaim: compare what the parties to a conflict claim.

The console entry, and the public face for notebooks: ``counterclaim.load(["claims.csv"])``.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

_INSTALLED = Path(__file__).resolve().parent / "_counterclaim"
if _INSTALLED.is_dir():
    sys.path.insert(0, str(_INSTALLED))

from core.version import VERSION  # noqa: E402 - only importable once the path is set

if TYPE_CHECKING:
    from core.layers import load_together as load

__version__ = VERSION

__all__ = ["VERSION", "load", "main"]


def __getattr__(name: str) -> object:
    """``load``, whose tables a command line without them does not wait for."""
    if name != "load":
        raise AttributeError(name)
    from core.layers import load_together  # noqa: PLC0415 - pandas only where it is used

    return load_together


def main() -> int:
    """Run the command line; returns the exit code."""
    from gui.starting import spare_garbage  # noqa: PLC0415 - notebooks collect as they like

    spare_garbage()
    from gui.command_line import run  # noqa: PLC0415 - notebooks need no Qt

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
