"""The claim card: all that is known of one claim, attribution first."""

from urllib.parse import urlsplit

import numpy as np
from msgspec import Struct

from core.crossfilter import Workspace
from core.dates import written as written_day
from core.filters import KNOWN_ON, FilterState
from core.index import BOTH, BoolArray, ClaimIndex, Rows, side_label
from core.messages import numeral, say
from core.panels.card.company import Company, company
from core.panels.card.record import RecordView, record
from core.panels.card.thread import Thread, thread
from core.panels.question import Question
from core.vocabulary.terms import NOT_GIVEN, THIRD, Act
from core.wording import Claim, Glyph, cite, claim_at, glyph_at, grade, sentence
from core.wording.bases import basis
from core.wording.dates import WrittenDate, precision, words
from core.wording.nouns import counted

NO_FIGURE = "—"
"""Stands in place of a figure that was not given."""


class Field(Struct, frozen=True):
    """A line of the card; ``side`` gives it a mark, None for none."""

    name: str
    text: str
    side: str | None = None


class Headline(Struct, frozen=True):
    """The figure large: in short, what it counts, how it is meant, on what basis."""

    figure: str
    counts: str
    meaning: str
    basis: str


class Card(Struct, frozen=True):
    """One claim."""

    row: int
    side: str
    glyph: Glyph
    sentence: str
    citation: str
    status: str
    """That it was superseded, or was not yet made; "" where nothing is to be said."""
    headline: Headline
    fields: tuple[Field, ...]
    text: str
    language: str
    translation: str
    note: str
    thread: Thread
    record: RecordView
    company: Company
    raw: tuple[tuple[str, str], ...]
    """Column of the file and value as written; empty where the file is not at hand."""
    link: str
    """Address of the source, only where it is http or https; else ""."""


class CardView(Struct, frozen=True, eq=False):
    """The card of the focused claim; ``card`` is None where nothing is selected."""

    workspace: Workspace
    selected: Rows
    card: Card | None
    filters: FilterState

    @property
    def known(self) -> BoolArray:
        """Claims that had been made by *as known on*."""
        return self.workspace.known(self.filters)

    @property
    def sides(self) -> tuple[str, ...]:
        """Sides in their stable order."""
        return self.workspace.index.sides

    @property
    def place(self) -> int:
        """Place of the claim among those selected, 0 first."""
        return int(np.searchsorted(self.selected.array, self.card.row)) if self.card else 0

    @property
    def subtitle(self) -> str:
        """``Claim 1 of 9``, or the claim's id where it is alone."""
        if self.card is None:
            return ""
        if len(self.selected) > 1:
            number, count = numeral(self.place + 1), numeral(len(self.selected))
            return say("card.place", number=number, count=count)
        return str(self.workspace.dataset.claims["claim_id"].iat[self.card.row])

    @property
    def of_one_claimant(self) -> bool:
        """Whether several claims are selected, all of them by one claimant."""
        speakers = self.workspace.index["claimant"].codes[self.selected.array]
        return len(speakers) > 1 and bool((speakers == speakers[0]).all())

    def neighbour(self, step: int) -> int | None:
        """The row that stands ``step`` places on among those selected; the ends join."""
        if self.card is None or len(self.selected) < 1 + 1:
            return None
        return int(self.selected.array[(self.place + step) % len(self.selected)])


def build(question: Question) -> CardView:
    """Read the focused claim, its thread and what others say of the same thing.

    Filters do not narrow the card; *as known on* does.
    """
    workspace, focused = question.workspace, question.focused
    if focused is None or not 0 <= focused < workspace.index.size:
        return CardView(workspace, question.selected, None, question.filters)
    return CardView(
        workspace,
        question.selected if focused in question.selected else Rows([focused]),
        _card(question, focused),
        question.filters,
    )


def _card(question: Question, row: int) -> Card:
    workspace, known, filters = question.workspace, question.known, question.filters
    dataset, index = workspace.dataset, workspace.index
    claim = claim_at(dataset, row)
    return Card(
        row=row,
        side=_side(index, "claimant_side", row),
        glyph=glyph_at(index, row),
        sentence=sentence(dataset, index, row),
        citation=cite(dataset, row),
        status=_status(workspace, row, known, filters),
        headline=_headline(claim),
        fields=_fields(workspace, claim),
        text=claim.text,
        language=claim.language,
        translation=claim.translation,
        note=claim.note,
        thread=thread(question, row),
        record=record(question, claim.claimant),
        company=company(workspace, row, known),
        raw=_raw(workspace, row),
        link=_link(claim.source_url),
    )


def _headline(claim: Claim) -> Headline:
    if not claim.figure.stated:
        return Headline(NO_FIGURE, say("card.nofigure"), "", "")
    return Headline(claim.figure.short(), counted(claim), claim.figure.meaning(), basis(claim))


def _status(workspace: Workspace, row: int, known: BoolArray, filters: FilterState) -> str:
    said: list[str] = []
    if not known[row] and filters.known_on is not None:
        said.append(say("card.unknown", day=written_day(filters.known_on)))
    links = workspace.index.links
    later = links.source[(links.target == row) & links.replaces]
    for number in later[known[later]].tolist():
        claim = claim_at(workspace.dataset, number)
        dated = say("card.on", day=words(claim.claimed))
        when = dated if claim.claimed.ends else say("card.on.unknown")
        key = "card.retracted" if claim.act is Act.RETRACT else "card.superseded"
        said.append(say(key, claimant=claim.claimant, when=when))
    return say("sentences.joint").join(dict.fromkeys(said))


def _fields(workspace: Workspace, claim: Claim) -> tuple[Field, ...]:
    index = workspace.index
    claimant_side = _side(index, "claimant_side", claim.row)
    subject_side = _side(index, "subject_side", claim.row)
    about = claim.subject or ("" if claim.both_sides else say("card.unstated"))
    scope = say("card.both") if claim.both_sides else ""
    lines = (
        Field(say("card.field.claimant"), _with_side(claim.claimant, claimant_side), claimant_side),
        Field(
            say("card.field.about"),
            _joined(scope, about and _with_side(about, subject_side)),
            subject_side,
        ),
        Field(say("card.field.claimed"), _dated(claim.claimed)),
        Field(say("card.field.event"), _dated(claim.event)),
        Field(say("card.field.source"), _source(workspace, claim)),
        Field(say("card.field.rating"), grade(claim.reliability, claim.credibility)),
        Field(say("card.field.place"), _place(workspace, claim)),
        Field(say("card.field.counted"), basis(claim) if claim.figure.stated else ""),
        Field(say("card.field.written"), claim.value_text),
        Field(say("card.field.kind"), _joined(claim.act.label, claim.topic.label)),
        Field(say("card.field.recorded"), words(claim.recorded) if claim.recorded.ends else ""),
        Field(say("card.field.tags"), ", ".join(claim.tags)),
        Field(say("card.field.dataset"), _dataset(claim)),
        Field(say("card.field.id"), claim.claim_id),
    )
    return tuple(line for line in lines if line.text)


def _joined(*parts: str) -> str:
    return say("filter.joint").join(part for part in parts if part)


def _dated(date: WrittenDate) -> str:
    return say("card.dated", date=words(date), precision=precision(date))


def _dataset(claim: Claim) -> str:
    if not claim.copy:
        return claim.layer
    return say(f"card.copy.{claim.copy}", dataset=claim.layer, claim=claim.copy_of)


def _with_side(actor: str, side: str) -> str:
    if side in (BOTH, actor):
        return actor
    return f"{actor} · {side_label(side).casefold() if side == THIRD else side}"


def _place(workspace: Workspace, claim: Claim) -> str:
    if not claim.place:
        return ""
    claims = workspace.dataset.claims
    latitude, longitude = (
        float(claims[of].to_numpy(dtype="float64")[claim.row]) for of in ("latitude", "longitude")
    )
    if np.isnan(latitude) or np.isnan(longitude):
        return claim.place
    return f"{claim.place} ({latitude:.3f}, {longitude:.3f})"


def _source(workspace: Workspace, claim: Claim) -> str:
    if not claim.source:
        return say("card.unstated")
    sources = workspace.dataset.sources
    found = sources["relays"][(sources["source"] == claim.source).to_numpy(dtype=bool)]
    relayed = [str(name) for name in found.tolist() if str(name) != NOT_GIVEN]
    if not relayed:
        return claim.source
    return say("card.relayed", origin=relayed[0], source=claim.source)


def _raw(workspace: Workspace, row: int) -> tuple[tuple[str, str], ...]:
    raw = workspace.dataset.raw.get("claims")
    if raw is None or row >= len(raw):
        return ()
    return tuple((str(name), str(raw[name].iat[row])) for name in raw.columns)


def _link(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    plain = url.strip().isprintable() and not any(letter.isspace() for letter in url.strip())
    return url.strip() if plain and parts.scheme in ("http", "https") and parts.hostname else ""


def _side(index: ClaimIndex, key: str, row: int) -> str:
    dimension = index[key]
    return dimension.values[int(dimension.codes[row])]


def says_days(options: object) -> frozenset[str]:
    """Since when a claim waits for an answer is counted up to *as known on*."""
    del options
    return frozenset({KNOWN_ON})
