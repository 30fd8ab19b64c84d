"""What a newer reading says otherwise: claims added, changed, withdrawn, and cells that moved."""

from core.panels.changes.view import ChangesOptions, ChangesView, Kind, build

__all__ = ["ChangesOptions", "ChangesView", "Kind", "build"]
