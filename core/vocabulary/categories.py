"""The category tree: what losses are counted of, from coarse to fine."""

import csv
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from core.messages import say
from core.shipped import ASSETS


class Category(Struct, frozen=True):
    """A node of the tree; ``parent`` is empty at the top, ``label`` its name in files."""

    key: str
    parent: str
    label: str
    aliases: tuple[str, ...]


class CategoryTree:
    """Categories by key, their ancestors, and the terms that name them."""

    def __init__(self, categories: tuple[Category, ...]) -> None:
        self._by_key = {category.key: category for category in categories}
        self._order = {category.key: place for place, category in enumerate(categories)}
        self._by_term = {
            folded(term): category.key
            for category in categories
            for term in (category.key, category.label, *category.aliases)
        }

    def __iter__(self) -> Iterator[Category]:
        return iter(self._by_key.values())

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def find(self, term: str) -> str | None:
        """The key a written term stands for, or None where the tree does not know it."""
        return self._by_term.get(folded(term))

    def label(self, key: str) -> str:
        """The wording of a node in the language in use; an unknown term is its own wording."""
        return say(f"category.{key}") if key in self._by_key else key

    def place(self, key: str) -> int:
        """Position in the tree's own order; unknown terms come last."""
        return self._order.get(key, len(self._order))

    def line(self, key: str) -> tuple[str, ...]:
        """A node and its ancestors, nearest first; an unknown term stands alone."""
        nodes = [key]
        while (category := self._by_key.get(nodes[-1])) and category.parent:
            nodes.append(category.parent)
        return tuple(nodes)

    def common(self, one: str, other: str) -> str | None:
        """The lowest node that covers both, or None where nothing does."""
        above = set(self.line(other))
        return next((node for node in self.line(one) if node in above), None)

    def within(self, key: str, ancestor: str) -> bool:
        """Whether a node is the ancestor or lies below it."""
        return ancestor in self.line(key)


def folded(term: str) -> str:
    """A term without case, and with underscores, hyphens and runs of spaces as one space."""
    return " ".join(term.casefold().replace("_", " ").replace("-", " ").split())


@cache
def category_tree() -> CategoryTree:
    """The tree shipped in ``assets/vocabulary/categories.csv``."""
    with (ASSETS / "vocabulary" / "categories.csv").open(encoding="utf-8", newline="") as file:
        return CategoryTree(
            tuple(
                Category(
                    row["category"],
                    row["parent"],
                    row["label"],
                    tuple(filter(None, row["aliases"].split(";"))),
                )
                for row in csv.DictReader(file)
            )
        )
