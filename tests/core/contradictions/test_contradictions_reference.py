"""The fast search against the same rules written plainly, pair by pair."""

from collections import defaultdict
from itertools import pairwise
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from core.comparison import Sight
from core.contradictions import KINDS, Order, contradictions_in
from core.filters import FilterState
from core.vocabulary.terms import Clock
from tests.making import workspace

Claim = dict[str, object]
Found = set[tuple[str, frozenset[str], frozenset[str]]]
ORDER = ("incremental", "cumulative")

CLAIMS = st.lists(
    st.fixed_dictionaries(
        {
            "claimant": st.sampled_from(["A1", "A2"]),
            "subject": st.just("A1"),
            "measure": st.sampled_from(["killed", "casualties"]),
            "category": st.just("personnel"),
            "best": st.integers(0, 30).map(lambda power: 2**power),
            "basis": st.sampled_from(ORDER),
            "bound": st.sampled_from(["exact", "exact", "at_least"]),
            "claimed_on": st.integers(1, 2).map("2016-04-0{}".format),
            "since": st.sampled_from(["", "2016-04-01", "2016-04-02"]),
            "place": st.sampled_from(["", "", "X", "Y"]),
            "source": st.sampled_from(["s1", "s1", "s2"]),
            "statement_id": st.sampled_from(["", "b1", "b2"]),
            "supersedes": st.sampled_from(["", "", "", "c0", "c1"]),
        }
    ),
    max_size=9,
    unique_by=lambda claim: claim["best"],
)
ACTORS: list[Claim] = [
    {"actor": "A1", "side": "A"},
    {"actor": "A2", "side": "A", "parent": "A1"},
]


@given(CLAIMS)
@settings(max_examples=150, deadline=None)
def test_the_fast_search_is_the_slow_one(drawn: list[Claim]) -> None:
    claims = [{**claim, "claim_id": f"c{number}"} for number, claim in enumerate(drawn)]
    assert quickly(claims) == slowly(claims)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(drawn: list[Claim], random: object) -> None:
    claims = [{**claim, "claim_id": f"c{number}"} for number, claim in enumerate(drawn)]
    moved = list(claims)
    random.shuffle(moved)  # type: ignore[attr-defined]
    assert quickly(claims) == quickly(moved)


def quickly(claims: list[Claim]) -> Found:
    space = workspace(claims, actors=ACTORS, sides=[{"side": "A"}])
    sight = Sight(space.mask(FilterState()), Clock.CLAIMED)
    ranked = contradictions_in(space.dataset, space.index, sight).ranked(KINDS, Order.KIND, 999)
    named = [str(claim["claim_id"]) for claim in claims]
    return {
        (str(each.note), ids(named, each.one.array), ids(named, each.other.array))
        for each in ranked
        if each.note != "revised"
    }


def ids(named: list[str], rows: object) -> frozenset[str]:
    return frozenset(named[row] for row in rows.tolist())  # type: ignore[attr-defined]


def slowly(claims: list[Claim]) -> Found:
    found, alive = relays(claims)
    replaced = {
        str(target["claim_id"])
        for claim in claims
        for target in claims
        if claim["supersedes"] == target["claim_id"]
        and claim is not target
        and account(claim) == account(target)
        and not mutual(claim, target)
    }
    alive = [claim for claim in alive if claim["claim_id"] not in replaced]
    for key in {(account(claim), claim["place"]) for claim in alive}:
        group = [claim for claim in alive if (account(claim), claim["place"]) == key]
        found |= clash(group)
    for key in {(account(claim), since(claim)) for claim in alive}:
        found |= partly([claim for claim in alive if (account(claim), since(claim)) == key])
    return found | falling(alive) | beyond(alive)


def relays(claims: list[Claim]) -> tuple[Found, list[Claim]]:
    found: Found = set()
    alive: list[Claim] = []
    groups: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        breath = claim["statement_id"] or (claim["claimant"], claim["claimed_on"])
        told = (claim["measure"], claim["basis"], claim["claimed_on"], claim["place"])
        groups[breath, told].append(claim)
    for group in groups.values():
        if len({claim["source"] for claim in group}) == 1:
            alive += group
            continue
        head, *others = sorted(group, key=rank)
        alive.append(head)
        note = "digits" if swapped(head, others) else "readings"
        found.add((note, names([head]), names(others)))
    return found, alive


def swapped(head: Claim, others: list[Claim]) -> bool:
    """Whether the reading furthest off has the head's digits in another order."""
    far = max(others, key=lambda claim: (apart(head, claim), [-part for part in rank(claim)]))
    return sorted(str(far["best"])) == sorted(str(head["best"]))


def apart(one: Claim, other: Claim) -> float:
    (low, high), (its_low, its_high) = interval(one), interval(other)
    if its_low > high:
        return 1 - (high + 0.5) / (its_low + 0.5)
    return 1 - (its_high + 0.5) / (low + 0.5) if low > its_high else 0.0


def clash(group: list[Claim]) -> Found:
    pairs: list[tuple[float, Claim, Claim]] = []
    for other in group:
        begun = [one for one in group if since(one) <= since(other)]
        one = min(begun, key=lambda claim: interval(claim)[1])
        gap = interval(other)[0] - interval(one)[1]
        if gap > 0:
            pairs.append((gap, one, other))
    if not pairs:
        return set()
    _, one, _ = max(pairs, key=lambda pair: pair[0])
    above = [
        other
        for other in group
        if interval(other)[0] > interval(one)[1] and since(other) >= since(one)
    ]
    return {("itself", names([one]), names(above))}


def partly(group: list[Claim]) -> Found:
    whole = [claim for claim in group if not claim["place"]]
    placed = [claim for claim in group if claim["place"]]
    for lower, higher in ((whole, placed), (placed, whole)):
        if lower and higher:
            one = min(lower, key=lambda claim: interval(claim)[1])
            above = [claim for claim in higher if interval(claim)[0] > interval(one)[1]]
            if above:
                return {("one_place", names([one]), names(above))}
    return set()


def falling(alive: list[Claim]) -> Found:
    series: dict[object, list[Claim]] = defaultdict(list)
    for claim in alive:
        if claim["basis"] == "cumulative":
            series[claim["claimant"], claim["measure"], claim["since"], claim["place"]].append(
                claim
            )
    return {
        ("fall", names([before]), names([after]))
        for told in series.values()
        for before, after in pairwise(sorted(told, key=rank))
        if after["claimed_on"] != before["claimed_on"]
        and interval(after)[1] < interval(before)[0]
        and (after["supersedes"] != before["claim_id"] or mutual(after, before))
    }


def beyond(alive: list[Claim]) -> Found:
    frames: dict[object, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in alive:
        key = (claim["claimant"], claim["basis"], claim["claimed_on"], since(claim), claim["place"])
        frames[key][str(claim["measure"])].append(claim)
    found: Found = set()
    for told in frames.values():
        if told["casualties"] and told["killed"]:
            total = min(told["casualties"], key=lambda claim: interval(claim)[1])
            part = max(told["killed"], key=lambda claim: interval(claim)[0])
            if interval(part)[0] > interval(total)[1]:
                found.add(("killed", names([total]), names([part])))
    return found


def mutual(one: Claim, other: Claim) -> bool:
    return one["supersedes"] == other["claim_id"] and other["supersedes"] == one["claim_id"]


def account(claim: Claim) -> object:
    return claim["measure"], claim["basis"], claim["claimed_on"]


def since(claim: Claim) -> str:
    return str(claim["since"]) if claim["basis"] == "cumulative" else ""


def interval(claim: Claim) -> tuple[float, float]:
    best = float(str(claim["best"]))
    return best, inf if claim["bound"] == "at_least" else best


def rank(claim: Claim) -> tuple[int, int, int]:
    day = int(str(claim["claimed_on"])[-2:])
    return day, ORDER.index(str(claim["basis"])), int(str(claim["best"]))


def names(claims: list[Claim]) -> frozenset[str]:
    return frozenset(str(claim["claim_id"]) for claim in claims)
