"""Files and folders that are there whole or not at all."""

import csv
import errno
import os
import shutil
import tempfile
from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

_REASONS: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "there is no room left for you on this disk",
        errno.EACCES: "you may not write there",
        errno.EPERM: "you may not write there",
        errno.EROFS: "this disk can only be read",
        errno.EFBIG: "the file would be larger than this disk allows",
        errno.ENAMETOOLONG: "the name is too long",
    }
)
"""Why something cannot be written, in a person's words."""


@contextmanager
def _told(path: Path) -> Generator[None]:
    """Name the file asked for, and what can be done, where the system refuses one beside it."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0)
        if reason is None:
            raise
        kept = "What was there is unchanged." if path.exists() else "Nothing was written."
        said = f"{reason}. {kept} Choose another place, or make room."
        raise OSError(error.errno, said, str(path)) from error


@contextmanager
def replaced_file(path: Path) -> Generator[Path]:
    """A new file beside ``path`` that takes its place when all went well.

    Raises OSError that names ``path`` and says why it could not be written.
    """
    with _told(path):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        os.close(handle)
        part = Path(name)
        try:
            yield part
            part.chmod(0o644)
            os.replace(part, path)  # noqa: PTH105 the atomic one, on every system
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def replaced_folder(path: Path, ours: Collection[str]) -> Generator[Path]:
    """A new folder beside ``path`` that takes its place when all went well.

    A folder that is already there is replaced only where it holds nothing but files of ``ours``.
    Raises OSError that names ``path`` and says why it could not be written.
    """
    _refuse_foreign(path, ours)
    with _told(path), _beside(path) as part:
        yield part


@contextmanager
def _beside(path: Path) -> Generator[Path]:
    part = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent))
    old = part.with_suffix(".old")
    try:
        yield part
        part.chmod(0o755)
        if path.exists():
            path.rename(old)
        try:
            part.rename(path)
        except OSError:
            if old.exists():
                old.rename(path)
            raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _refuse_foreign(path: Path, ours: Collection[str]) -> None:
    if not path.exists():
        return
    if not path.is_dir():
        raise FileExistsError(f"{path.name} is a file; choose another name for the folder.")
    foreign = next((entry.name for entry in path.iterdir() if entry.name not in ours), "")
    if foreign:
        raise FileExistsError(
            f"The folder {path.name} holds other files ({foreign}); choose a new folder."
        )


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a csv file as it is, or not at all."""
    with replaced_file(path) as part, part.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows(rows)
