"""The silence map in words: title line, cells, rows, and the map as a table."""

from core.dates import written_span
from core.filters.dates import day_of
from core.messages import say
from core.panels.silence.columns import Columns
from core.panels.silence.grid import NOBODY, SilenceRow
from core.panels.silence.view import SilenceView
from core.wording.actors import named


def subtitle(view: SilenceView) -> str:
    """What the map shows and what it leaves out."""
    if view.columns is None:
        return ""
    parts = [f"per {view.columns.unit.label}", f"by {view.clock.label}"]
    for count, words in (
        (view.coarse, f"dated to more than one {view.columns.unit.label}"),
        (view.undated, "undated"),
        (view.entries.left_out, "about both sides or others"),
    ):
        if count:
            parts.append(f"{count:,} {words}")
    return " · ".join(parts)


def column_words(columns: Columns, column: int) -> str:
    """The days of a column."""
    first, after = int(columns.edges[column]), int(columns.edges[column + 1])
    return written_span(day_of(first), day_of(after - 1))


def cell_words(view: SilenceView, place: int, column: int) -> str:
    """One cell as a sentence: who claimed, admitted, reported, denied, and who is silent."""
    row, columns = view.rows[place], view.columns
    if columns is None:
        return ""
    return say(
        "silence.cell",
        when=column_words(columns, column),
        clock=f"by {view.clock.label}",
        subject=row.side,
        what=_what(row),
        said="; ".join(_said(view, row, place, column)),
    )


def row_words(view: SilenceView, place: int) -> str:
    """One row as a sentence: how often the side is silent where its adversary spoke."""
    row, columns = view.rows[place], view.columns
    if columns is None:
        return ""
    named_by = {"what": _capital(_what(row)), "subject": row.side, "clock": view.clock.label}
    if row.mute:
        return say("silence.row.uncovered", **named_by)
    if not row.spoke:
        return say("silence.row.none", **named_by)
    unit = say(f"silence.unit.{columns.unit.label}", row.spoke)
    return say("silence.row", row.spoke, silent=f"{row.silent:,}", unit=unit, **named_by)


def summary(row: SilenceRow) -> str:
    """The end of a row: ``5 of 7``, a dash where nothing can be told."""
    if not row.spoke:
        return "—"
    return say("silence.summary", row.spoke, silent=f"{row.silent:,}")


def as_text(view: SilenceView) -> str:
    """The map as tab-separated lines under their titles."""
    if view.columns is None:
        return ""
    spans = [column_words(view.columns, column) for column in range(view.columns.size)]
    lines = ["\t".join(("Losses of", "Category", "Counted", *spans, "Own side silent"))]
    for row in view.rows:
        cells = [_state(row, column) for column in range(view.columns.size)]
        lines.append("\t".join((row.side, row.label, row.measures, *cells, summary(row))))
    return "\n".join(lines)


def _state(row: SilenceRow, column: int) -> str:
    words = (
        (row.adversary[column] != NOBODY, "claimed"),
        (row.own[column], "admitted"),
        (row.denied[column] != NOBODY, "denied"),
        (row.third[column], "third"),
    )
    said = ", ".join(word for holds, word in words if holds)
    return said or ("silent" if row.covered[column] else "no coverage")


def _said(view: SilenceView, row: SilenceRow, place: int, column: int) -> list[str]:
    counts = view.split(place, column)
    own = view.sides.index(row.side)
    parts: list[str] = []
    thirds = 0
    for (speaker, denial), count in sorted(counts.items(), key=lambda one: (one[0][1], one[0][0])):
        if speaker >= len(view.sides) and not denial:
            thirds += count
            continue
        who = view.sides[speaker] if speaker < len(view.sides) else "a third party"
        kind = "denied" if denial else "own" if speaker == own else "adversary"
        parts.append(say(f"silence.{kind}", count, speaker=named(who)))
    if thirds:
        parts.append(say("silence.third", thirds))
    if not any(speaker == own for speaker, _ in counts):
        covered = row.covered[column]
        parts.append(say("silence.silent" if covered else "silence.uncovered", speaker=row.side))
    return parts if counts else [say("silence.nobody"), *parts]


def _what(row: SilenceRow) -> str:
    name = f"{row.label[:1].lower()}{row.label[1:]}" if row.label[1:2].islower() else row.label
    return f"{name} ({row.measures})" if row.measures else name


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
