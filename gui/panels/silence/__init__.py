"""The silence map panel."""

from gui.panel import Panel


def make() -> Panel:
    """The panel, which stands behind another at first; imported when somebody wants it."""
    from gui.panels.silence.panel import SilencePanel  # noqa: PLC0415 - start-up time

    return SilencePanel()
