"""The changes panel."""

from gui.panel import Panel

KEY = "changes"


def make() -> Panel:
    """The panel, which stands behind another at first; imported when somebody wants it."""
    from gui.panels.changes.panel import ChangesPanel  # noqa: PLC0415 - start-up time

    return ChangesPanel()
