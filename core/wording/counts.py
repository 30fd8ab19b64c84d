"""Numbers of things in words."""

from core.messages import say


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 claim``, ``1,204 claims``.

    Raises KeyError where the catalogue has no forms of the noun (``count.claim``).
    """
    return say(f"count.{noun.replace(' ', '_')}", number)
