"""A mapping as a small readable file: JSON, versioned, checked where it is read."""

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar, cast

from core.exporting.atomic import replaced_file
from core.loading.headrows import MOST
from core.loading.reading import NO_HEADER, Reading
from core.mapping.mapping import (
    TARGETS,
    DateOrder,
    Mapping,
    Scale,
    Source,
    Style,
    Summary,
    Term,
    WidePart,
)
from core.mapping.scales import SCALES
from core.vocabulary.qualifiers import Place, Word
from core.vocabulary.terms import Bound

VERSION = 1
LARGEST = 4_000_000
"""Bytes; a mapping with long term tables is some thousands."""

_KEY = "counterclaim_mapping"
_Enum = TypeVar("_Enum", bound=StrEnum)
_Read = TypeVar("_Read")
Json = dict[str, object]


def to_json(mapping: Mapping) -> str:
    """The mapping as text; what is left at its default is still written, so that it can be read."""
    return json.dumps(_serial(mapping), ensure_ascii=False, indent=1) + "\n"


def write_mapping(path: Path, mapping: Mapping) -> None:
    """Write a mapping file, whole or not at all; raises OSError."""
    with replaced_file(path) as part:
        part.write_text(to_json(mapping), encoding="utf-8")


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file; raises OSError, or ValueError saying what the file has wrong."""
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValueError(f"{path.name} is too large to be a mapping")
    try:
        return from_json(content.decode("utf-8-sig"))
    except ValueError as error:
        raise ValueError(f"{path.name} is not a mapping: {error}") from error


def from_json(text: str) -> Mapping:
    """A mapping from its text; ValueError says what is wrong with it."""
    try:
        whole = _object("the file", json.loads(text))
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if whole.get(_KEY) != VERSION:
        raise ValueError(f"its version is {whole.get(_KEY)!r}, this program reads {VERSION}")
    reading, style = _part(whole, "reading"), _part(whole, "style")
    return Mapping(
        Reading(
            _text(reading, "encoding"),
            _text(reading, "delimiter"),
            _count(reading, "header_row"),
            max(1, min(_count(reading, "header_rows"), MOST)),
            _text(reading, "table"),
        ),
        Style(
            _choice(style, "decimal", ("", ".", ",")),
            _enum(style, "dates", DateOrder),
            tuple(_texts(style, "missing")),
        ),
        _sources(_part(whole, "columns")),
        tuple(_each(whole, "wide", _wide)),
        tuple(_texts(whole, "marks")),
        tuple((_target(name), str(mark)) for name, mark in _part(whole, "lists").items()),
        tuple(_each(whole, "terms", _term)),
        tuple(_each(whole, "words", _word)),
        whole.get("unread_words") == "refuse",
        tuple(_each(whole, "summary_rows", _summary)),
        tuple(_scale(column, counted) for column, counted in _part(whole, "scales").items()),
        tuple(_texts(whole, "fill_down")),
        _text(whole, "shape"),
    )


def _serial(mapping: Mapping) -> Json:
    return {
        _KEY: VERSION,
        "shape": mapping.shape,
        "reading": _reading_serial(mapping.reading),
        "style": _style_serial(mapping.style),
        "columns": {source.target: _source_serial(source) for source in mapping.sources},
        "wide": [
            {"column": part.column, "low": part.low, "high": part.high, "cells": dict(part.cells)}
            for part in mapping.parts
        ],
        "marks": list(mapping.marks),
        "lists": dict(mapping.lists),
        "terms": [
            {"target": term.target, "written": term.written, "meant": term.meant}
            for term in mapping.terms
        ],
        "words": [_word_serial(word) for word in mapping.words],
        "unread_words": "refuse" if mapping.refuse_unread else "vague",
        "summary_rows": [
            {"column": summary.column, "written": summary.written} for summary in mapping.summaries
        ],
        "scales": {scale.column: scale.counted for scale in mapping.scales},
        "fill_down": list(mapping.fills),
    }


def _reading_serial(reading: Reading) -> Json:
    return {
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "header_row": reading.header_row,
        "header_rows": reading.header_rows,
        "table": reading.table,
    }


def _style_serial(style: Style) -> Json:
    return {
        "decimal": style.decimal,
        "dates": style.dates.value,
        "missing": list(style.missing),
    }


def _source_serial(source: Source) -> Json:
    if source.columns:
        return {"columns": list(source.columns)}
    return {"constant": source.constant}


def _word_serial(word: Word) -> Json:
    return {
        "phrase": word.phrase,
        "place": word.place.value,
        "bound": word.bound.value,
        "low": word.low,
        "high": word.high,
    }


def _sources(columns: Json) -> tuple[Source, ...]:
    found: list[Source] = []
    for name, value in columns.items():
        entry = _object(f"column {name!r}", value)
        source = Source(_target(name), tuple(_texts(entry, "columns")), _text(entry, "constant"))
        if not source.columns and not source.constant:
            raise ValueError(f"column {name!r} comes from nowhere")
        found.append(Source(name, source.columns, "" if source.columns else source.constant))
    return tuple(found)


def _wide(entry: Json) -> WidePart:
    cells = tuple((_target(name), str(text)) for name, text in _part(entry, "cells").items())
    return WidePart(_needed(entry, "column"), cells, _text(entry, "low"), _text(entry, "high"))


def _term(entry: Json) -> Term:
    return Term(_target(_text(entry, "target")), _needed(entry, "written"), _text(entry, "meant"))


def _word(entry: Json) -> Word:
    low, high = _number(entry, "low"), _number(entry, "high")
    phrase = _needed(entry, "phrase")
    return Word(phrase, _enum(entry, "place", Place), _enum(entry, "bound", Bound), low, high)


def _summary(entry: Json) -> Summary:
    return Summary(_needed(entry, "column"), _needed(entry, "written"))


def _scale(column: str, counted: object) -> Scale:
    if not isinstance(counted, str) or counted not in SCALES:
        raise ValueError(f"the scale of {column!r} has to be one of {', '.join(SCALES)}")
    return Scale(column, counted)


def _each(whole: Json, key: str, read: Callable[[Json], _Read]) -> list[_Read]:
    return [read(_object(f"an entry of {key!r}", entry)) for entry in _list(whole, key)]


def _object(what: str, value: object) -> Json:
    if not isinstance(value, dict):
        raise ValueError(f"{what} must be an object")  # noqa: TRY004 - one kind for bad content
    return cast("Json", value)


def _part(whole: Json, key: str) -> Json:
    return _object(repr(key), whole.get(key, {}))


def _list(whole: Json, key: str) -> list[object]:
    value = whole.get(key, [])
    if not isinstance(value, list):
        raise ValueError(f"{key!r} must be a list")  # noqa: TRY004 - one kind for bad content
    return cast("list[object]", value)


def _texts(whole: Json, key: str) -> list[str]:
    values = _list(whole, key)
    if not all(isinstance(value, str) for value in values):
        raise ValueError(f"{key!r} must be a list of texts")
    return [str(value) for value in values]


def _text(whole: Json, key: str) -> str:
    value = whole.get(key, "")
    if not isinstance(value, str):
        raise ValueError(f"{key!r} must be a text")  # noqa: TRY004 - one kind for bad content
    return value


def _needed(whole: Json, key: str) -> str:
    if not (text := _text(whole, key)):
        raise ValueError(f"{key!r} is missing")
    return text


def _count(whole: Json, key: str) -> int:
    value = whole.get(key, 0)
    if not isinstance(value, int) or isinstance(value, bool) or value < NO_HEADER:
        raise ValueError(
            f"{key!r} must be a row number, 0 where it is detected, or −1 where no row holds names"
        )
    return value


def _number(whole: Json, key: str) -> float | None:
    value = whole.get(key)
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < _LARGEST:
        raise ValueError(f"{key!r} must be a count")
    return float(value)


_LARGEST = 1e15


def _choice(whole: Json, key: str, allowed: tuple[str, ...]) -> str:
    text = _text(whole, key)
    if text not in allowed:
        raise ValueError(
            f"{key!r} is {text!r}; it has to be one of {', '.join(map(repr, allowed))}"
        )
    return text


def _enum(whole: Json, key: str, kind: type[_Enum]) -> _Enum:
    text = _choice(whole, key, tuple(member.value for member in kind))
    return kind(text)


def _target(name: str) -> str:
    if name not in TARGETS:
        raise ValueError(f"{name!r} is no column of the claims")
    return name
