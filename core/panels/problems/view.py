"""The problems panel: groups with their counts, unfolded to rows, each with its claim."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from msgspec import Struct

from core.crossfilter import Workspace
from core.findings import Group, Ledger, ledger_of, ordered, read_in, remark
from core.index import IntArray, Rows
from core.panels.problems.columns import COLUMNS
from core.panels.problems.detail import Detail, detail_of
from core.panels.problems.options import ProblemsOptions
from core.panels.question import Question
from core.problems import Severity
from core.summary import problems_sentence
from core.wording.counts import counted

SHOWN = 300
"""Letters of a cell of the list."""

_INDENT = "\N{EM SPACE}" * 2
_SIGNS = {
    Severity.ERROR: "✕",
    Severity.WARNING: "▲",
    Severity.NOTE: "•",
    Severity.READING: "→",
}


class ProblemsView(Struct, frozen=True, eq=False):
    """The list as it is drawn; ``message`` says why there is nothing in it."""

    workspace: Workspace
    ledger: Ledger
    options: ProblemsOptions
    groups: tuple[Group, ...]
    """The groups listed, with the number of rows that pass."""
    lines: IntArray
    """Each line from the top: a place in the ledger, or −1 − the number of a group."""
    severities: Mapping[Severity, int]
    files: Mapping[str, int]
    """Rows of each severity, and of each file that has a problem in a row of its own."""
    subtitle: str = ""
    message: str = ""

    def group(self, line: int) -> Group | None:
        """The group whose heading a line is, None for a problem."""
        place = int(self.lines[line])
        return self.groups[-1 - place] if place < 0 else None

    def text(self, line: int, column: str) -> str:
        """What a cell says, on one line."""
        group, place = self.group(line), int(self.lines[line])
        told = self._heading(group, column) if group else self._cell(place, column)
        indent = _INDENT if column == "what" and not group else ""
        return indent + " ".join(told[: SHOWN * 2].split())[:SHOWN]

    def tip(self, line: int, column: str) -> str:
        """What a cell says in full."""
        group = self.group(line)
        if group is not None:
            return f"{counted(group.count, 'row')}: {self.ledger.problems[group.first].sentence}"
        place = int(self.lines[line])
        detail = detail_of(self.workspace.dataset, self.ledger, place)
        return {"written": detail.written, "read": detail.read}.get(column) or detail.text

    def name(self, line: int) -> str | int:
        """What stands in a line whatever else is listed: key of a group, or place of a problem."""
        group = self.group(line)
        return group.key if group else int(self.lines[line])

    def line_of(self, name: str | int) -> int:
        """The line in which that stands, −1 where it is not listed."""
        if isinstance(name, str):
            number = next((n for n, group in enumerate(self.groups) if group.key == name), None)
            if number is None:
                return -1
            name = -1 - number
        found = np.flatnonzero(self.lines == name)
        return int(found[0]) if len(found) else -1

    def claim(self, line: int) -> int | None:
        """Row of the claim a line is about; None for a heading or a row not kept."""
        return None if self.group(line) else self.ledger.claim(int(self.lines[line]))

    def rows(self, line: int) -> Rows:
        """The claim a line is about as a selection, empty where there is none."""
        claim = self.claim(line)
        return Rows([] if claim is None else [claim])

    def detail(self, line: int) -> Detail | None:
        """A problem in full; None for a heading."""
        if not 0 <= line < len(self.lines) or self.group(line):
            return None
        return detail_of(self.workspace.dataset, self.ledger, int(self.lines[line]))

    def copied(self, lines: Sequence[int]) -> str:
        """Lines as tab-separated text."""
        return "\n".join("\t".join(self.text(n, each.key) for each in COLUMNS) for n in lines)

    def _heading(self, group: Group, column: str) -> str:
        match column:
            case "what":
                fold = "▾" if group.key in self.options.unfolded else "▸"
                return f"{fold} {_SIGNS[group.severity]} {group.title}"
            case "count":
                return f"{group.count:,}"
            case "sentence":
                return remark(self.ledger.problems[group.first])
            case _:
                return ""

    def _cell(self, place: int, column: str) -> str:
        problem = self.ledger.problems[place]
        match column:
            case "what":
                where = f"row {problem.row:,}" if problem.row else "whole file"
                file = problem.file if len(self.files) > 1 else ""
                return " · ".join(filter(None, (where, problem.column, file)))
            case "count":
                return f"{problem.count:,}" if problem.count > 1 else ""
            case "written":
                return problem.value
            case "read":
                return read_in(self.workspace.dataset, self.ledger, place)
            case _:
                return remark(problem)


def build(question: Question) -> ProblemsView:
    """List what was wrong with the open dataset; the filters of claims do not narrow it."""
    options = question.options
    if not isinstance(options, ProblemsOptions):
        options = ProblemsOptions()
    space = question.workspace
    ledger = ledger_of(space.dataset)
    severities, files = dict.fromkeys(Severity, 0), dict[str, int]()
    for problem in ledger.problems:
        severities[problem.severity] += problem.count
        if problem.row:
            files[problem.file] = files.get(problem.file, 0) + problem.count
    passing = _passing(ledger, options, files)
    groups = tuple(group for group in ledger.groups if passing.get(group.key))
    lines, shown = _lines(ledger, options, groups, passing)
    message = "" if shown else _nothing(question, ledger)
    return ProblemsView(
        space,
        ledger,
        options,
        shown,
        lines,
        MappingProxyType(severities),
        MappingProxyType(files),
        _subtitle(space, severities),
        message,
    )


def _passing(
    ledger: Ledger, options: ProblemsOptions, files: Mapping[str, int]
) -> dict[str, list[int]]:
    """Places of the problems that pass, by the key of their group."""
    words = options.words.casefold().split()
    codes = {group.code for group in ledger.groups}
    code = options.code if options.code in codes else ""
    file = options.file if options.file in files else ""
    found: dict[str, list[int]] = {}
    for place, problem in enumerate(ledger.problems):
        if (
            problem.severity in options.severities
            and (not code or problem.code == code)
            and (not file or problem.file == file)
            and (not words or all(word in ledger.texts[place] for word in words))
        ):
            found.setdefault(f"{problem.severity}:{problem.code}", []).append(place)
    return found


def _lines(
    ledger: Ledger,
    options: ProblemsOptions,
    groups: Sequence[Group],
    passing: Mapping[str, Sequence[int]],
) -> tuple[IntArray, tuple[Group, ...]]:
    lines, shown = [np.zeros(0, dtype=np.int32)], list[Group]()
    for number, group in enumerate(groups):
        places = passing[group.key]
        count = sum(ledger.problems[place].count for place in places)
        shown.append(Group(group.severity, group.code, count, places[0]))
        lines.append(np.array([-1 - number], dtype=np.int32))
        if group.key in options.unfolded:
            if options.order:
                field = next((one.order for one in COLUMNS if one.key == options.order), "row")
                places = ordered(ledger.problems, places, field, descending=options.descending)
            lines.append(np.array(places, dtype=np.int32))
    return np.concatenate(lines), tuple(shown)


def _subtitle(space: Workspace, severities: Mapping[Severity, int]) -> str:
    if not space.index.size and not any(severities.values()):
        return ""
    readings = severities[Severity.READING]
    told = f" · {counted(readings, 'cell')} read as something else" if readings else ""
    return f"{problems_sentence(space.dataset)}{told}"


def _nothing(question: Question, ledger: Ledger) -> str:
    if ledger.problems:
        return "No problem is of this kind.\nChoose “Everything” under Show to see them all."
    if not question.index.size:
        return "No claims are open.\nOpen a dataset to see what was wrong with its files."
    return "Nothing was wrong: every row was read, and every cell says just what was read."
