"""What is open, in the few words of a title or a status line."""

import re

from core.crossfilter import Workspace, empty_workspace
from core.dataset import Dataset
from core.problems import Severity
from core.wording.counts import counted

_SEPARATOR = re.compile(r"(?<!\d)[-_]+|[-_]+(?!\d)")


def is_open(workspace: Workspace) -> bool:
    """Whether anything is open."""
    return workspace is not empty_workspace()


def title_of(dataset: Dataset) -> str:
    """The dataset's name as a title: ``april-2016`` is ``April 2016``; dates keep their dashes."""
    words = " ".join(_SEPARATOR.sub(" ", dataset.name).split())
    return words[:1].upper() + words[1:] if words else dataset.name


def size_sentence(dataset: Dataset) -> str:
    """``april-2016 · 187 claims, 61 actors, 40 relations``."""
    tables = (
        counted(len(dataset.claims), "claim"),
        counted(len(dataset.actors), "actor"),
        counted(len(dataset.relations), "relation"),
    )
    return f"{dataset.name} · {', '.join(tables)}"


def problems_sentence(dataset: Dataset) -> str:
    """``0 rows rejected · 3 warnings``; notes are counted only where there are some."""
    found = dict.fromkeys(Severity, 0)
    for problem in dataset.problems:
        found[problem.severity] += problem.count
    parts = [
        f"{counted(len(dataset.rejected), 'row')} rejected",
        counted(found[Severity.WARNING], "warning"),
    ]
    if found[Severity.NOTE]:
        parts.append(counted(found[Severity.NOTE], "note"))
    return " · ".join(parts)
