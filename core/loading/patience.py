"""Long calls that hear no wish to stop, with somebody who does while they run."""

from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Generic, TypeVar

from msgspec import Struct

from core.loading.progress import Cancelled, Progress, silent

_ASKED_EVERY_S = 0.05
_Answer = TypeVar("_Answer")


class _Told(Struct, frozen=True):
    """How far the work is."""

    doing: str = ""
    fraction: float = 0.0


class _Done(Struct, Generic[_Answer], frozen=True):
    """What the work answered."""

    answer: _Answer


def patiently(work: Callable[[Progress], _Answer], progress: Progress) -> _Answer:
    """What ``work`` answers; it is done beside, so that ``progress`` is asked every 50 ms as well.

    It is told everything the work tells. What it raises comes through at once; the work is then
    left alone and ends where it tells next; the program ends no sooner than that.
    """
    if progress is silent:
        return work(silent)
    said: SimpleQueue[_Told | _Done[_Answer] | BaseException] = SimpleQueue()
    left_alone = Event()
    beside = Thread(target=_work, args=(work, said, left_alone))
    beside.start()
    last: _Told | _Done[_Answer] | BaseException = _Told()
    try:
        while True:
            with suppress(Empty):
                last = said.get(timeout=_ASKED_EVERY_S)
            if isinstance(last, _Done):
                return last.answer
            if isinstance(last, BaseException):
                raise last
            progress(last.doing, last.fraction)
    finally:
        left_alone.set()
        beside.join(_ASKED_EVERY_S)


def _work(
    work: Callable[[Progress], _Answer],
    said: "SimpleQueue[_Told | _Done[_Answer] | BaseException]",
    left_alone: Event,
) -> None:
    def tell(doing: str, fraction: float) -> None:
        if left_alone.is_set():
            raise Cancelled
        said.put(_Told(doing, fraction))

    try:
        said.put(_Done(work(tell)))
    except BaseException as error:  # noqa: BLE001 - raised again by whoever waits
        said.put(error)
