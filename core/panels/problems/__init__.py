"""What was wrong with the files and how they were read: grouped by code, led back to the claims."""

from typing import TYPE_CHECKING

from core.later import face
from core.panels.problems.options import ProblemsOptions

if TYPE_CHECKING:
    from core.panels.problems.detail import Detail
    from core.panels.problems.view import ProblemsView, build

__all__ = ["Detail", "ProblemsOptions", "ProblemsView", "build"]

__getattr__ = face(__name__, {"Detail": "detail", "ProblemsView": "view", "build": "view"})
