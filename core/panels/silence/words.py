"""The silence map in words: title line, cells, rows, and the map as a table."""

from core.dates import written_span
from core.filters.dates import day_of
from core.messages import numeral, say
from core.panels.silence.columns import Columns
from core.panels.silence.grid import NOBODY, SilenceRow
from core.panels.silence.view import SilenceView
from core.wording.actors import named


def subtitle(view: SilenceView) -> str:
    """What the map shows and what it leaves out."""
    if view.columns is None:
        return ""
    unit = view.columns.unit.key
    parts = [say(f"silence.per.{unit}"), say("filter.clock", clock=view.clock.label)]
    for count, key in (
        (view.coarse, f"silence.coarse.{unit}"),
        (view.undated, "silence.undated"),
        (view.entries.left_out, "silence.others"),
    ):
        if count:
            parts.append(say(key, number=numeral(count)))
    return say("filter.joint").join(parts)


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
        clock=say("filter.clock", clock=view.clock.label),
        subject=row.side,
        what=_what(row),
        said=say("silence.joint").join(_said(view, row, place, column)),
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
    unit = say(f"silence.unit.{columns.unit.key}", row.spoke)
    return say("silence.row", row.spoke, silent=numeral(row.silent), unit=unit, **named_by)


def summary(row: SilenceRow) -> str:
    """The end of a row: ``5 of 7``, a dash where nothing can be told."""
    if not row.spoke:
        return "—"
    return say("silence.summary", row.spoke, silent=numeral(row.silent))


def as_text(view: SilenceView) -> str:
    """The map as tab-separated lines under their titles."""
    if view.columns is None:
        return ""
    spans = [column_words(view.columns, column) for column in range(view.columns.size)]
    subject, category, counted, silent = (
        say(f"silence.title.{title}") for title in ("subject", "category", "counted", "silent")
    )
    lines = ["\t".join((subject, category, counted, *spans, silent))]
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
    said = [say(f"silence.state.{word}") for holds, word in words if holds]
    quiet = "silent" if row.covered[column] else "uncovered"
    return say("silence.state.comma").join(said or [say(f"silence.state.{quiet}")])


def _said(view: SilenceView, row: SilenceRow, place: int, column: int) -> list[str]:
    counts = view.split(place, column)
    own = view.sides.index(row.side)
    parts: list[str] = []
    thirds = 0
    for (speaker, denial), count in sorted(counts.items(), key=lambda one: (one[0][1], one[0][0])):
        if speaker >= len(view.sides) and not denial:
            thirds += count
            continue
        who = view.sides[speaker] if speaker < len(view.sides) else say("silence.thirdparty")
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
    return say("silence.what", category=name, measures=row.measures) if row.measures else name


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
