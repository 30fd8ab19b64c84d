"""What was wrong with the files and how they were read: grouped by code, led back to the claims."""

from core.panels.problems.detail import Detail
from core.panels.problems.options import ProblemsOptions
from core.panels.problems.view import ProblemsView, build

__all__ = ["Detail", "ProblemsOptions", "ProblemsView", "build"]
