"""The comparison against the same rules written plainly, one claim after the other."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from core.comparison import Amount
from core.comparison.cells import Cell
from core.vocabulary.terms import Bound
from tests.comparing import Claim, compared
from tests.making import workspace

ORDER = ("unknown", "incremental", "snapshot", "cumulative")

CLAIMS = st.lists(
    st.fixed_dictionaries(
        {
            "claimant": st.sampled_from(["A1", "A2", "B1", "B2", "Press"]),
            "subject": st.sampled_from(["A1", "A2", "B1"]),
            "measure": st.sampled_from(["killed", "wounded"]),
            "category": st.just("personnel"),
            "best": st.integers(0, 40),
            "basis": st.sampled_from(ORDER),
            "bound": st.sampled_from(["exact", "at_least", "at_most", "approx"]),
            "day": st.integers(1, 6),
            "part_of": st.none() | st.integers(0, 8),
            "supersedes_at": st.none() | st.integers(0, 8),
        }
    ),
    max_size=10,
    unique_by=(
        lambda claim: (claim["day"], claim["claimant"], claim["subject"], claim["basis"]),
        lambda claim: (claim["day"], claim["basis"], claim["best"]),
    ),
)


@given(CLAIMS)
@settings(max_examples=50, deadline=None)
def test_the_fast_comparison_is_the_slow_one(drawn: list[Claim]) -> None:
    claims = [_typed(number, claim, drawn) for number, claim in enumerate(drawn)]
    actors = [{"actor": name, "side": name[0]} for name in ("A1", "A2", "B1", "B2")]
    actors.append({"actor": "Press", "side": "third"})
    space = workspace(claims, actors=actors, sides=[{"side": "A"}, {"side": "B"}])
    fast = {(cell.subject, cell.thing.measure): _slots(cell) for cell in compared(space).cells}
    assert fast == slowly(claims)


def _typed(number: int, claim: Claim, drawn: list[Claim]) -> Claim:
    typed = {key: value for key, value in claim.items() if key not in ("part_of", "supersedes_at")}
    typed["claim_id"] = f"c{number}"
    typed["claimed_on"] = f"2016-04-{claim['day']:02}"
    for field, key, form in (
        ("tags", "part_of", "part_of:c{}"),
        ("supersedes", "supersedes_at", "c{}"),
    ):
        target = claim[key]
        if isinstance(target, int) and target < min(number, len(drawn)):
            typed[field] = form.format(target)
    return typed


def _slots(cell: Cell) -> list[tuple[Amount, str, set[str]] | None]:
    return [
        None
        if slot is None
        else (slot.amount, slot.claimant, {f"c{row}" for row in slot.rows.array.tolist()})
        for slot in cell.slots
    ]


def slowly(claims: list[Claim]) -> dict[tuple[str, str], list[tuple[Amount, str, set[str]] | None]]:
    cells: dict[tuple[str, str], list[list[Claim]]] = defaultdict(lambda: [[], [], []])
    for claim in claims:
        claimant, subject = str(claim["claimant"]), str(claim["subject"])
        slot = 0 if claimant[0] == subject[0] else 2 if claimant == "Press" else 1
        cells[subject[0], str(claim["measure"])][slot].append(claim)
    return {key: [_standing(slot) for slot in slots] for key, slots in cells.items()}


def _standing(claims: list[Claim]) -> tuple[Amount, str, set[str]] | None:
    ids = {claim["claim_id"] for claim in claims}
    replaced = {claim.get("supersedes") for claim in claims}
    alive = [
        claim
        for claim in claims
        if claim["claim_id"] not in replaced
        and str(claim.get("tags", "")).removeprefix("part_of:") not in ids
    ]
    series: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in alive:
        series[claim["claimant"], claim["subject"], claim["basis"]].append(claim)
    if not series:
        return None
    chosen = max(series.values(), key=lambda listed: max(_order(claim) for claim in listed))
    if chosen[0]["basis"] != "incremental":
        chosen = [max(chosen, key=_order)]
    amounts = [Amount.of(float(str(claim["best"])), Bound(str(claim["bound"]))) for claim in chosen]
    total = amounts[0]
    for amount in amounts[1:]:
        total += amount
    return total, str(chosen[0]["claimant"]), {str(claim["claim_id"]) for claim in chosen}


def _order(claim: Claim) -> tuple[object, ...]:
    amount = Amount.of(float(str(claim["best"])), Bound(str(claim["bound"])))
    ends = [-1 if end is None else end for end in (amount.best, amount.low, amount.high)]
    return (claim["day"], ORDER.index(str(claim["basis"])), *ends)
