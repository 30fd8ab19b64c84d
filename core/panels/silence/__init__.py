"""What the silence map shows: who spoke of whose losses when, and who did not."""

from typing import TYPE_CHECKING

from core.later import face
from core.panels.silence.options import SilenceOptions

if TYPE_CHECKING:
    from core.panels.silence.view import SilenceView, build, says_days

__all__ = ["SilenceOptions", "SilenceView", "build", "says_days"]

__getattr__ = face(__name__, {"SilenceView": "view", "build": "view", "says_days": "view"})
