"""The bytes of a file, piece by piece."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from core.loading import limits
from core.problems import UnreadableError


def chunks(
    path: Path, file: str, begin: int = 0, end: int | None = None, *, size: int = limits.CHUNK
) -> Iterator[bytes]:
    """The bytes of a regular file from one place to another, ``size`` at a time.

    UnreadableError says what stands in the way.
    """
    try:
        if not path.is_file():
            raise UnreadableError(missing(path, file))
        with path.open("rb") as stream:
            stream.seek(begin)
            left = -1 if end is None else end - begin
            while chunk := stream.read(size if end is None else min(size, left)):
                left -= len(chunk)
                yield chunk
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(
            f"{file} cannot be opened: {reason}. Check that it exists and that you may read it."
        ) from error


def unsplit(pieces: Iterable[bytes]) -> Iterator[bytes]:
    r"""The pieces of a text, none of them empty and none ending between ``\r`` and ``\n``.

    Arrow leaves out an ``\n`` after such an end, and takes a piece of that alone for the last.
    """
    held = b""
    for piece in pieces:
        text = held + piece if held else piece
        held = b"\r" if text.endswith(b"\r") else b""
        if text != held:
            yield text.removesuffix(held)
    if held:
        yield held


def missing(path: Path, file: str) -> str:
    """Why there is no file to read at a path, in a sentence."""
    if path.is_symlink():
        return f"{file} is a link to a file that does not exist. Open the file itself."
    if path.exists():
        return f"{file} is not a file that can be read. Choose a table or a folder of tables."
    return f"{file} does not exist. Check the name and the folder."


def require_file(path: Path, file: str) -> None:
    """Raise UnreadableError where there is no file that can be read."""
    next(chunks(path, file), None)
