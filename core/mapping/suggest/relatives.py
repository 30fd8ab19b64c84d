"""Losses of the claimant's own side or the other one: own losses, enemy losses."""

from collections.abc import Sequence

from msgspec.structs import replace

from core.mapping.cells import Cells
from core.mapping.mapping import (
    CLAIMANT_SIDE,
    OTHER_SIDE,
    OWN_SIDE,
    Mapping,
    Source,
    Term,
    WidePart,
)
from core.mapping.relative import sides_of
from core.mapping.suggest.finding import Confidence, Finding
from core.mapping.suggest.headings import header_words, is_other, is_own
from core.mapping.suggest.profile import Profile
from core.vocabulary.categories import folded

_TWO = 2


def with_relatives(
    mapping: Mapping, columns: Sequence[Profile], cells: Cells
) -> tuple[Mapping, list[Finding]]:
    """The mapping with own and enemy losses as those of two sides, where claimants speak for two.

    Elsewhere the figures land on no side, and it is said so.
    """
    named = [part.column for part in mapping.parts if part.column and _meant(part.column)]
    spoken = _spoken(mapping, columns)
    if not named and spoken is None:
        return mapping, []
    sides = sorted(set(sides_of(_claimants(mapping, cells)).values()))
    told = [*named, *([spoken.header] if spoken else [])]
    if len(sides) != _TWO:
        return mapping, [Finding("relative_side", header, _UNKNOWN) for header in told]
    sentence = (
        f"whose losses these are depends on who claims: the own side or the other one of "
        f"{sides[0]} and {sides[1]} (change it under “Wide table” or “Terms”)."
    )
    mapping = replace(mapping, parts=tuple(map(_with_subject, mapping.parts)))
    if spoken:
        mapping = mapping.with_source(Source("subject", (spoken.header,)))
        terms = [Term("subject", text, _meant(text)) for text in spoken.texts]
        others = [term for term in mapping.terms if term.target != "subject"]
        mapping = replace(mapping, terms=(*others, *terms))
    found = [Finding("relative_side", header, sentence, Confidence.LIKELY) for header in told]
    return mapping, found


_UNKNOWN = (
    "whose losses these are depends on who claims: say it under “Wide table” or “Terms”, where "
    f"“{OWN_SIDE}” and “{OTHER_SIDE}” stand for the claimant's side and its adversary."
)


def _meant(text: str) -> str:
    """The side that a name of a column or a word means, "" where none."""
    words = header_words(text.replace("_", " "))
    return OWN_SIDE if is_own(words) else OTHER_SIDE if is_other(words) else ""


def _with_subject(part: WidePart) -> WidePart:
    meant = _meant(part.column) if part.column else ""
    return replace(part, cells=(*part.cells, ("subject", meant))) if meant else part


def _spoken(mapping: Mapping, columns: Sequence[Profile]) -> Profile | None:
    """A column whose every word is own or enemy, where nothing else says whose losses these are."""
    subject = mapping.source("subject")
    given = [folded(name) for name in (subject.columns if subject else ())]
    return next(
        (
            column
            for column in columns
            if column.texts
            and (not given or folded(column.header) in given)
            and all(map(_meant, column.texts))
            and len(set(map(_meant, column.texts))) == _TWO
        ),
        None,
    )


def _claimants(mapping: Mapping, cells: Cells) -> list[tuple[str, str]]:
    """Who claims and for which side, each pair once."""
    claimant, side = (mapping.source(name) for name in ("claimant", CLAIMANT_SIDE))
    named = [dict(part.cells).get("claimant", "") for part in mapping.parts]
    if claimant is None:
        return [(name, "") for name in dict.fromkeys(named)]
    names, sides = (cells.texts(one) if one else [""] * len(cells) for one in (claimant, side))
    return list(dict.fromkeys(zip(names, sides, strict=True)))
