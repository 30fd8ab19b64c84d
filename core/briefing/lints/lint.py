"""The contract of a lint."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from core.index import NO_ROWS, Rows
from core.messages import say
from core.session import SessionState


class Case(Struct, frozen=True, eq=False):
    """What is about to leave: the views of some panels in a state, and the words around them."""

    state: SessionState
    views: Mapping[str, object]
    """By the key of the panel."""
    title: str = ""
    headline: str = ""
    notes: str = ""

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """What somebody wrote or will say, with where it stands."""
        told = (("title", self.title), ("headline", self.headline), ("notes", self.notes))
        return tuple((place, text) for place, text in told if text)


class Notice(Struct, frozen=True):
    """One thing found, in a sentence, and the place it jumps to."""

    sentence: str
    panel: str = ""
    """Key of the panel that shows it, "" where it stands in the words."""
    rows: Rows = NO_ROWS
    """The claims behind it."""
    field: str = ""
    """``title``, ``headline`` or ``notes`` where it stands in the words, else ""."""
    setting: str = ""
    """Name of the control of the panel by which it is set so, "" where it is none."""


class Lint(Struct, frozen=True):
    """One rule: why it is one, and what finds where it is broken."""

    key: str
    find: Callable[[Case], tuple[Notice, ...]]

    @property
    def title(self) -> str:
        """A few words, as the footer stamps them."""
        return say(f"lint.{self.key}.title")

    @property
    def reason(self) -> str:
        """Why it is a rule, in a sentence."""
        return say(f"lint.{self.key}.reason")


class Broken(Struct, frozen=True):
    """A lint and one notice of it."""

    lint: Lint
    notice: Notice
