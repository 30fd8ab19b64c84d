"""The contradictions panel: the ranked list, and the sentence of the finding at hand."""

from gui.panel import Panel


def make() -> Panel:
    """The panel, which stands behind another at first; imported when somebody wants it."""
    from gui.panels.contradictions.panel import ContradictionsPanel  # noqa: PLC0415 - start-up time

    return ContradictionsPanel()
