"""Fact checks: schema.org ClaimReview as JSON-LD, as tables, and from Google's Fact Check Tools."""

from collections.abc import Sequence

import numpy as np

from core.loading.arrow import TEXT, pa, pc
from core.loading.known.actors import KnownActor
from core.loading.known.composing import Cells, Part, compose, first_of, joined, listed, refused
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.inside import inside, items_inside
from core.loading.known.ratings import act_of
from core.loading.known.sheet import Column, Sheet, taken
from core.loading.rawtable import RawTable
from core.vocabulary.terms import Act, ActorKind, Basis, Scope, Topic, VictimClass

UNNAMED = "claimant not named"
"""Who claims where a review does not say whose words it checks."""

_NO_CHECKER = "fact-checker not named"
_TOOLS = "claimReview"
_REVIEWED = ("claimReviewed", "claimReview_claimReviewed", "claim reviewed")
_MARKS = (".", "_", "/")
"""What stands between the names of a path that was made one name."""

_RATED = (
    *("rating_alternateName", "reviewRating", "itemReviewed"),
    *(mark.join(("reviewRating", "alternateName")) for mark in _MARKS),
    *(mark.join(("reviewRating", "ratingValue")) for mark in _MARKS),
    *(mark.join(("itemReviewed", "author", "name")) for mark in _MARKS),
)
_BETWEEN = "\x1f"
_MOST = 20
"""Reviews read of one claim."""


def is_fact_check(sheet: Sheet) -> bool:
    """Whether the table has claims with their reviews, whole or flattened."""
    reviews = any(map(sheet.has, _REVIEWED)) and any(map(sheet.has, _RATED))
    return reviews or sheet.has("text", _TOOLS)


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Each review to what was claimed, and to what the fact-checker answers to it."""
    kept = [_with_words(sheet) for sheet in sheets]
    return Translation(tuple(map(_claims, kept)), _actors(kept))


def _is_tools(sheet: Sheet) -> bool:
    return sheet.has("text", _TOOLS) and not any(map(sheet.has, _REVIEWED))


def _words(sheet: Sheet) -> Column:
    return sheet.text("text") if _is_tools(sheet) else sheet.text(*_REVIEWED)


def _with_words(sheet: Sheet) -> Sheet:
    silent = pc.equal(_words(sheet), "").to_numpy(zero_copy_only=False).astype(bool)
    return refused(sheet, silent, "no_claim_reviewed", "it quotes no claim that was reviewed.")


def _claims(sheet: Sheet) -> RawTable:
    turns = range(_most(sheet)) if _is_tools(sheet) else range(1)
    return compose(sheet, "claims", [_claimed(sheet), *(_answer(sheet, turn) for turn in turns)])


def _most(sheet: Sheet) -> int:
    counts = map(items_inside, sheet.spellings(_TOOLS).texts)
    return min(max(counts, default=0), _MOST)


def _ids(sheet: Sheet) -> Column:
    return pa.array([f"fact-check-{row}" for row in sheet.table.rows.tolist()], type=TEXT)


def _claimant(sheet: Sheet) -> Column:
    named = (
        sheet.text("claimant")
        if _is_tools(sheet)
        else first_of(_of(sheet, "itemReviewed", "author", "name"), _text(sheet, _CLAIMANT))
    )
    return pc.if_else(pc.equal(named, ""), UNNAMED, named)


_CLAIMANT = ("creativeWork_author_name", "itemReviewed.author")
_SAID_ON = ("creativeWork_datePublished", "claimDate")


def _claimed(sheet: Sheet) -> Part:
    appeared = [
        _of(sheet, "itemReviewed", *path)
        for path in (("appearance", "url"), ("appearance",), ("firstAppearance", "url"), ("url",))
    ]
    cells: dict[str, Cells] = _COMMON | {
        "claim_id": _ids(sheet),
        "act": Act.ASSERT.value,
        "claimant": _claimant(sheet),
        "claimed_on": first_of(_of(sheet, "itemReviewed", "datePublished"), _text(sheet, _SAID_ON)),
        "text": _words(sheet),
        "source_url": first_of(*appeared),
        "tags": _text(sheet, ("keywords", "extra_tags")),
        "note": joined("as quoted by ", _Review(sheet, 0).checker),
    }
    return Part(sheet.every_row, cells)


_COMMON: dict[str, Cells] = {
    "topic": Topic.OTHER.value,
    "basis": Basis.UNKNOWN.value,
    "scope": Scope.UNKNOWN.value,
    "victim_class": VictimClass.UNKNOWN.value,
}


class _Review:
    """The columns of the reviews of one turn."""

    def __init__(self, sheet: Sheet, turn: int) -> None:
        self._sheet, self._turn = sheet, turn
        self.rating = self._named(("reviewRating", "alternateName"), "textualRating", _LABEL)
        self.date = self._named(("datePublished",), "reviewDate", ("claimReview_datePublished",))
        self.address = self._named(("url",), "url", ("claimReview_url",))
        self.title = self._named(("headline",), "title", ("name", "extra_title"))
        self.language = self._named(("inLanguage",), "languageCode", ())
        self.checker = self._checker()

    def _named(self, path: tuple[str, ...], tool: str, others: tuple[str, ...]) -> Column:
        if _is_tools(self._sheet):
            return self._tool(tool)
        return first_of(_of(self._sheet, *path), _text(self._sheet, others))

    def _tool(self, *path: str) -> Column:
        return self._sheet.each(lambda text: inside(text, *path, turn=self._turn), _TOOLS)

    def _checker(self) -> Column:
        if _is_tools(self._sheet):
            named = first_of(self._tool("publisher", "name"), self._tool("publisher", "site"))
        else:
            own = (_of(self._sheet, who, "name") for who in ("author", "publisher"))
            named = first_of(*own, _text(self._sheet, ("claimReview_author_name", "author")))
        return pc.if_else(pc.equal(named, ""), _NO_CHECKER, named)

    def acts(self) -> Column:
        """What kind of answer each verdict is."""
        numbers = [_of(self._sheet, "reviewRating", name) for name in _NUMBERS]
        flat = [_text(self._sheet, (f"rating_{name}",)) for name in _NUMBERS]
        columns = [first_of(one, other) for one, other in zip(numbers, flat, strict=True)]
        verdicts = joined(self.rating, *(joined(_BETWEEN, column) for column in columns))
        encoded = verdicts.dictionary_encode()
        acts = [act_of(*str(text).split(_BETWEEN)[:4]) for text in encoded.dictionary.to_pylist()]
        return taken(acts, encoded.indices.to_numpy(zero_copy_only=False))


_LABEL = ("reviewRating", "rating_alternateName", "reviewRating.name")
_NUMBERS = ("ratingValue", "bestRating", "worstRating")


def _answer(sheet: Sheet, turn: int) -> Part:
    review = _Review(sheet, turn)
    said = pc.not_equal(listed("", review.rating, review.date, review.address), "")
    ids = _ids(sheet)
    cells: dict[str, Cells] = _COMMON | {
        "claim_id": joined(ids, f"-review-{turn + 1}"),
        "replies_to": ids,
        "act": review.acts(),
        "claimant": review.checker,
        "claimed_on": review.date,
        "text": review.rating,
        "source": review.checker,
        "source_url": review.address,
        "language": review.language,
        "note": review.title,
    }
    places = np.flatnonzero(said.to_numpy(zero_copy_only=False)).astype(np.int64)
    return Part(places, cells)


def _of(sheet: Sheet, *path: str) -> Column:
    """A value by its path: a column of that name, or inside one of a name above it."""
    found = [sheet.text(mark.join(path)) for mark in _MARKS]
    if len(path) > 1:
        found.append(sheet.each(lambda text: inside(text, *path[1:]), path[0]))
    return first_of(*map(_plain, found))


def _text(sheet: Sheet, names: tuple[str, ...]) -> Column:
    return first_of(*(_plain(sheet.text(name)) for name in names), sheet.text(""))


def _plain(column: Column) -> Column:
    """A column without the cells that hold an object."""
    return pc.if_else(pc.match_substring_regex(column, r"^[\[{]"), "", column)


def _actors(sheets: Sequence[Sheet]) -> tuple[KnownActor, ...]:
    checkers: dict[str, None] = {}
    claimants: dict[str, None] = {}
    for sheet in sheets:
        claimants |= dict.fromkeys(map(str, _claimant(sheet).unique().to_pylist()))
        for turn in range(max(_most(sheet), 1)):
            found = _Review(sheet, turn).checker.unique().to_pylist()
            checkers |= dict.fromkeys(map(str, found))
    kind = ActorKind.MONITOR.value
    return (
        *(KnownActor(name) for name in claimants if name not in checkers),
        *(KnownActor(name, kind=kind, note="checks facts") for name in checkers),
    )


FACT_CHECKS = KnownFormat(
    "claim_review",
    "fact checks (ClaimReview)",
    "schema.org ClaimReview; Google Fact Check Tools API; ClaimsKG",
    "each review is two claims: what was claimed, by whoever is named as its author, and the "
    "verdict of the fact-checker, which answers it. A verdict of truth confirms, one of falsehood "
    "denies, anything between denies in part; other words stand as they are.",
    is_fact_check,
    translate,
)
