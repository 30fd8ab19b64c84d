"""What a newer reading says otherwise: claims added, changed, withdrawn, and cells that moved."""

from typing import TYPE_CHECKING

from core.later import face
from core.panels.changes.options import ChangesOptions, Kind

if TYPE_CHECKING:
    from core.panels.changes.view import ChangesView, build

__all__ = ["ChangesOptions", "ChangesView", "Kind", "build"]

__getattr__ = face(__name__, {"ChangesView": "view", "build": "view"})
