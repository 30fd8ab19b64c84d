"""Single files packed by gzip, bzip2 or xz (``claims.csv.gz``), bounded in size and ratio."""

import bz2
import gzip
import lzma
import tempfile
import zlib
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path
from types import MappingProxyType

from core.loading import limits
from core.loading.packed import LET_OFF, unfolds_too_far
from core.loading.progress import Progress
from core.problems import UnreadableError

_OPENERS: Mapping[str, Callable[[Path], BufferedIOBase]] = MappingProxyType(
    {".gz": gzip.GzipFile, ".bz2": bz2.BZ2File, ".xz": lzma.LZMAFile}
)
_BROKEN = (EOFError, OSError, lzma.LZMAError, zlib.error, ValueError)


@contextmanager
def expanded(path: Path, file: str, progress: Progress) -> Generator[Path]:
    """The file that is packed, at a path of our own with its inner ending, gone afterwards.

    Raises UnreadableError for what is not whole or would unfold beyond measure.
    """
    inner = Path(path.stem).suffix.casefold()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"table{inner}"
        _unfold(path, out, file, progress)
        yield out


def _unfold(path: Path, out: Path, file: str, progress: Progress) -> None:
    size = path.stat().st_size
    most = min(limits.UNPACKED, max(size * limits.RATIO, LET_OFF))
    written = 0
    try:
        with _OPENERS[path.suffix.casefold()](path) as packed, out.open("wb") as plain:
            while chunk := packed.read(limits.CHUNK):
                progress(f"Unpacking {file}", min(1.0, written / most))
                written += len(chunk)
                if written > most:
                    raise unfolds_too_far(file)
                plain.write(chunk)
    except _BROKEN as error:
        raise UnreadableError(
            f"{file} cannot be unpacked: {error}. Copy or download it again."
        ) from None
