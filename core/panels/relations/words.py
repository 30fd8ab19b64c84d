"""The relations in words: who stands how to whom, as stated by whom, and how sure."""

import calendar
from functools import lru_cache

from core.dates import written, written_month, written_span
from core.filters.dates import day_of
from core.messages import Catalogue, catalogue, numeral, say
from core.panels.relations.edges import CLAIMS, DENIALS, THIRD_CLAIMS
from core.panels.relations.ties import Between, Tie
from core.panels.relations.view import Edge, RelationsView
from core.vocabulary.terms import THIRD, RelationBasis, Strength
from core.wording.counts import counted

_KNOWN = frozenset(
    (
        *("accusation", "alliance", "arms_supply", "border", "criticism", "fighting", "hostility"),
        *("mediation", "member_of", "military_base", "non_recognition", "part_of"),
        *("political_support", "recognition", "sanction", "territorial_claim", "troops"),
        *("troop_support", "violence_against"),
    )
)
"""Kinds of relations that have words of their own."""
_COUNTS = {CLAIMS: "claims", THIRD_CLAIMS: "third", DENIALS: "denials"}
_LISTED = 4
_LABELS = 512


def kind_label(kind: str) -> str:
    """Wording of a kind of lines."""
    if kind in _COUNTS:
        return say(f"relation.kind.{_COUNTS[kind]}")
    return say(f"relation.kind.{kind}") if kind in _KNOWN else kind.replace("_", " ")


def edge_label(edge: Edge) -> str:
    """The few words that stand on a line: ``backs``, ``alliance +2``, ``26 claims``."""
    if edge.kind == DENIALS:
        key = "relation.partly" if edge.partial == edge.weight else "relation.denies"
        return say(key, number=numeral(edge.weight))
    if edge.counted:
        return counted(edge.weight, "claim")
    return _stated(catalogue(), edge.kinds, bool(edge.condition))


@lru_cache(maxsize=_LABELS)
def _stated(spoken: Catalogue, kinds: tuple[str, ...], conditional: bool) -> str:
    """The few words on a line of stated relations, in the language that is spoken."""
    del spoken
    kind, *others = kinds
    short = say(f"relation.short.{kind}") if kind in _KNOWN else kind_label(kind)
    if others:
        short = say("relation.several", kind=short, more=numeral(len(others)))
    return say("relation.if", words=short) if conditional else short


def edge_words(view: RelationsView, edge: Edge, most: int = _LISTED) -> str:
    """A line in sentences, one for each of at most so many relations it stands for."""
    if edge.counted:
        return _counted(view, edge)
    lines = [tie_words(tie) for tie in edge.ties[:most]]
    if len(edge.ties) > most:
        lines.append(say("relation.more", number=numeral(len(edge.ties) - most)))
    if edge.unfiltered:
        lines.append(say("relation.behind", claims=_of(edge.weight, edge.unfiltered)))
    return "\n".join(lines)


def tie_words(tie: Tie) -> str:
    """``Turkey supports Azerbaijan (political support, stated, confirmed) · from 2 Apr 2016``."""
    kind, way = kind_label(tie.kind), "to" if tie.directed else "with"
    told = tie.kind if tie.kind in _KNOWN else way
    said = say(f"relation.told.{told}", source=tie.source_name, target=tie.target_name, kind=kind)
    if tie.basis == RelationBasis.ALLEGED:
        said = say("relation.alleged", said=said)
    basis = RelationBasis(tie.basis).label if tie.basis else say("relation.basis.none")
    strength = Strength(tie.strength).label if tie.strength else say("relation.ungraded")
    parts = [
        say("relation.grounds", said=said, kind=kind, basis=basis, strength=strength),
        *([say("relation.from", day=_day(tie.start))] if tie.start else []),
        *([say("relation.until", day=_day(tie.end))] if tie.end else []),
        *([say("relation.condition", condition=tie.condition)] if tie.condition else []),
        *([tie.note] if tie.note else []),
        say("relation.source", url=tie.source_url)
        if tie.source_url
        else say("relation.source.none"),
    ]
    return say("filter.joint").join(parts)


def node_words(view: RelationsView, place: int) -> str:
    """A node in words: its side, its claims in view, its lines."""
    node, named = view.nodes[place], _name(view, place)
    if named != node.label:
        named = say("relation.named", name=named, label=node.label)
    claims = _of(node.made, node.made_unfiltered)
    lines = [say("relation.lines", len(view.edges.touching(place)))]
    if node.pinned:
        lines.append(say("relation.pinned"))
    makes = say("relation.makes", claims=claims, number=numeral(node.about))
    return "\n".join((named, makes, say("filter.joint").join(lines)))


def cell_words(view: RelationsView, claimant: int, subject: int) -> str:
    """A cell of the matrix in words."""
    total = int(view.stage.total[claimant, subject])
    return say(
        "relation.about",
        source=_name(view, claimant),
        claims=_of(int(view.counts[claimant, subject]), total),
        target=subject_name(view, subject),
    )


def switched_off(view: RelationsView) -> str:
    """Why no line is drawn although there are some, and what to do."""
    kinds = [kind_label(kind.kind) for kind in view.kinds if not kind.shown]
    if not kinds:
        return say("relation.none")
    return say("relation.off", kinds=say("relation.comma").join(kinds))


def subject_name(view: RelationsView, subject: int) -> str:
    """Name of a column of the matrix."""
    return _name(view, subject) if subject < len(view.nodes) else say("relation.nobody")


def subtitle(view: RelationsView) -> str:
    """What the panel shows now: ``27 of 57 relations in range · party level``."""
    relations = counted(view.relations, "relation")
    if view.in_range != view.relations:
        relations = say("relation.range", number=numeral(view.in_range), relations=relations)
    parts = [relations, say(f"relation.level.{view.options.level}")]
    if view.left_out:
        number, whole = numeral(len(view.nodes)), numeral(len(view.nodes) + view.left_out)
        parts.append(say("relation.most", number=number, whole=whole))
    return say("filter.joint").join(parts)


def _name(view: RelationsView, place: int) -> str:
    """An actor in full; third parties together by what they are called."""
    node = view.nodes[place]
    return node.label if node.name == THIRD else node.name


def _counted(view: RelationsView, edge: Edge) -> str:
    said = {
        "source": _name(view, edge.source),
        "target": _name(view, edge.target),
        "claims": _of(edge.weight, edge.unfiltered),
    }
    if edge.kind != DENIALS:
        return say("relation.about", **said)
    if edge.partial == edge.weight:
        return say("relation.denied.part", **said)
    denied = say("relation.denied", **said)
    if not edge.partial:
        return denied
    return say("relation.denied.some", said=denied, number=numeral(edge.partial))


def _of(count: int, whole: int) -> str:
    claims = counted(whole, "claim")
    if count == whole:
        return claims
    return say("relation.of", number=numeral(count), claims=claims)


def _day(between: Between) -> str:
    first, last = day_of(between.first), day_of(between.last)
    if first == last:
        return written(first)
    whole_month = (first.year, first.month, 1) == (last.year, last.month, first.day)
    if whole_month and last.day == calendar.monthrange(last.year, last.month)[1]:
        return written_month(first)
    return written_span(first, last)
