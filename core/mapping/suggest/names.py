"""The words the field uses for columns and terms (assets/vocabulary/columns.csv, terms.csv)."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from core.loading.headrows import levels
from core.mapping.mapping import TARGETS
from core.shipped import ASSETS
from core.vocabulary.categories import category_tree, folded
from core.vocabulary.crosswalk import crosswalk
from core.vocabulary.terms import Act, Basis, Measure, Scope, Topic, VictimClass

CLOSE = 88
"""Similarity (0–100, rapidfuzz's ratio) from which a spelling is taken for another."""

_VOCABULARIES = MappingProxyType(
    {
        "measure": Measure,
        "act": Act,
        "topic": Topic,
        "basis": Basis,
        "scope": Scope,
        "victim_class": VictimClass,
    }
)
_SHORTEST = 5


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_REMARK = re.compile(r"\s*\[[\w ]{1,12}\]")


def said(header: str) -> str:
    """A header as words: without footnote marks, and “artillerySystems” in two."""
    return _CAMEL.sub(" ", _REMARK.sub("", header))


def spellings(header: str) -> tuple[str, ...]:
    """The folded ways in which a header may be a known word, the surest first.

    Of a header over several rows the whole, then its lowest part, then its uppermost.
    """
    parts = levels(header)
    whole = " ".join(parts)
    ways = (whole, said(whole), *(said(part) for part in (parts[-1], parts[0])))
    return tuple(dict.fromkeys(map(folded, ways)))


def without_remarks(text: str) -> str:
    """A name without the footnote marks behind it."""
    return _REMARK.sub("", text).strip()


@cache
def column_words() -> Mapping[str, str]:
    """Targets by the folded names of columns; the first target of a name counts."""
    words = {folded(name): name for name in TARGETS}
    with (ASSETS / "vocabulary" / "columns.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for synonym in row["synonyms"].split(";"):
                words.setdefault(folded(synonym), row["target"])
    return MappingProxyType(words)


@cache
def term_words(target: str) -> Mapping[str, str]:
    """Terms of a target's vocabulary by the folded words that mean them."""
    words: dict[str, str] = {}
    if vocabulary := _VOCABULARIES.get(target):
        words |= {folded(term.value): term.value for term in vocabulary}
    if target == "category":
        for category in category_tree():
            for name in (category.key, category.label, *category.aliases):
                words.setdefault(folded(name), category.key)
        for mapping in crosswalk():
            words.setdefault(folded(mapping.term), mapping.category)
    with (ASSETS / "vocabulary" / "terms.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["target"] == target:
                for synonym in row["synonyms"].split(";"):
                    words.setdefault(folded(synonym), row["term"])
    return MappingProxyType(words)


def meant(target: str, written: str) -> tuple[str, str]:
    """The term a word means and the reason; two empty texts where none is near."""
    words, plain = term_words(target), folded(written)
    if plain in words:
        return words[plain], f"“{written}” is a known word for it"
    if near := nearest(plain, words):
        return words[near], f"“{written}” is spelled nearly like “{near}”"
    return "", ""


def nearest(plain: str, words: Mapping[str, str]) -> str:
    """The known word spelled most like a folded one; "" where none is close."""
    if len(plain) < _SHORTEST:
        return ""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where names are compared

    found = process.extractOne(plain, list(words), scorer=fuzz.ratio, score_cutoff=CLOSE)
    return found[0] if found and len(found[0]) >= _SHORTEST else ""
