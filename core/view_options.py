"""Frozen view options as JSON values and back; whatever does not fit is refused by name."""

import types
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import replace


def option_serial(option: object) -> dict[str, object]:
    """The fields of a frozen struct as JSON values; raises TypeError on any other object."""
    if not isinstance(option, Struct):
        raise TypeError(f"{type(option).__name__} is not a view option")
    return {name: _value(getattr(option, name)) for name in option.__struct_fields__}


def read_option(default: object, serial: Mapping[str, object]) -> object:
    """``default`` with the fields that ``serial`` names; unknown names are left aside.

    Raises ValueError naming the field that does not fit.
    """
    if not isinstance(default, Struct):
        raise ValueError("there is nothing to set")  # noqa: TRY004 - told as one kind of error
    hints = get_type_hints(type(default))
    read: dict[str, Any] = {}
    for name in default.__struct_fields__:
        if name in serial:
            try:
                read[name] = _parse(hints[name], serial[name])
            except (ValueError, TypeError) as error:
                raise ValueError(f"{name!r}: {error}") from error
    return replace(default, **read)


def _value(value: object) -> object:
    match value:
        case Enum():
            return cast("object", value.value)
        case None | bool() | int() | float() | str():
            return value
        case date():
            return value.isoformat()
        case frozenset() | set():
            return sorted((_value(one) for one in cast("frozenset[object]", value)), key=str)
        case tuple() | list():
            return [_value(one) for one in cast("tuple[object, ...]", value)]
        case _:
            return option_serial(value)


def _parse(hint: Any, value: object) -> object:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _one_of(inner, value)
    if origin is Literal:
        if value in inner:
            return value
        raise ValueError(f"{value!r} is not a choice")
    if origin in (tuple, frozenset):
        return _several(origin, inner, value)
    if hint is type(None):
        if value is None:
            return None
        raise ValueError("must be null")
    if isinstance(hint, type):
        return _plain(cast("type[object]", hint), value)
    raise ValueError(f"cannot be read from {value!r}")


def _one_of(hints: tuple[Any, ...], value: object) -> object:
    for hint in hints:
        try:
            return _parse(hint, value)
        except ValueError:
            continue
    raise ValueError(f"{value!r} does not fit")


def _several(origin: type, inner: tuple[Any, ...], value: object) -> object:
    if not isinstance(value, list):
        raise ValueError("must be a list")  # noqa: TRY004 - told as one kind of error
    values = cast("list[object]", value)
    if origin is frozenset:
        return frozenset(_parse(inner[0], one) for one in values)
    if inner[-1] is Ellipsis:
        return tuple(_parse(inner[0], one) for one in values)
    if len(inner) != len(values):
        raise ValueError(f"must have {len(inner)} values")
    return tuple(_parse(hint, one) for hint, one in zip(inner, values, strict=True))


def _plain(kind: type[object], value: object) -> object:
    if issubclass(kind, Enum):
        return kind(value)
    if kind is date and isinstance(value, str):
        return date.fromisoformat(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind in (int, float) and isinstance(value, bool):
        raise ValueError(f"{value!r} is not a number")
    if kind in (bool, int, float, str) and isinstance(value, kind):
        return value
    if issubclass(kind, Struct) and isinstance(value, dict):
        return read_option(kind(), cast("dict[str, object]", value))
    raise ValueError(f"{value!r} is not {kind.__name__}")
