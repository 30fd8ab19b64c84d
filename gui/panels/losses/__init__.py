"""The loss comparison panel: gap chart, butterfly and table of the same cells."""
