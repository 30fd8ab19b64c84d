"""What looking at a file found, with the reason and how sure it is."""

from enum import StrEnum

from msgspec import Struct

from core.mapping.mapping import Mapping


class Confidence(StrEnum):
    """How well something detected is supported by the file."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


class Finding(Struct, frozen=True):
    """Something detected, or something the file cannot settle; ``column`` is "" for the file."""

    code: str
    column: str
    sentence: str
    confidence: Confidence = Confidence.SURE


class Match(Struct, frozen=True):
    """A column of the file and the target it was matched to, "" where to none."""

    column: str
    target: str
    reason: str
    confidence: Confidence


class Suggestion(Struct, frozen=True):
    """A mapping to begin with, and why."""

    mapping: Mapping
    matches: tuple[Match, ...]
    """One for each column of the file, in its order."""
    findings: tuple[Finding, ...]
    looks_like: str = ""
    """A table of the schema other than claims that the file seems to be, "" where none."""
