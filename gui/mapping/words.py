"""The names on the mapping page."""

from core.mapping.mapping import TARGETS

UNUSED, WIDE, MARK = "", "*wide", "*mark"
"""What a column may be besides a target."""


def target_name(target: str) -> str:
    """A target as the page calls it."""
    return _NAMES.get(target, target.replace("_", " "))


_NAMES = {
    UNUSED: "— kept, not used",
    WIDE: "figures of a wide table",
    MARK: "a tag where marked",
    "best": "figure",
    "low": "figure: lower end",
    "high": "figure: upper end",
    "claimed_on": "claimed on (date)",
    "event_date": "event date",
    "recorded_on": "recorded on (date)",
    "since": "counted since (date)",
    "bound": "how the figure is meant",
    "basis": "counting basis",
}

CHOICES = (UNUSED, WIDE, MARK, *TARGETS)
"""Everything a column may be, in the order offered."""
