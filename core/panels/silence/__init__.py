"""What the silence map shows: who spoke of whose losses when, and who did not."""

from core.panels.silence.options import SilenceOptions
from core.panels.silence.view import SilenceView, build, says_days

__all__ = ["SilenceOptions", "SilenceView", "build", "says_days"]
