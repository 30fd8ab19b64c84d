"""How things opened before are named, and whether they are still there."""

from gui.settings import Recent


def recent_name(entry: Recent) -> str:
    """What a recent entry is called in lists."""
    name = entry[0].name or str(entry[0])
    return name if len(entry) == 1 else f"{name} and {len(entry) - 1} more"


def is_there(entry: Recent) -> bool:
    """Whether everything that was opened together still exists."""
    try:
        return all(path.exists() for path in entry)
    except OSError:
        return False
