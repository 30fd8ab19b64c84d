"""ClaimsKG topic files: claims that were fact-checked, with the topics annotators gave them."""

from collections.abc import Sequence

from core.loading.known.actors import KnownActor
from core.loading.known.claimreview import UNNAMED
from core.loading.known.composing import Cells, Part, compose, joined, listed
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.sheet import Column, Sheet
from core.vocabulary.terms import Act, Basis, Scope, Topic, VictimClass

_COLUMNS = ("claim", "review_url", "claimer", "text", "headline", "keywords", "claim_date")
_TOPICS = ("education", "healthcare", "immigration", "environment", "taxes", "elections", "crime")
_MARKED = frozenset({"x", "1", "1.0", "yes", "true"})


def is_topic_file(sheet: Sheet) -> bool:
    """Whether the table has the columns of ClaimsKG's claims with topics."""
    return sheet.has(*_COLUMNS)


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Each row to what its claimer said; topics and keywords to tags."""
    claims = [compose(sheet, "claims", [_claimed(sheet)]) for sheet in sheets]
    names = {str(name): None for sheet in sheets for name in _claimer(sheet).unique().to_pylist()}
    return Translation(tuple(claims), tuple(map(KnownActor, names)))


def _claimer(sheet: Sheet) -> Column:
    return sheet.each(lambda name: name or UNNAMED, "claimer")


def _claimed(sheet: Sheet) -> Part:
    cells: dict[str, Cells] = {
        "claim_id": joined("claimskg-", sheet.text("id")),
        "act": Act.ASSERT.value,
        "topic": Topic.OTHER.value,
        "claimant": _claimer(sheet),
        "claimed_on": sheet.text("claim_date"),
        "basis": Basis.UNKNOWN.value,
        "scope": Scope.UNKNOWN.value,
        "victim_class": VictimClass.UNKNOWN.value,
        "text": sheet.text("text"),
        "source": sheet.each(_host, "review_url"),
        "source_url": sheet.text("review_url"),
        "note": listed(
            "; ",
            sheet.each(lambda text: text and f"reviewed as “{text}”", "headline"),
            sheet.text("claim"),
        ),
        "tags": listed(
            ";",
            *(_topic(sheet, topic) for topic in _TOPICS),
            sheet.each(lambda text: ";".join(map(str.strip, text.split(","))), "keywords"),
        ),
    }
    return Part(sheet.every_row, cells)


def _topic(sheet: Sheet, topic: str) -> Column:
    return sheet.each(lambda mark: topic if mark.casefold() in _MARKED else "", topic)


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].removeprefix("www.")


CHECKED_CLAIMS = KnownFormat(
    "claimskg",
    "ClaimsKG claims with topics",
    "ClaimsKG topic annotations (GESIS)",
    "each row is what its claimer said, on the day of the claim; the review's address is where it "
    "was read. The verdict is not in the file. Topics that are marked and keywords are tags.",
    is_topic_file,
    translate,
)
