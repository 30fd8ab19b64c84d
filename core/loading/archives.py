"""Zip archives of tables: bounded in number, size and ratio, and never unpacked by their names."""

import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from core.loading import limits
from core.loading.packed import BROKEN, refuse_bomb
from core.loading.progress import Progress, part
from core.loading.rawtable import shown
from core.problems import UnreadableError

_HIDDEN = "__MACOSX/"
_ABOUT = re.compile(
    r"(?:_*read[\W_]*me|licen[cs]e|copying|notice|authors|citation|change[\W_]?log|terms)(?![a-z]).*",
    re.IGNORECASE,
)
"""How texts are called that go with tables and are none."""


def unpacked(
    path: Path, file: str, suffixes: Sequence[str], documents: Sequence[str], progress: Progress
) -> Iterator[tuple[Path, str]]:
    """The members with one of the endings, one after the other, each at a path of our own.

    Those that end like ``documents``, or are texts called as a readme or a licence is, go with
    tables and are passed over, but where nothing else is there.
    The path is gone when the next is asked for; the name is the member's own, for messages only.
    UnreadableError for what is no archive, holds no table, or would unfold beyond measure.
    """
    refuse_bomb(path, file, part(progress, 0, 0.5))
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
            members = _tables(archive, file, suffixes, documents)
            for place, member in enumerate(members):
                suffix = PurePosixPath(member.filename).suffix.casefold()
                out = Path(folder) / f"table{suffix}"
                progress(f"Unpacking {file}", 0.5 + place / len(members) / 2)
                with archive.open(member) as packed, out.open("wb") as plain:
                    shutil.copyfileobj(packed, plain, limits.CHUNK)
                yield out, shown(member.filename)
    except BROKEN as error:
        raise UnreadableError(
            f"{file} is not a whole archive: {error}. Copy or download it again."
        ) from None
    except OSError as error:
        raise UnreadableError(f"{file} cannot be unpacked: {error.strerror}.") from None


def _tables(
    archive: zipfile.ZipFile, file: str, suffixes: Sequence[str], documents: Sequence[str]
) -> list[zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > limits.MEMBERS:
        raise UnreadableError(
            f"{file} holds {len(entries):,} files; no more than {limits.MEMBERS:,} are looked at. "
            "Unpack it and open the tables."
        )
    named = [entry for entry in entries if _is_table(entry, suffixes)]
    found = [entry for entry in named if not _is_about(entry)] or named
    found = found or [entry for entry in entries if _is_table(entry, documents)]
    if not found:
        raise UnreadableError(
            f"{file} holds no table. Tables end in {', '.join(suffixes)}; "
            "archives inside archives are not opened."
        )
    if any(entry.flag_bits & 1 for entry in found):
        raise UnreadableError(f"{file} is locked with a password. Unpack it and open the table.")
    return found


def _is_table(entry: zipfile.ZipInfo, suffixes: Sequence[str]) -> bool:
    name = PurePosixPath(entry.filename)
    hidden = entry.filename.startswith(_HIDDEN) or name.name.startswith(".")
    return not entry.is_dir() and not hidden and name.suffix.casefold() in suffixes


def _is_about(entry: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(entry.filename)
    return name.suffix.casefold() == ".txt" and bool(_ABOUT.fullmatch(name.stem))
