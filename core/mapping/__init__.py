"""Mapping files of others to claims: what was detected, what a person chose, and applying it.

``suggest`` looks at a file and proposes a ``Mapping`` with its reasons; a person changes it;
``load_mapped`` opens the file with it through the one loading path. A mapping is kept as a small
file (``serial``) and offered again for files of the same shape (``shelf``).

Each of these is imported when it is first asked for: most files need no mapping.
"""

from typing import TYPE_CHECKING

from core.later import face

if TYPE_CHECKING:
    from core.mapping.mapping import Mapping, shape_of
    from core.mapping.opening import is_understood, load_mapped, read_raw
    from core.mapping.serial import read_mapping, write_mapping
    from core.mapping.uncounted import counts_nothing

__all__ = [
    "Mapping",
    "counts_nothing",
    "is_understood",
    "load_mapped",
    "read_mapping",
    "read_raw",
    "shape_of",
    "write_mapping",
]

__getattr__ = face(
    __name__,
    {
        "Mapping": "mapping",
        "counts_nothing": "uncounted",
        "is_understood": "opening",
        "load_mapped": "opening",
        "read_mapping": "serial",
        "read_raw": "opening",
        "shape_of": "mapping",
        "write_mapping": "serial",
    },
)
