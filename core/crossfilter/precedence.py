"""Long work that gives way to what somebody waits for."""

from threading import Condition

_PATIENCE = 0.1
"""Seconds after which long work goes on, whatever is asked."""


class Precedence:
    """Lets what somebody waits for go before long work: hold it, once or more, while answering.

    Work that gives way between its parts waits until nothing is open any more, then does a part
    before it waits again, so that it comes to an end however much is asked.
    """

    def __init__(self) -> None:
        self._condition = Condition()
        self._open = self._ended = 0

    def __enter__(self) -> None:
        """Somebody waits from now on."""
        with self._condition:
            self._open += 1

    def __exit__(self, *_: object) -> None:
        """Nobody waits for this any more."""
        with self._condition:
            self._open -= 1
            if not self._open:
                self._ended += 1
                self._condition.notify_all()

    @property
    def held(self) -> bool:
        """Whether somebody waits."""
        return self._open > 0

    def give_way(self) -> None:
        """Wait while somebody does, a tenth of a second at most."""
        if self._open:
            with self._condition:
                before = self._ended
                self._condition.wait_for(lambda: not self._open or self._ended != before, _PATIENCE)
