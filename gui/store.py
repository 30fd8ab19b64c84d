"""Where settings lie."""

import json
from typing import Protocol


class Store(Protocol):
    """Where values lie: QSettings, or nothing but memory."""

    def value(self, key: str, /) -> object:
        """The value of a key, None where there is none."""
        ...

    def setValue(self, key: str, value: object, /) -> None:  # noqa: N802 - Qt's name
        """Keep a value."""
        ...


class Memory:
    """A store that forgets with the program: for pictures and tests."""

    def __init__(self) -> None:
        self._values: dict[str, object] = {}

    def value(self, key: str, /) -> object:
        """The value of a key, None where there is none."""
        return self._values.get(key)

    def setValue(self, key: str, value: object, /) -> None:  # noqa: N802 - Qt's name
        """Keep a value."""
        self._values[key] = value


def json_of(text: object) -> object:
    """What a value kept as JSON says; None where it is none."""
    if not isinstance(text, str):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
