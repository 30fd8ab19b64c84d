"""Files spoiled as the world spoils them, and whether every row of one is accounted for."""

import csv
import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from core.loading import load
from core.loading.formats import read_file
from core.loading.progress import silent
from core.mapping import load_mapped
from core.mapping.mapping import Source
from core.mapping.suggest import propose
from core.problems import UnreadableError

Spoil = Callable[[bytes, random.Random], bytes]

_JUNK = (b'"', b",", b";", b"\t", b"\n", b"\r", b"\0", b"-9", b"\xff", b"\xc3", b"31-94", b"NaN")
_MORE_JUNK = (b"1e999", b"=1+1", b"{", b"[", b"]}", b"\\u0000", b"2016-13-45", b"\xef\xbb\xbf", b"")
MENDED = "sipri"
"""In the names of files whose records, broken over two lines, are put together again."""


def _cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def _flipped(content: bytes, dice: random.Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(dice.choice((1, 5, 50)) if content else 0):
        spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt)


def _stuffed(content: bytes, dice: random.Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(dice.choice((1, 5, 30))):
        place = dice.randrange(len(spoilt) + 1)
        spoilt[place : place + dice.randrange(4)] = dice.choice(_JUNK + _MORE_JUNK)
    return bytes(spoilt)


def _repeated(content: bytes, dice: random.Random) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    for _ in range(dice.choice((1, 3, 20))):
        lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines))
    return b"".join(lines)


def _wide(content: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(content) + 1)
    return content[:place] + dice.choice((b"x", b"9", b"[", b'"', b",")) * 30_000 + content[place:]


def _otherwise(content: bytes, dice: random.Random) -> bytes:
    codec = dice.choice(("utf-16", "utf-16-le", "utf-8-sig", "utf-32", "cp1251", "shift_jis"))
    return content.decode("utf-8", "replace").encode(codec, "replace")


def _rearranged(content: bytes, dice: random.Random) -> bytes:
    """Columns dropped, renamed, doubled and in another order, with another delimiter."""
    text = content.decode("utf-8", "replace").replace("\0", "")
    try:
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        return content
    if not rows or len(rows[0]) < 2:
        return content
    order = [dice.randrange(len(rows[0])) for _ in range(len(rows[0]))]
    kept = [[row[place] for place in order if place < len(row)] for row in rows]
    if dice.random() < 0.5 and kept[0]:
        kept[0][dice.randrange(len(kept[0]))] = dice.choice(
            ("", "2016", "best", "claimant", "date")
        )
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=dice.choice(",;\t|")).writerows(kept)
    return stream.getvalue().encode()


def _nested(content: bytes, dice: random.Random) -> bytes:
    deep = dice.choice((10, 40, 3000))
    return b'{"a":' * deep + content + b"}" * deep


def _inside(content: bytes, dice: random.Random) -> bytes:
    """One member of an archive spoilt, the archive whole."""
    spoilt = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        victim, way = dice.choice(names), dice.choice((_cut, _flipped, _stuffed))
        with zipfile.ZipFile(spoilt, "w", zipfile.ZIP_DEFLATED) as again:
            for name in names:
                member = archive.read(name)
                again.writestr(name, way(member, dice) if name == victim else member)
    return spoilt.getvalue()


SPOILS: Mapping[str, Spoil] = MappingProxyType(
    {
        "cut": _cut,
        "flipped": _flipped,
        "stuffed": _stuffed,
        "repeated": _repeated,
        "wide": _wide,
        "otherwise": _otherwise,
        "rearranged": _rearranged,
        "nested": _nested,
    }
)
"""Ways to spoil a file."""

PACKED_SPOILS: Mapping[str, Spoil] = MappingProxyType(
    {"cut": _cut, "flipped": _flipped, "stuffed": _stuffed, "inside": _inside}
)
"""Ways to spoil a file that is no text; the last one only an archive."""


def is_accounted_for(path: Path) -> bool:
    """Whether a file opens with every row loaded or refused, or is refused in a sentence.

    The same through its suggested mapping. Anything else raises, as it would in the program.
    """
    return _opens(path) and _opens_mapped(path)


def _opens(path: Path) -> bool:
    try:
        tables = read_file(path, path.name, silent)
        read = sum(len(table.rows) + len(table.rejected) for table in tables)
        there = {table.name for table in tables}
        dataset = load([path])
    except UnreadableError as error:
        return path.name in str(error)
    loaded = {
        (table, row["_file"], row["_row"])
        for table, raw in dataset.raw.items()
        if "_row" in raw and (table != "relations" or "relations" in there)
        for row in raw[["_file", "_row"]].to_dict("records")
    }
    told = len(loaded) + len(dataset.rejected)
    return told == read or (MENDED in path.name and told <= read)


def _opens_mapped(path: Path) -> bool:
    try:
        found = propose(path)
        mapping = found.suggestion.mapping
        if mapping.source("claimant") is None:
            mapping = mapping.with_source(Source("claimant", constant="Somebody"))
        dataset = load_mapped(path, mapping)
    except UnreadableError as error:
        return path.name in str(error)
    read = len(found.table.rows) + len(found.table.rejected)
    loaded = len(set(dataset.raw["claims"]["_row"])) if "claims" in dataset.raw else 0
    return loaded + sum(row.file == found.table.file for row in dataset.rejected) == read


def zipped(content: bytes, name: str) -> bytes:
    """A file in an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def as_records(content: bytes) -> bytes:
    """A comma-separated file as a list of records."""
    rows = csv.DictReader(io.StringIO(content.decode(), newline=""))
    return json.dumps(list(rows), ensure_ascii=False).encode()
