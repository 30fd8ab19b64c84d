"""What a known format has to say of itself."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from core.loading.known.actors import KnownActor
from core.loading.known.sheet import Sheet
from core.loading.rawtable import RawTable


class Translation(Struct, frozen=True, eq=False):
    """What tables of a known format became: tables of the schema, and the actors they name."""

    tables: tuple[RawTable, ...]
    actors: tuple[KnownActor, ...] = ()
    """Belligerents first, in the order their sides shall have."""


class KnownFormat(Struct, frozen=True):
    """A published format: how it is told from others, and how its codebook reads."""

    key: str
    """Also the name of its page, ``docs/formats/<key>.md``."""
    title: str
    codebook: str
    """Name and edition of the codebook, without its address, which the page gives."""
    rule: str
    """How the codebook was applied, in one or two sentences for the person who opens a file."""
    recognise: Callable[[Sheet], bool]
    translate: Callable[[Sequence[Sheet]], Translation]
    """Raises UnreadableError where the tables say nothing without others."""
    names_of: Callable[[Sequence[str]], tuple[str, ...]] | None = None
    """Column names for a row of a file without header, () where the row is not of this format."""
    delimiter: str = "\t"
    """What stands between the cells of a file without header."""
    quoted: bool = False
    """Whether quotation marks hold cells of such a file together."""
