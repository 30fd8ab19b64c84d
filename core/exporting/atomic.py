"""Files and folders that are there whole or not at all."""

import csv
import os
import shutil
import tempfile
from collections.abc import Collection, Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replaced_file(path: Path) -> Generator[Path]:
    """A new file beside ``path`` that takes its place when all went well."""
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
    """
    _refuse_foreign(path, ours)
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
