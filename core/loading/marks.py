"""What a file that the program wrote says of itself."""

from collections.abc import Sequence
from typing import Any, cast

from msgspec.structs import replace

from core.loading.arrow import TEXT, is_coded, pa, pc, written_out
from core.loading.rawtable import RawTable
from core.loading.records import DECODER
from core.provenance import parse_layers

Json = dict[str, object]


def dictionary(value: object) -> Json:
    """A value that has to be an object of JSON; an empty one where it is something else."""
    return cast("Json", value) if isinstance(value, dict) else {}


def listing(value: object) -> list[object]:
    """A value that has to be a list of JSON; an empty one where it is something else."""
    return cast("list[object]", value) if isinstance(value, list) else []


def read_mark(text: str) -> Json:
    """The mark as it stands in a file; empty where it is none."""
    try:
        return dictionary(DECODER.decode(text))
    except (ValueError, RecursionError):
        return {}


def marked(table: RawTable, name: str, mark: Json) -> RawTable:
    """The table read as the mark of its file says; ``name`` is what it is called there."""
    columns: Sequence[Any] = table.columns
    if mark.get("escaped") == "apostrophe":
        columns = tuple(map(_unescaped, columns))
    months = dictionary(mark.get("month_first")).get(name, [])
    return replace(
        table,
        columns=tuple(columns),
        as_is=bool(mark.get("complete")),
        month_first=frozenset(map(str, listing(months))),
        layers=parse_layers(mark) if mark.get("complete") else None,
    )


def _unescaped(column: Any) -> Any:
    if not _holds_escapes(column):
        return column
    text = written_out(column)
    clean = pc.replace_substring_regex(text, pattern="^'", replacement="", max_replacements=1)
    return clean.cast(TEXT)


def _holds_escapes(column: Any) -> bool:
    """Whether any text begins with an apostrophe; each spelling of a coded column is asked once."""
    chunks = column.chunks if isinstance(column, pa.ChunkedArray) else [column]
    texts = (chunk.dictionary if is_coded(chunk) else chunk for chunk in chunks)
    return any(pc.any(pc.starts_with(text, pattern="'")).as_py() for text in texts)
