"""A mapping to begin with: everything that can be told from a file, each with its reason."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from core.dataset import TABLES
from core.loading.documents.markdown import has_bars
from core.loading.formats import loader_for
from core.loading.headers import mapped_headers
from core.loading.headrows import headed
from core.loading.progress import Progress, silent
from core.loading.rawtable import RawTable
from core.loading.reading import DETECTED, NO_HEADER, Reading
from core.loading.unfolding import unfolded
from core.mapping.cells import Cells
from core.mapping.mapping import DATES, Mapping, Source, shape_of
from core.mapping.opening import read_raw
from core.mapping.suggest.columns import matched
from core.mapping.suggest.datesplit import split_dates
from core.mapping.suggest.doubts import doubts, summaries
from core.mapping.suggest.finding import Confidence, Finding, Match, Suggestion
from core.mapping.suggest.gaps import with_gaps
from core.mapping.suggest.growth import with_basis
from core.mapping.suggest.items import with_items, with_measure
from core.mapping.suggest.lists import with_lists
from core.mapping.suggest.profile import Profile, profiles
from core.mapping.suggest.reading import Layout, detected_layout, with_header
from core.mapping.suggest.relatives import with_relatives
from core.mapping.suggest.scales import with_scales
from core.mapping.suggest.style import detected_style
from core.mapping.suggest.terms import with_terms
from core.mapping.suggest.wide import marks, wide_parts

__all__ = [
    "HEADED",
    "Confidence",
    "Finding",
    "Match",
    "Proposal",
    "Suggestion",
    "propose",
    "suggest",
]

HEADED = frozenset({"sheets", "page", "markdown", "rtf", "delimited"})
"""Loaders of tables whose names stand in rows of theirs, over several perhaps."""
_TALKING = ("claimant", "text", "best", "subject", "act", "claimed_on")


class Proposal(Struct, frozen=True, eq=False):
    """A file as it was read, and the mapping suggested for it."""

    path: Path
    table: RawTable
    suggestion: Suggestion


def propose(path: Path, reading: Reading = DETECTED, progress: Progress = silent) -> Proposal:
    """Read a file and suggest a mapping; UnreadableError where it holds no table."""
    table, layout = _read(path, reading, progress)
    table = unfolded(table)
    suggestion = suggest(table, layout.above)
    mapping = replace(suggestion.mapping, reading=layout.reading)
    told = [
        Finding(p.code, "", p.sentence, Confidence.LIKELY)
        for p in table.problems
        if p.code in ("encoding", "one_table", "merged_figure")
    ]
    everything = (*told, *layout.findings, *suggestion.findings)
    return Proposal(path, table, replace(suggestion, mapping=mapping, findings=everything))


def _read(path: Path, reading: Reading, progress: Progress) -> tuple[RawTable, Layout]:
    """A table with its names, and how it was read."""
    loader = loader_for(path)
    if loader is not None and loader.key == "delimited" and not has_bars(path):
        found = detected_layout(path, reading)
        return read_raw(path, found.reading, progress), found
    if loader is None or loader.key not in HEADED:
        asked = Reading(table=reading.table)
        return read_raw(path, asked, progress), Layout(asked)
    table = read_raw(path, replace(reading, header_row=NO_HEADER), progress)
    if not table.siblings:
        return table, Layout(replace(reading, header_row=0))
    found = with_header(reading, _first_rows(table))
    row, count = found.reading.header_row, found.reading.header_rows
    return table if row == NO_HEADER else headed(table, row, count), found


def _first_rows(table: RawTable) -> list[list[str]]:
    """The first rows of a table read without names; those that are empty are kept."""
    rows: list[list[str]] = []
    for place, number in enumerate(table.rows[:_FIRST].tolist()):
        rows.extend([] for _ in range(number - len(rows) - 1))
        rows.append([str(column[place].as_py()) for column in table.columns])
    return rows[:_FIRST]


_FIRST = 50
"""Rows that are looked at for names."""


def suggest(table: RawTable, above: str = "") -> Suggestion:
    """A mapping for a raw table, with the reasons; ``above`` is what stands over its names."""
    mapping = Mapping(shape=shape_of(table.headers))
    style, findings = detected_style(profiles(table, mapping))
    mapping = replace(mapping, style=style)
    columns = profiles(table, mapping)
    mapping, found = _by_columns(mapping, columns)
    mapping, about_terms = with_terms(mapping, columns)
    mapping, about_measure = with_measure(mapping)
    mapping, about_items = with_items(mapping, columns)
    mapping, about_basis = with_basis(mapping, Cells(table, mapping))
    mapping, about_lists = with_lists(mapping, columns)
    mapping, about_sides = with_relatives(mapping, columns, Cells(table, mapping))
    mapping, about_scales = with_scales(mapping, above)
    mapping, about_gaps = with_gaps(mapping, table)
    left_out, about_sums = summaries(columns, mapping)
    mapping = replace(mapping, summaries=left_out)
    findings += [
        *about_terms,
        *about_measure,
        *about_items,
        *about_basis,
        *about_lists,
        *about_sides,
        *about_scales,
        *about_gaps,
        *about_sums,
        *doubts(table, columns, mapping),
    ]
    findings += _wanting(mapping)
    other = "" if mapping.parts else _other_table(table)
    return Suggestion(mapping, _in_order(columns, found), tuple(findings), other)


def _by_columns(mapping: Mapping, columns: Sequence[Profile]) -> tuple[Mapping, dict[str, Match]]:
    """The mapping with what its columns are by name and cells, and why."""
    found = matched(columns)
    parts, about_parts = wide_parts(columns, found)
    found |= {match.column: match for match in about_parts}
    if len(parts) > 1:
        found = {name: _of_statement(match) for name, match in found.items()}
    split, about_dates = split_dates(columns, found)
    found = {name: m for name, m in found.items() if not split or m.target != split.target}
    found |= {match.column: match for match in about_dates}
    tags = marks(columns, found)
    reason = "its cells only mark rows: its name is a tag of theirs"
    found |= {tag: Match(tag, "", reason, Confidence.LIKELY) for tag in tags}
    single = (m for m in found.values() if m.target and m not in about_dates)
    sources = tuple(Source(m.target, (m.column,)) for m in single)
    mapping = replace(mapping, sources=sources, parts=parts, marks=tags)
    mapping = mapping.with_source(split) if split else mapping
    if parts and not mapping.source("best"):
        mapping = _without_wide_targets(mapping)
    return mapping, found


def _of_statement(match: Match) -> Match:
    """An id of a row that becomes several claims is the id of what was said in one breath."""
    if match.target != "claim_id":
        return match
    reason = f"{match.reason}; each row becomes several claims"
    return replace(match, target="statement_id", reason=reason)


def _without_wide_targets(mapping: Mapping) -> Mapping:
    given = {target for part in mapping.parts for target, _ in part.cells}
    shared = given if len(mapping.parts) > 1 else set[str]()
    kept = tuple(s for s in mapping.sources if s.target not in shared - _ROWS_TOO)
    return replace(mapping, sources=kept)


_ROWS_TOO = frozenset({"category", "subject", "claimant", "event_date"})
"""What a row may say of the columns of a wide table that do not say it themselves."""


def _in_order(columns: Sequence[Profile], found: dict[str, Match]) -> tuple[Match, ...]:
    nothing = "nothing in its name or cells says what it is"
    return tuple(
        found.get(column.header) or Match(column.header, "", nothing, Confidence.GUESS)
        for column in columns
    )


def _wanting(mapping: Mapping) -> list[Finding]:
    found: list[Finding] = []
    if not _is_said(mapping, "claimant"):
        found.append(Finding("no_claimant", "", "No column says who claims: fill in the claimant."))
    figures = mapping.parts or mapping.source("best") or mapping.source("low")
    measured = _is_said(mapping, "measure")
    if figures and not measured:
        sentence = "Nothing says what the figures count: fill in the measure."
        found.append(Finding("no_measure", "", sentence))
    if (
        measured
        and not mapping.source("subject")
        and not any(target == "subject" for part in mapping.parts for target, _ in part.cells)
    ):
        sentence = "Nothing says whose losses these are: fill in the subject."
        found.append(Finding("no_subject", "", sentence))
    if not any(_is_said(mapping, name) for name in DATES):
        found.append(Finding("no_date", "", "No column is a date: all claims would be undated."))
    return found


def _is_said(mapping: Mapping, target: str) -> bool:
    """Whether a column or a text says something of every figure, or each column of a wide table."""
    parts = [dict(part.cells) for part in mapping.parts]
    return mapping.source(target) is not None or (
        bool(parts) and all(target in cells for cells in parts)
    )


def _other_table(table: RawTable) -> str:
    counts = {name: len(mapped_headers(name, table.headers)) for name in TABLES}
    own = counts.pop("claims")
    best = max(counts, key=lambda name: counts[name])
    talking = any(name in mapped_headers("claims", table.headers) for name in _TALKING)
    return best if counts[best] >= max(2, own) and not talking else ""
