"""Every count on the screen: claims seen through all filters, or through all but one's own."""

from core.crossfilter.workspace import Denominator, Workspace, empty_workspace

__all__ = ["Denominator", "Workspace", "empty_workspace"]
