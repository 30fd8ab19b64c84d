"""A language made for tests: English with every letter of its own replaced, values left alone.

What is still written in ASCII letters was not taken from the catalogue, or comes from the data.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Formatter, ascii_letters

from core.messages import CATALOGUES, catalogue, read_catalogue, use_catalogue

_WIDE = {ord(letter): ord(letter) + 0xFEE0 for letter in ascii_letters}
_LETTERS = re.compile(r"[A-Za-z]+")


def pseudo_words(template: str) -> str:
    """A template with full-width letters; its ``{names}`` stay."""
    parts = Formatter().parse(template)
    return "".join(
        text.translate(_WIDE) + ("" if name is None else f"{{{name}}}")
        for text, name, _, _ in parts
    )


def write_pseudo(folder: Path) -> Path:
    """The catalogue of the language, written into a folder."""
    held = json.loads((CATALOGUES / "en.json").read_text("utf-8"))
    messages = {
        key: pseudo_words(template)
        if isinstance(template, str)
        else {form: pseudo_words(words) for form, words in template.items()}
        for key, template in held["messages"].items()
    }
    path = folder / "qps.json"
    path.write_text(json.dumps({**held, "language": "qps", "messages": messages}), "utf-8")
    return path


@contextmanager
def pseudo(folder: Path) -> Iterator[None]:
    """Speak the language for a while."""
    before = catalogue()
    use_catalogue(read_catalogue(write_pseudo(folder)))
    try:
        yield
    finally:
        use_catalogue(before)


def english_in(text: str, *written: str) -> list[str]:
    """The words of a text in ASCII letters, but those that the data hold as ``written``."""
    return [word for word in _LETTERS.findall(text) if word not in written]
