"""The relations in words: who stands how to whom, as stated by whom, and how sure."""

import calendar

from core.dates import written, written_month, written_span
from core.filters.dates import day_of
from core.panels.relations.edges import DENIALS
from core.panels.relations.ties import Between, Tie
from core.panels.relations.view import Edge, RelationsView
from core.vocabulary.terms import RelationBasis

_VERBS = {
    "accusation": "accuses",
    "alliance": "is allied with",
    "arms_supply": "supplies arms to",
    "border": "borders",
    "criticism": "criticises",
    "fighting": "fights",
    "hostility": "is hostile to",
    "mediation": "mediates with",
    "member_of": "is a member of",
    "military_base": "has a military base in",
    "non_recognition": "does not recognise",
    "part_of": "is part of",
    "political_support": "supports",
    "recognition": "recognises",
    "sanction": "puts sanctions on",
    "territorial_claim": "lays claim to",
    "troops": "has troops in",
    "troop_support": "sends troops in support of",
    "violence_against": "uses force against",
}
_SHORT = {
    "accusation": "accuses",
    "alliance": "alliance",
    "arms_supply": "arms",
    "border": "borders",
    "criticism": "criticises",
    "hostility": "hostile",
    "mediation": "mediates",
    "member_of": "member",
    "non_recognition": "not recognised",
    "political_support": "backs",
    "recognition": "recognises",
    "sanction": "sanctions",
    "territorial_claim": "claims land",
}
_LISTED = 4


def kind_label(kind: str) -> str:
    """Wording of a kind of lines."""
    return kind.replace("_", " ")


def edge_label(edge: Edge) -> str:
    """The few words that stand on a line: ``backs``, ``alliance +2``, ``26 claims``."""
    if edge.kind == DENIALS:
        return f"{'partly denies' if edge.partial == edge.weight else 'denies'} {edge.weight:,}"
    if edge.counted:
        return f"{edge.weight:,} claim{'' if edge.weight == 1 else 's'}"
    kind, *others = edge.kinds
    short = _SHORT.get(kind, kind_label(kind)) + (f" +{len(others)}" if others else "")
    return f"if … {short}" if edge.condition else short


def edge_words(view: RelationsView, edge: Edge, most: int = _LISTED) -> str:
    """A line in sentences, one for each of at most so many relations it stands for."""
    if edge.counted:
        return _counted(view, edge)
    lines = [tie_words(tie) for tie in edge.ties[:most]]
    if len(edge.ties) > most:
        lines.append(f"and {len(edge.ties) - most:,} more")
    if edge.unfiltered:
        lines.append(f"{_of(edge.weight, edge.unfiltered)} behind it in view")
    return "\n".join(lines)


def tie_words(tie: Tie) -> str:
    """``Turkey supports Azerbaijan (political support, stated, confirmed) · from 2 Apr 2016``."""
    verb = _VERBS.get(tie.kind, f"– {kind_label(tie.kind)} {'→' if tie.directed else '–'}")
    said = "it is alleged that " if tie.basis == RelationBasis.ALLEGED else ""
    grounds = ", ".join(
        (kind_label(tie.kind), tie.basis or "basis not stated", tie.strength or "not graded")
    )
    parts = [
        f"{said}{tie.source_name} {verb} {tie.target_name} ({grounds})",
        *([f"from {_day(tie.start)}"] if tie.start else []),
        *([f"until {_day(tie.end)}"] if tie.end else []),
        *([f"on condition: {tie.condition}"] if tie.condition else []),
        *([tie.note] if tie.note else []),
        f"source {tie.source_url}" if tie.source_url else "no source given",
    ]
    return " · ".join(parts)


def node_words(view: RelationsView, place: int) -> str:
    """A node in words: its side, its claims in view, its lines."""
    node = view.nodes[place]
    lines = len(view.edges.touching(place))
    return "\n".join(
        (
            node.name if node.name == node.label else f"{node.name} ({node.label})",
            f"makes {_of(node.made, node.made_unfiltered)} in view · {node.about:,} about it",
            f"{lines:,} line{'' if lines == 1 else 's'}{' · pinned' if node.pinned else ''}",
        )
    )


def cell_words(view: RelationsView, claimant: int, subject: int) -> str:
    """A cell of the matrix in words."""
    total = int(view.stage.total[claimant, subject])
    return (
        f"{view.nodes[claimant].name} makes {_of(int(view.counts[claimant, subject]), total)}"
        f" in view about {subject_name(view, subject)}"
    )


def switched_off(view: RelationsView) -> str:
    """Why no line is drawn although there are some, and what to do."""
    kinds = ", ".join(kind_label(kind.kind) for kind in view.kinds if not kind.shown)
    if not kinds:
        return "No line is in view.\nDrop a filter to bring some back."
    return f"All lines of this dataset are off: {kinds}.\nSwitch them on under Kinds."


def subject_name(view: RelationsView, subject: int) -> str:
    """Name of a column of the matrix."""
    return view.nodes[subject].name if subject < len(view.nodes) else "both sides or nobody named"


def subtitle(view: RelationsView) -> str:
    """What the panel shows now: ``27 of 57 relations in range · party level``."""
    counted = (
        f"{view.relations:,} relations"
        if view.in_range == view.relations
        else f"{view.in_range:,} of {view.relations:,} relations in range"
    )
    parts = [counted, f"{view.options.level.label} level"]
    if view.left_out:
        whole = len(view.nodes) + view.left_out
        parts.append(f"the {len(view.nodes):,} most named of {whole:,}")
    return " · ".join(parts)


def _counted(view: RelationsView, edge: Edge) -> str:
    source, target = view.nodes[edge.source].name, view.nodes[edge.target].name
    if edge.kind == DENIALS:
        denied = f"{_of(edge.weight, edge.unfiltered)} of {target} in view"
        if edge.partial == edge.weight:
            return f"{source} denies in part {denied}"
        more = f", {edge.partial:,} of them only in part" if edge.partial else ""
        return f"{source} denies {denied}{more}"
    return f"{source} makes {_of(edge.weight, edge.unfiltered)} in view about {target}"


def _of(count: int, whole: int) -> str:
    claims = "claim" if whole == 1 else "claims"
    return f"{whole:,} {claims}" if count == whole else f"{count:,} of {whole:,} {claims}"


def _day(between: Between) -> str:
    first, last = day_of(between.first), day_of(between.last)
    if first == last:
        return written(first)
    whole_month = (first.year, first.month, 1) == (last.year, last.month, first.day)
    if whole_month and last.day == calendar.monthrange(last.year, last.month)[1]:
        return written_month(first)
    return written_span(first, last)
