"""Which claim answers which: threads of claims, and what became of each claim."""

from core.threads.answers import ANSWERS, SPOKEN, Answer, answers_of_links
from core.threads.thread import Threads, threads_of

__all__ = ["ANSWERS", "SPOKEN", "Answer", "Threads", "answers_of_links", "threads_of"]
