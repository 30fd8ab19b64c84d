"""What the actor relations panel shows."""

from core.panels.relations.options import RelationsOptions
from core.panels.relations.view import RelationsView, build, counted

__all__ = ["RelationsOptions", "RelationsView", "build", "counted"]
