"""How much of a file is taken in before it is refused: protection against hostile files."""

KIB = 1 << 10
MIB = 1 << 20
GIB = 1 << 30

CHUNK = MIB
"""Bytes read between two questions whether to go on."""

BATCH = 20_000
"""Rows read between two questions whether to go on."""

CELL = MIB
"""Characters of one cell."""

LINE = 16 * MIB
"""Characters of one line, or of one row whose cells are broken over lines."""

COLUMNS = 2_000
ROWS = 50_000_000
CELLS = 200_000_000
"""Cells of one sheet, empty ones between filled ones included."""

TEXT = 2 * GIB
"""Bytes of a file that has to be held in memory as a whole (JSON)."""

PAGE = 64 * MIB
"""Bytes of a web page, or of a document in RTF or Markdown."""

UNPACKED = 2 * GIB
"""Bytes that a packed file may unfold to."""

RATIO = 200
"""How many times larger a packed file may become; small files are let off."""

MEMBERS = 1_000
"""Files that an archive may hold; archives inside archives are not opened."""

NESTING = 32
"""Levels of lists and objects inside one another."""

LONG_BOOK = MIB
"""Bytes of a spreadsheet from which it is read in a process of its own."""

LONG_JSON = 4 * MIB
"""Bytes of a JSON file from which it is read in a process of its own: so much of small records is
decoded in 0.2 s, and of long texts in 0.04."""

LONG_PAGE = 256 * KIB
"""Bytes of a web page from which it is read in a process of its own: a broken one can keep the
parser busy for long between two questions whether to go on."""

APART = 12 * GIB
"""Bytes of address space that such a process may take."""

CACHE = 4 * GIB
"""Bytes of datasets kept between runs."""

CACHED_FROM = 64 * KIB
"""Bytes of files from which what was read is kept."""

CACHE_PIECE = 16 * MIB
"""Bytes of a kept dataset looked at between two questions whether to go on."""

REJECTED = 200_000
"""Rows refused before the whole file is."""

PROBLEMS = 1_000
"""Problems of one code listed one by one; the rest are counted."""

SHOWN = 80
"""Characters of a value quoted in a sentence."""

KEPT = 10_000
"""Characters of a value kept in the list of rejected rows."""
