"""What the message bar says about opening and reading again."""

from collections.abc import Callable, Sequence
from pathlib import Path

from core.changes import Changes, told
from core.wording.counts import counted
from gui.errors import Report
from gui.widgets.message_bar import Message, Tone

CHANGED, UNREADABLE, UNCOUNTED = "changed", "unreadable", "uncounted"
"""Keys of messages that replace one another."""

Act = Callable[[], None]


def uncounted(path: Path, map_columns: Act) -> Message:
    """A file has figures of which nothing says what they count."""
    sentence = f"{path.name} has figures, and nothing says what they count or whose they are."
    actions = (("Map the columns…", map_columns),)
    return Message(UNCOUNTED, sentence, Tone.QUESTION, actions=actions)


def read_again(changes: Changes, show: Act) -> Message:
    """What a newer reading says otherwise."""
    actions = () if changes.nothing else (("Show what changed", show),)
    return Message("read again", f"Read again: {told(changes)}. Filters kept.", actions=actions)


def unreadable(report: Report, open_still: str, again: Act) -> Message:
    """Why something could not be read, and what stays open."""
    kept = f" {open_still} stays open." if open_still else ""
    actions = (("Try again", again),)
    return Message(
        UNREADABLE, f"{report.sentence}{kept}", Tone.ERROR, report.details, actions=actions
    )


def not_there(path: Path, forget: Act | None) -> Message:
    """A path leads nowhere; ``forget`` takes it off the list where it stands there."""
    sentence = f"{path} is not there. It may have been moved, renamed or deleted."
    actions = () if forget is None else (("Remove from the list", forget),)
    return Message(UNREADABLE, sentence, Tone.ERROR, actions=actions)


def changed_on_disk(files: Sequence[Path], *, known: bool, reload: Act) -> Message:
    """Files were changed, came (where none of them was ``known``), or went."""
    names = files[0].name if len(files) == 1 else counted(len(files), "file")
    if not any(path.exists() for path in files):
        sentence = f"{names} is no longer on disk. The window shows what was read."
        return Message(CHANGED, sentence)
    what = "changed on disk after" if known else "came to the folder after"
    it = "it was" if len(files) == 1 and known else "the data was"
    sentence = f"{names} {what} {it} read. Filters stay when you reload."
    return Message(CHANGED, sentence, Tone.QUESTION, actions=(("Reload", reload),))


def not_remembered(error: OSError) -> Message:
    """A mapping is used, but cannot be kept for the next time."""
    return Message("mapping", f"The mapping cannot be remembered: {error.strerror}.")
