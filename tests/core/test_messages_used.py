"""Every message is said somewhere, everything said is a message, and gets the values it names."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

from msgspec import Struct

from core.messages import CATALOGUES

ROOT = Path(__file__).parents[2]
MESSAGES: dict[str, str | dict[str, str]] = json.loads((CATALOGUES / "en.json").read_text("utf-8"))[
    "messages"
]
SPEAKERS = ("say", "counted")


class Spoken(Struct, frozen=True):
    """A call of ``say`` with a key, or a pattern of keys, and the values it gives."""

    where: str
    pattern: str
    given: frozenset[str] | None
    """None where values come from a mapping."""

    @property
    def keys(self) -> list[str]:
        return [key for key in MESSAGES if re.fullmatch(self.pattern, key)]


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for folder in ("core", "gui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def patterns(node: ast.expr) -> Iterator[str]:
    """What a key may be: a literal, a text with gaps, or either of two."""
    match node:
        case ast.Constant(value=str(text)):
            yield re.escape(text)
        case ast.JoinedStr(values=parts):
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_.A-F]*"
                for part in parts
            )
        case ast.IfExp(body=one, orelse=other):
            yield from patterns(one)
            yield from patterns(other)
        case _:
            pass


@cache
def spoken() -> tuple[Spoken, ...]:
    found: list[Spoken] = []
    for path, tree in sources():
        for call in ast.walk(tree):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.args):
                continue
            where = f"{path.relative_to(ROOT)}:{call.lineno}"
            named = [keyword.arg for keyword in call.keywords]
            count = {"count"} if len(call.args) > 1 else set[str]()
            given = None if None in named else frozenset({*filter(None, named), *count})
            if call.func.id == "say":
                found += [Spoken(where, one, given) for one in patterns(call.args[0])]
            elif call.func.id == "counted" and len(call.args) > 1:
                nouns = (one.replace("\\ ", "_") for one in patterns(call.args[1]))
                found += [Spoken(where, rf"count\.{noun}", given) for noun in nouns]
    return tuple(found)


def names(key: str) -> frozenset[str]:
    template = MESSAGES[key]
    forms = [template] if isinstance(template, str) else list(template.values())
    return frozenset(
        name for form in forms for _, name, _, _ in Formatter().parse(form) if name is not None
    )


def test_everything_said_is_a_message() -> None:
    assert [(one.where, one.pattern) for one in spoken() if not one.keys] == []


def test_every_message_is_said() -> None:
    """As a key of ``say``, or as a text elsewhere that a key is chosen from."""
    texts = {
        node.value
        for _, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    partial = [
        re.compile(pattern)
        for _, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for pattern in patterns(node)
        if re.match(r"[a-z]+\\\.", pattern)
    ]
    said = {key for one in spoken() for key in one.keys}
    unsaid = [
        key
        for key in MESSAGES
        if key not in said
        and key not in texts
        and not any(pattern.fullmatch(key) for pattern in partial)
    ]
    assert unsaid == []


def test_a_message_said_by_its_key_gets_every_value_it_names() -> None:
    missing = [
        (one.where, key, sorted(names(key) - one.given))
        for one in spoken()
        if one.given is not None and len(one.keys) == 1
        for key in one.keys
        if names(key) - one.given
    ]
    assert missing == []


def test_the_forms_of_a_message_name_the_same_values() -> None:
    def named(words: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(words)} - {None, "count"}

    unlike = [
        key
        for key, template in MESSAGES.items()
        if not isinstance(template, str)
        and len({frozenset(named(w)) for w in template.values()}) > 1
    ]
    assert unlike == []


def test_no_message_has_two_templates() -> None:
    """JSON keeps the last of two in silence."""

    def kept(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys)), [key for key in keys if keys.count(key) > 1]
        return dict(pairs)

    for path in CATALOGUES.glob("*.json"):
        json.loads(path.read_text("utf-8"), object_pairs_hook=kept)
