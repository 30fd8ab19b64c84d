"""The words of matched columns, with the terms they most likely mean."""

from collections.abc import Sequence

from msgspec.structs import replace

from core.mapping.mapping import CLAIMANT_SIDE, SUBJECT_SIDE, Mapping, Source, Term
from core.mapping.suggest.finding import Confidence, Finding
from core.mapping.suggest.names import meant, term_words, without_remarks
from core.mapping.suggest.profile import Profile
from core.vocabulary.categories import category_tree, folded
from core.vocabulary.terms import Measure, Scope

_WORDED = ("measure", "act", "topic", "basis", "scope", "victim_class", "category")
_NAMES = ("claimant", "subject", CLAIMANT_SIDE, SUBJECT_SIDE, "place", "source")
_MOST = 300


def with_terms(mapping: Mapping, columns: Sequence[Profile]) -> tuple[Mapping, list[Finding]]:
    """The mapping with term tables for its columns of vocabularies, and what they leave open."""
    by_header = {column.header: column for column in columns}
    mapping, findings = _split_measures(mapping, by_header)
    mapping = _with_subjects(mapping, by_header)
    mapping = _without_remarks(mapping, by_header)
    terms: list[Term] = list(mapping.terms)
    done = {(term.target, folded(term.written)) for term in terms}
    for source in mapping.sources:
        if source.target not in _WORDED or len(source.columns) != 1:
            continue
        column = by_header.get(source.columns[0])
        texts = column.texts[:_MOST] if column else ()
        made, open_ones = _terms(source.target, texts)
        terms.extend(term for term in made if (term.target, folded(term.written)) not in done)
        left = [text for text in open_ones if (source.target, folded(text)) not in done]
        if left and column:
            findings.append(_left_open(source.target, column.header, left))
    return _with(mapping, terms), findings


def _with(mapping: Mapping, terms: list[Term]) -> Mapping:
    sources = {source.target for source in mapping.sources}
    kept = tuple(term for term in terms if term.target in sources)
    return replace(mapping, terms=kept)


def _terms(target: str, texts: Sequence[str]) -> tuple[list[Term], list[str]]:
    own = term_words(target)
    made: list[Term] = []
    open_ones: list[str] = []
    for text in texts:
        term, _ = meant(target, text)
        if target == "category" and text in category_tree():
            continue
        if not term:
            open_ones.append(text)
        elif own.get(folded(text)) != text:
            made.append(Term(target, text, term))
    return made, open_ones


def _left_open(target: str, header: str, texts: list[str]) -> Finding:
    listed = ", ".join(f"“{text}”" for text in texts[:3])
    more = f" and {len(texts) - 3} more" if len(texts) > 3 else ""  # noqa: PLR2004 - listed above
    sentence = f"{listed}{more} mean no known {target.replace('_', ' ')}; they stay as written."
    return Finding("unknown_terms", header, sentence, Confidence.GUESS)


def _split_measures(
    mapping: Mapping, by_header: dict[str, Profile]
) -> tuple[Mapping, list[Finding]]:
    """Where a column of categories also names measures (killed beside tank), it gives both."""
    source = mapping.source("category")
    if source is None or mapping.source("measure") or len(source.columns) != 1:
        return mapping, []
    column = by_header.get(source.columns[0])
    texts = column.texts[:_MOST] if column else ()
    measures = {text: term for text in texts if (term := _measure(text))}
    if not measures:
        return mapping, []
    terms = [Term("measure", text, term) for text, term in measures.items()]
    for text in texts:
        if text in measures:
            terms.append(Term("category", text, "personnel"))
        elif meant("category", text)[0]:
            terms.append(Term("measure", text, Measure.LOST_UNSPECIFIED.value))
        else:
            terms.append(Term("measure", text, ""))
    mapping = mapping.with_source(Source("measure", source.columns))
    one = next(iter(measures))
    sentence = f"“{one}” is a measure, not a category: the column gives both."
    finding = Finding("measures_among_categories", source.columns[0], sentence, Confidence.LIKELY)
    return _with(mapping, [*mapping.terms, *terms]), [finding]


def _with_subjects(mapping: Mapping, by_header: dict[str, Profile]) -> Mapping:
    """Where only the side is named that a claim is about, it is the subject too; both is none."""
    side = mapping.source(SUBJECT_SIDE)
    if mapping.source("subject") is None and side is not None:
        mapping = mapping.with_source(Source("subject", side.columns))
    subject = mapping.source("subject")
    if subject is None or len(subject.columns) != 1 or mapping.source("scope"):
        return mapping
    column = by_header.get(subject.columns[0])
    texts = column.texts if column else ()
    both = [text for text in texts if meant("scope", text)[0] == Scope.BOTH_SIDES]
    if not both:
        return mapping
    terms = [Term(target, text, "") for text in both for target in ("subject", SUBJECT_SIDE)]
    terms += [Term("scope", t, Scope.BOTH_SIDES.value if t in both else "") for t in texts]
    mapping = mapping.with_source(Source("scope", subject.columns))
    return _with(mapping, [*mapping.terms, *terms])


def _without_remarks(mapping: Mapping, by_header: dict[str, Profile]) -> Mapping:
    """The mapping in which “Armenia[1]” of a copied table is Armenia."""
    terms = [
        Term(source.target, text, plain)
        for source in mapping.sources
        if source.target in _NAMES and len(source.columns) == 1
        for text in (by_header[source.columns[0]].texts if source.columns[0] in by_header else ())
        if (plain := without_remarks(text)) != text
    ]
    return replace(mapping, terms=(*mapping.terms, *terms))


def _measure(text: str) -> str:
    term = term_words("measure").get(folded(text), "")
    return "" if term_words("category").get(folded(text)) else term
