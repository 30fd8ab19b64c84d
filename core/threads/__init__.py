"""Which claim answers which: threads of claims, and what became of each claim and claimant."""

from core.threads.answers import ANSWERS, SPOKEN, Answer, answers_of_links
from core.threads.record import TALLIED, Record, Revisions, Tally, track_record
from core.threads.thread import PATTERNS, Threads, threads_of

__all__ = [
    "ANSWERS",
    "PATTERNS",
    "SPOKEN",
    "TALLIED",
    "Answer",
    "Record",
    "Revisions",
    "Tally",
    "Threads",
    "answers_of_links",
    "threads_of",
    "track_record",
]
