"""Work done beside, with somebody asked whether to go on."""

from threading import Event

import pytest

from core.loading.patience import patiently
from core.loading.progress import Cancelled, Progress, silent


def test_what_the_work_answers_and_tells_comes_through_in_order() -> None:
    told: list[tuple[str, float]] = []

    def work(tell: Progress) -> int:
        for step in range(3):
            tell("Counting", step / 3)
        return 7

    assert patiently(work, lambda doing, fraction: told.append((doing, fraction))) == 7
    assert list(dict.fromkeys(one for one in told if one[0])) == [
        ("Counting", step / 3) for step in range(3)
    ]


def test_whoever_waits_is_asked_while_the_work_says_nothing_and_the_work_ends_when_left() -> None:
    begun, may_go_on, ended = Event(), Event(), Event()

    def work(tell: Progress) -> None:
        begun.set()
        may_go_on.wait()
        try:
            tell("Going on", 1.0)
        except Cancelled:
            ended.set()

    asked: list[str] = []

    def stop(doing: str, _fraction: float) -> None:
        asked.append(doing)
        if begun.is_set() and len(asked) > 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        patiently(work, stop)
    assert not ended.is_set()
    may_go_on.set()
    assert ended.wait(20)


def test_what_the_work_raises_comes_through() -> None:
    def work(_tell: Progress) -> None:
        raise ValueError("no such thing")

    with pytest.raises(ValueError, match="no such thing"):
        patiently(work, lambda _doing, _fraction: None)


def test_nobody_to_tell_needs_nobody_beside() -> None:
    assert patiently(lambda tell: tell is silent, silent)
