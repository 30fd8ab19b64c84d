"""Reviews of claims (schema.org ClaimReview) inside a JSON-LD document of any shape."""

from collections import deque
from typing import cast

from core.loading import limits

MARK = 'ClaimReview"'
"""What a document has to contain to be searched at all."""

_TYPE = "ClaimReview"
_REFERRED = ("itemReviewed", "author", "publisher", "reviewRating")

_DEEP = 3
_MOST = 20
"""Levels and items of a node that is put in for its ``@id``."""

_Fields = dict[str, object]


def reviews_of(whole: object) -> list[object]:
    """The reviews of a document, in its order: alone, in a list, a graph, a feed, or a page.

    Nodes that a graph describes elsewhere, and a review only refers to by ``@id``, are put in.
    """
    found: list[_Fields] = []
    nodes: dict[str, _Fields] = {}
    waiting: deque[tuple[object, int]] = deque([(whole, 0)])
    while waiting:
        value, depth = waiting.popleft()
        if isinstance(value, list) and depth < limits.NESTING:
            waiting.extend((item, depth + 1) for item in cast("list[object]", value))
        if not isinstance(value, dict):
            continue
        fields = cast("_Fields", value)
        if isinstance(name := fields.get("@id"), str) and len(fields) > 1:
            nodes.setdefault(name, fields)
        if is_review(fields):
            found.append(fields)
        elif depth < limits.NESTING:
            waiting.extend((item, depth + 1) for item in fields.values())
    for review in found:
        _fill(review, nodes)
    return list(found)


def is_review(value: object) -> bool:
    """Whether a value is a review of a claim itself."""
    types = cast("_Fields", value).get("@type") if isinstance(value, dict) else None
    named = cast("list[object]", types) if isinstance(types, list) else [types]
    return any(isinstance(one, str) and one.endswith(_TYPE) for one in named)


def _fill(review: _Fields, nodes: dict[str, _Fields]) -> None:
    _refer(review, nodes)
    item = review.get("itemReviewed")
    if isinstance(item, dict):
        _refer(cast("_Fields", item), nodes)


def _refer(fields: _Fields, nodes: dict[str, _Fields]) -> None:
    for name in _REFERRED:
        if (node := _referred(fields.get(name), nodes)) is not None:
            fields[name] = _described(node, nodes, _DEEP)


def _referred(value: object, nodes: dict[str, _Fields]) -> _Fields | None:
    """The node that a value of nothing but an ``@id`` stands for."""
    fields = cast("_Fields", value) if isinstance(value, dict) else {}
    key = fields.get("@id")
    return nodes.get(key) if isinstance(key, str) and len(fields) == 1 else None


def _described(value: object, nodes: dict[str, _Fields], depth: int) -> object:
    """A copy in which nodes are put in, so many levels deep that no circle can close."""
    value = _referred(value, nodes) or value
    if isinstance(value, list):
        items = cast("list[object]", value)[:_MOST]
        return [_described(item, nodes, depth - 1) for item in items] if depth else None
    if isinstance(value, dict):
        fields = cast("_Fields", value).items()
        return {k: _described(v, nodes, depth - 1) for k, v in fields} if depth else None
    return value
