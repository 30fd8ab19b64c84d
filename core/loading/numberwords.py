"""Numbers that are not written in plain digits: “1.2k”, “a dozen”, “½”, “٣٠”, “2,5 тыс.”."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS: Mapping[str, float] = MappingProxyType(
    {word: float(value) for value, word in enumerate(_SMALL)}
    | {word: 10.0 * value for value, word in enumerate(_TENS, start=2)}
)
_SCALES: Mapping[str, float] = MappingProxyType(
    {"hundred": 100.0, "dozen": 12.0}
    | dict.fromkeys(("thousand", "k", "тыс", "тыс.", "тис", "тис.", "тысяч", "тысячи"), 1e3)
    | dict.fromkeys(("тысяча", "тисяч", "тисячі", "тисяча", "ألف", "الف", "آلاف"), 1e3)
    | dict.fromkeys(("million", "mn", "mln", "mln.", "млн", "млн.", "مليون"), 1e6)
)
_JOINTS = frozenset({"a", "an", "and", "half"})
_TEN, _HUNDRED, _LARGE = 10.0, 100.0, 1e3
_NOTHING = -1.0
_FRACTION = re.compile(r"(?:(\d+)[ ])?(\d+)/(\d+)", re.ASCII)
_GLUED = re.compile(r"([\d.,'\s]*\d)\s*([^\W\d_]+\.?)")
_REMARK = re.compile(r"\s*\[(?:\w{1,4}|(?:note|nb|n) \w{1,3}|citation needed)\]", re.IGNORECASE)
_ARABIC = str.maketrans({"\u066b": ".", "\u066c": ",", "\u060c": ","})
_LONGEST = 12
"""Words of the longest number that is read."""


def plain_digits(text: str) -> str:
    """A text with the decimal digits of any script as 0 to 9, without footnote marks.

    Vulgar fractions are written out: “3½” is “3 1/2”.
    """
    text = _REMARK.sub("", text)
    return text if text.isascii() else "".join(map(_digit, text.translate(_ARABIC)))


def _digit(letter: str) -> str:
    if (value := unicodedata.decimal(letter, None)) is not None:
        return str(value)
    if unicodedata.category(letter) != "No":
        return letter
    top, slash, bottom = unicodedata.normalize("NFKC", letter).partition("\u2044")
    return f" {top}/{bottom}" if slash and top.isdigit() and bottom.isdigit() else letter


def spelled(text: str, read: Callable[[str], float]) -> float | None:
    """The number that words or a fraction mean, None where they mean none.

    ``read`` reads the digits among the words and nothing else; what it raises comes through.
    """
    if "/" in text:
        return _fraction(text.strip())
    words = _words_of(text)
    if not 0 < len(words) <= _LONGEST or not all(map(_is_known, words)):
        return None
    if len(words) == 1 and words[0] not in _UNITS:
        return None
    return _Sum(read).of(words)


def scale_of(text: str) -> float:
    """What the last word of a number multiplies by: 1000 of “15 thousand”, 1 of “15”."""
    words = _words_of(text)
    return _SCALES.get(words[-1], 1.0) if words else 1.0


def _fraction(text: str) -> float | None:
    found = _FRACTION.fullmatch(text)
    if found is None or not int(found[3]):
        return None
    return float(found[1] or 0) + int(found[2]) / int(found[3])


def _words_of(text: str) -> list[str]:
    if glued := _GLUED.fullmatch(text.strip()):
        return [glued[1].strip(), glued[2]]
    return text.replace("-", " ").split()


def _is_known(word: str) -> bool:
    return word in _UNITS or word in _SCALES or word in _JOINTS or word[:1].isdigit()


class _Sum:
    """Adds up the words of one number; a word where none may stand makes it no number."""

    def __init__(self, read: Callable[[str], float]) -> None:
        self._read = read
        self._total, self._group = 0.0, _NOTHING
        self._below = math.inf
        """Below what the next scale has to stay."""

        self._rest = 0.0
        """Below what the next word of the group has to stay, 0 where none may follow."""

    def of(self, words: Sequence[str]) -> float | None:
        """The number, None where the words are none."""
        for before, word in zip(("", *words), words, strict=False):
            if word in _JOINTS:
                if not self._joins(before, word):
                    return None
            elif not (self._scaled(word) if word in _SCALES else self._added(word)):
                return None
        return None if words[-1] in _JOINTS else self._total + max(self._group, 0.0)

    def _joins(self, before: str, word: str) -> bool:
        if word == "half":
            return self._started(0.5)
        return before == "half" or (before in _SCALES if word == "and" else self._started(1.0))

    def _started(self, value: float) -> bool:
        fresh = self._group == _NOTHING
        self._group, self._rest = value, 0.0
        return fresh

    def _added(self, word: str) -> bool:
        value = _UNITS.get(word)
        if value is None:
            fresh = self._started(self._read(word))
            return fresh and not self._total
        if self._group == _NOTHING:
            self._group = 0.0
        elif value >= self._rest:
            return False
        self._group += value
        self._rest = 10.0 if value >= _TEN * 2 else 0.0
        return True

    def _scaled(self, word: str) -> bool:
        scale = _SCALES[word]
        if self._group == _NOTHING or scale >= self._below:
            return False
        if scale < _LARGE and self._group >= _HUNDRED:
            return False
        self._group *= scale
        self._rest = _HUNDRED if word == "hundred" else 0.0
        if scale >= _LARGE:
            self._total, self._group, self._below = self._total + self._group, _NOTHING, scale
        return True
