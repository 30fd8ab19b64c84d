"""What a word of a file may mean in a column of the claims, the likeliest first."""

from core.dataset import CLAIMS
from core.mapping.mapping import OTHER_SIDE, OWN_SIDE
from core.vocabulary.categories import category_tree, folded

_TERMS = {column.name: column.terms for column in CLAIMS if column.terms is not None}


def meanings_offered(target: str, written: str = "") -> tuple[str, ...]:
    """The words of a target's vocabulary, those spelled most like ``written`` first.

    Categories are found by label and alias too. A subject may be a side that depends
    on who claims. Empty for any other target without a vocabulary.
    """
    known = _names(target)
    if target == "subject":
        return (OWN_SIDE, OTHER_SIDE)
    if not written.strip():
        return tuple(dict.fromkeys(known.values()))
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where names are compared

    likely = process.extract(folded(written), list(known), scorer=fuzz.WRatio, limit=len(known))
    return tuple(dict.fromkeys(known[name] for name, _, _ in likely))


def _names(target: str) -> dict[str, str]:
    if target == "category":
        return {
            folded(name): category.key
            for category in category_tree()
            for name in (category.key, category.label, *category.aliases)
        }
    terms = _TERMS.get(target)
    return {} if terms is None else {folded(term.value): term.value for term in terms}
