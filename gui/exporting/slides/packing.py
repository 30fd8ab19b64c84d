"""Office files of the same bytes from run to run: fixed dates inside and out."""

import re
import zipfile
from datetime import date
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can name."""
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def fixed(content: bytes, made: date) -> bytes:
    """The archive with ``made`` for every date; workbooks within it as well."""
    packed = BytesIO()
    moment = made.strftime("%Y-%m-%dT00:00:00Z").encode("ascii")
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name.endswith(".xlsx"):
                part = fixed(part, made)
            elif name == "docProps/core.xml":
                part = _STAMP.sub(rb"\g<1>" + moment + rb"\g<2>", part)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, part)
    return packed.getvalue()
