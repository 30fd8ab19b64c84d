"""The story in hand, kept beside the settings so that a crash loses nothing."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from core.saved_view import as_object, as_text
from core.story import Story, parse_story, story_serial
from core.story_file import LARGEST
from core.view_file import read_json, write_json

NAME = "story-in-hand.json"


class InHand(Struct, frozen=True):
    """What was being told: the story, its file, the step shown, and whether it was presented."""

    story: Story
    path: str = ""
    step: str = ""
    presenting: bool = False


def serial_of(in_hand: InHand) -> Mapping[str, object]:
    """What is kept, as JSON values; for any thread to write."""
    return {
        "story": story_serial(in_hand.story),
        "path": in_hand.path,
        "step": in_hand.step,
        "presenting": in_hand.presenting,
    }


def keep(place: Path, in_hand: InHand) -> None:
    """Keep it, whole or not at all; raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    write_json(place, serial_of(in_hand))


def kept(place: Path) -> InHand | None:
    """What was kept; None where there is nothing that can be read."""
    try:
        serial = as_object("it", read_json(place, LARGEST, "a kept story"))
        return InHand(
            parse_story(serial.get("story")),
            as_text("'path'", serial.get("path", "")),
            as_text("'step'", serial.get("step", "")),
            serial.get("presenting") is True,
        )
    except (OSError, ValueError):
        return None


def forget(place: Path) -> None:
    """Keep nothing; a file that cannot be removed stays."""
    try:
        place.unlink(missing_ok=True)
    except OSError:
        return
