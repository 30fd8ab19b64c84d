"""Numbers of things in words."""


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 claim``, ``1,204 claims``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
