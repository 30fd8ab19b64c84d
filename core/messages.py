"""The catalogue of messages: every template of a language in one file, with its plural forms."""

import json
import os
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import cast

from msgspec import Struct

from core.shipped import ASSETS

CATALOGUES = ASSETS / "wording"
"""Where the shipped catalogues stand, one ``<language>.json`` for each."""

ENGLISH = "en"
_LOCALES = ("COUNTERCLAIM_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def _one_other(number: int) -> str:
    return "one" if number == 1 else "other"


def _only_other(number: int) -> str:
    del number
    return "other"


def _one_few_many(number: int) -> str:
    tens, ones = number % 100 // 10, number % 10
    if ones == 1 and tens != 1:
        return "one"
    return "few" if ones in (2, 3, 4) and tens != 1 else "many"


PLURALS: Mapping[str, tuple[tuple[str, ...], Callable[[int], str]]] = MappingProxyType(
    {
        "one-other": (("one", "other"), _one_other),
        "other": (("other",), _only_other),
        "one-few-many": (("one", "few", "many"), _one_few_many),
    }
)
"""Plural rules by name: their forms, and which of them a number takes (after Unicode CLDR)."""

Template = str | Mapping[str, str]
"""Words with ``{names}`` in them, or such words for each plural form of ``{count}``."""


class Catalogue(Struct, frozen=True, eq=False, dict=True):
    """The templates of a language by their keys."""

    language: str
    plural: str
    templates: Mapping[str, Template]

    def say(self, key: str, count: int | None = None, /, **values: object) -> str:
        """A message with its values put in; ``count`` chooses the plural form.

        Raises KeyError where there is no such message, or a value it names is not given.
        """
        template = self.templates[key]
        if not isinstance(template, str):
            template = template[PLURALS[self.plural][1](count or 0)]
        number = {} if count is None else {"count": self.numeral(count)}
        return template.format_map({**values, **number})

    def numeral(self, value: float, places: int = 0) -> str:
        """A number in print, with no more decimals than it needs and at most ``places``."""
        if value % 1 == 0:
            text = f"{value:,.0f}"
        else:
            text = f"{value:,.{places}f}"
            text = text.rstrip("0").rstrip(".") if places else text
        text = text.replace("-", "−")
        return text.translate(self._signs) if self._signs else text

    @cached_property
    def _signs(self) -> dict[int, str]:
        """What stands between thousands, and before decimals, where it is not as in English."""
        signs = {",": "number.group", ".": "number.point"}
        said = {sign: str(self.templates[key]) for sign, key in signs.items()}
        return {ord(sign): own for sign, own in said.items() if sign != own}


def read_catalogue(path: Path) -> Catalogue:
    """Read a catalogue and hold it against the English one.

    Raises ValueError naming the message that is missing, unknown, lacks a plural form or names a
    value that the English one does not.
    """
    read = _read(path)
    if path != CATALOGUES / f"{ENGLISH}.json":
        _compare(read, _read(CATALOGUES / f"{ENGLISH}.json"))
    return read


def _read(path: Path) -> Catalogue:
    held = cast("dict[str, object]", json.loads(path.read_text(encoding="utf-8")))
    plural, messages = str(held.get("plural")), held.get("messages")
    if plural not in PLURALS or not isinstance(messages, dict):
        raise ValueError(f"{path.name} needs 'messages' and a 'plural' of {', '.join(PLURALS)}")
    templates = cast("dict[str, Template]", messages)
    for key, template in templates.items():
        if not isinstance(template, str) and set(template) != set(PLURALS[plural][0]):
            forms = ", ".join(PLURALS[plural][0])
            raise ValueError(f"the message {key!r} needs the plural forms {forms}")
    return Catalogue(str(held.get("language", path.stem)), plural, MappingProxyType(templates))


def _compare(read: Catalogue, english: Catalogue) -> None:
    unlike = sorted(set(read.templates) ^ set(english.templates))
    if unlike:
        raise ValueError(f"the message {unlike[0]!r} stands in one catalogue only")
    for key, template in read.templates.items():
        strange = sorted(_names(template) - _names(english.templates[key]) - {"count"})
        if strange:
            raise ValueError(f"the message {key!r} names {strange[0]!r}, which nothing gives it")


def _names(template: Template) -> frozenset[str]:
    forms = [template] if isinstance(template, str) else list(template.values())
    parts = (part for form in forms for part in Formatter().parse(form))
    return frozenset(name for _, name, _, _ in parts if name is not None)


class _Spoken:
    """The language that is spoken now, read when it is first needed."""

    def __init__(self) -> None:
        self.catalogue: Catalogue | None = None


_SPOKEN = _Spoken()


def catalogue() -> Catalogue:
    """The catalogue in use: that of the locale until another is put in its place."""
    if _SPOKEN.catalogue is None:
        _SPOKEN.catalogue = _asked_for("")
    return _SPOKEN.catalogue


def use_catalogue(wanted: Catalogue) -> None:
    """Speak in another language from now on."""
    _SPOKEN.catalogue = wanted


def use_locale(system: str) -> None:
    """Speak the language asked for, else that of the system, named ``system`` where it is known."""
    use_catalogue(_asked_for(system))


def _asked_for(system: str) -> Catalogue:
    return catalogue_for(locale_named(os.environ, system))


def locale_named(environment: Mapping[str, str], system: str = "") -> str:
    """The locale asked for: ``COUNTERCLAIM_LANG``, else that of the system, else English.

    The system's is ``system`` where the screen knows it, as on Windows and macOS, else that of the
    usual variables, of which the first that is set counts. ``de_AT.UTF-8`` is read as ``de_AT``.
    """
    asked, *usual = (environment.get(name, "") for name in _LOCALES)
    found = next(filter(None, (asked, system, *usual)), ENGLISH)
    return found.partition(".")[0].partition("@")[0].replace("-", "_")


def catalogue_for(locale: str, folder: Path = CATALOGUES) -> Catalogue:
    """The catalogue of a locale (``pt_BR``), else of its language (``pt``), else English."""
    for name in (locale, locale.partition("_")[0]):
        if (path := folder / f"{name}.json").is_file():
            return read_catalogue(path)
    return read_catalogue(CATALOGUES / f"{ENGLISH}.json")


def numeral(value: float, places: int = 0) -> str:
    """A number in print in the language in use: ``1,204``, ``0.72``."""
    return catalogue().numeral(value, places)


def say(key: str, count: int | None = None, /, **values: object) -> str:
    """A message of the catalogue in use."""
    return catalogue().say(key, count, **values)
