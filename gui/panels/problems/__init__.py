"""The problems panel."""

from gui.panel import Panel

KEY = "problems"


def make() -> Panel:
    """The panel, which stands behind another at first; imported when somebody wants it."""
    from gui.panels.problems.panel import ProblemsPanel  # noqa: PLC0415 - start-up time

    return ProblemsPanel()
