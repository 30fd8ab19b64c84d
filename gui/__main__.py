"""``python -m gui`` in the checkout: the same as the installed ``counterclaim``."""

import sys

from gui.command_line import run

if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
