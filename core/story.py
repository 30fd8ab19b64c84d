"""A story: saved views in order, each with a title, notes for the speaker, and a headline."""

from datetime import date
from enum import StrEnum
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from core.dates import written
from core.handling import UNMARKED, Handling, read_handling
from core.saved_view import (
    SavedView,
    as_list,
    as_object,
    as_text,
    as_texts,
    parse_view,
    view_serial,
)

VERSION = 1
MOST_PANELS = 3
"""Panels of a step that stand large side by side."""


class Filling(StrEnum):
    """Where the words of a headline come from."""

    OWN = "own"
    """Typed by somebody."""
    FRESH = "fresh"
    """Written from the data, anew each time."""
    FROZEN = "frozen"
    """Written from the data on a day, and kept as it stood."""


class Headline(Struct, frozen=True):
    """What a step says in one sentence; that of a fresh one is written where it is shown."""

    filling: Filling = Filling.FRESH
    text: str = ""
    frozen_on: date | None = None
    """Day on which a frozen one was written."""

    @property
    def origin(self) -> str:
        """Where its words come from, in words."""
        match self.filling:
            case Filling.OWN:
                return "own words"
            case Filling.FRESH:
                return "from the data, kept fresh"
            case Filling.FROZEN:
                day = f" on {written(self.frozen_on)}" if self.frozen_on else ""
                return f"from the data, frozen{day}"


class Step(Struct, frozen=True):
    """One view of a story."""

    key: str
    """Its own in the story, whatever its place."""
    title: str
    view: SavedView
    notes: str = ""
    headline: Headline = Headline()
    panels: tuple[str, ...] = ()
    """Keys of the panels that stand large, three at most; empty: those that the view calls for."""


class Story(Struct, frozen=True):
    """Steps in order; every edit makes another story."""

    title: str = ""
    steps: tuple[Step, ...] = ()
    handling: Handling = UNMARKED
    """The handling marking of all of it."""

    def step(self, key: str) -> Step | None:
        """The step of a key, None where there is none."""
        return next((step for step in self.steps if step.key == key), None)

    def place(self, key: str) -> int:
        """Place of a step in the order, from 0; -1 where there is none of that key."""
        return next((place for place, step in enumerate(self.steps) if step.key == key), -1)

    @property
    def next_key(self) -> str:
        """A key that no step has."""
        numbers = [int(step.key[1:]) for step in self.steps if _is_numbered(step.key)]
        return f"s{max(numbers, default=0) + 1}"

    def with_step(self, step: Step, after: str = "") -> Self:
        """With a step put in after another, or at the end."""
        place = self.place(after) + 1 or len(self.steps)
        return replace(self, steps=(*self.steps[:place], step, *self.steps[place:]))

    def edited(self, step: Step) -> Self:
        """With this step in place of the one of its key."""
        return replace(
            self, steps=tuple(step if old.key == step.key else old for old in self.steps)
        )

    def with_view(self, key: str, view: SavedView) -> Self:
        """With another view in a step; its words stay."""
        step = self.step(key)
        return self if step is None else self.edited(replace(step, view=view))

    def moved(self, key: str, place: int) -> Self:
        """With a step at another place; a place beyond the ends is the end."""
        step = self.step(key)
        if step is None:
            return self
        others = [other for other in self.steps if other.key != key]
        others.insert(max(0, place), step)
        return replace(self, steps=tuple(others))

    def duplicated(self, key: str) -> Self:
        """With a copy of a step right behind it, under the story's ``next_key``."""
        step = self.step(key)
        if step is None:
            return self
        copy = replace(step, key=self.next_key, title=f"{step.title} (copy)")
        return self.with_step(copy, after=key)

    def without(self, key: str) -> Self:
        """Without a step."""
        return replace(self, steps=tuple(step for step in self.steps if step.key != key))

    def neighbour(self, key: str) -> str:
        """Key of the step that takes a step's place when it goes; "" where it is the last."""
        place = self.place(key)
        others = [step.key for step in self.steps if step.key != key]
        return others[min(place, len(others) - 1)] if place >= 0 and others else ""


def story_serial(story: Story) -> dict[str, object]:
    """A story as JSON values."""
    return {
        "counterclaim": "story",
        "version": VERSION,
        "title": story.title,
        "handling": story.handling.text,
        "steps": [_step_serial(step) for step in story.steps],
    }


def parse_story(serial: object) -> Story:
    """Read ``story_serial`` back; raises ValueError in words."""
    story = as_object("the file", serial)
    if story.get("counterclaim") != "story":
        raise ValueError("it does not say that it is a story")
    version = story.get("version")
    if version != VERSION:
        raise ValueError(f"its version is {version!r}, this program reads {VERSION}")
    steps = tuple(
        _parse_step(number, one)
        for number, one in enumerate(as_list("'steps'", story.get("steps")), 1)
    )
    if len({step.key for step in steps}) < len(steps):
        raise ValueError("two steps have one key")
    return Story(
        as_text("its title", story.get("title", "")),
        steps,
        read_handling(as_text("its handling marking", story.get("handling", ""))),
    )


def _step_serial(step: Step) -> dict[str, object]:
    frozen_on = step.headline.frozen_on
    return {
        "key": step.key,
        "title": step.title,
        "notes": step.notes,
        "headline": {
            "filling": step.headline.filling.value,
            "text": step.headline.text,
            "frozen_on": frozen_on.isoformat() if frozen_on else None,
        },
        "panels": list(step.panels),
        "view": view_serial(step.view),
    }


def _parse_step(number: int, serial: object) -> Step:
    try:
        step = as_object("it", serial)
        return Step(
            as_text("its key", step.get("key", f"s{number}")),
            as_text("its title", step.get("title", "")),
            parse_view(step.get("view")),
            as_text("its notes", step.get("notes", "")),
            _headline(as_object("its headline", step.get("headline", {}))),
            as_texts("its panels", step.get("panels", []))[:MOST_PANELS],
        )
    except ValueError as error:
        raise ValueError(f"step {number}: {error}") from error


def _headline(serial: dict[str, object]) -> Headline:
    frozen_on = serial.get("frozen_on")
    return Headline(
        Filling(as_text("the filling", serial.get("filling", Filling.OWN.value))),
        as_text("the headline", serial.get("text", "")),
        None if frozen_on is None else date.fromisoformat(as_text("'frozen_on'", frozen_on)),
    )


def _is_numbered(key: str) -> bool:
    return key.startswith("s") and key[1:].isdecimal() and key[1:].isascii()
