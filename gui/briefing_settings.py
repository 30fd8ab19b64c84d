"""What is remembered of how a person briefs others."""

from enum import StrEnum

from gui.store import Store

_MOTION, _BLOCKING, _DISPLAY = "motion", "briefing/blocking", "briefing/display"
_YES, _NO = "yes", "no"


class Motion(StrEnum):
    """Whether charts move by themselves between two steps of a story."""

    SYSTEM = "As the system says"
    ALWAYS = "Always"
    NEVER = "Never"


class BriefingSettings:
    """A typed front over a store; an old or broken value is as none."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def motion(self) -> Motion:
        """Whether charts move from step to step."""
        return {_YES: Motion.ALWAYS, _NO: Motion.NEVER}.get(
            str(self._store.value(_MOTION)), Motion.SYSTEM
        )

    @motion.setter
    def motion(self, motion: Motion) -> None:
        kept = {Motion.ALWAYS: _YES, Motion.NEVER: _NO, Motion.SYSTEM: ""}
        self._store.setValue(_MOTION, kept[motion])

    @property
    def blocking(self) -> bool:
        """Whether nothing leaves that a check warns of."""
        return self._store.value(_BLOCKING) == _YES

    @blocking.setter
    def blocking(self, blocking: bool) -> None:
        self._store.setValue(_BLOCKING, _YES if blocking else _NO)

    @property
    def display(self) -> str:
        """Name of the display that stories were presented on last, "" for none."""
        name = self._store.value(_DISPLAY)
        return name if isinstance(name, str) else ""

    @display.setter
    def display(self, name: str) -> None:
        self._store.setValue(_DISPLAY, name)
