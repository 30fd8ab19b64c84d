"""The sidebar."""

from gui.panels.facets.panel import FacetsPanel

__all__ = ["FacetsPanel"]
