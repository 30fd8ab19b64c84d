"""Typed fronts over pyqtgraph, its only importer."""
