from core.comparison import counted
from tests.comparing import Claim, compared, killed
from tests.making import workspace


def total(category: str, best: float, on: str, who: str = "B MoD", **more: object) -> Claim:
    about: Claim = {"category": category, "measure": "destroyed", "basis": "cumulative"}
    return killed(who, "A army", best, on, **{**about, **more})


MERGED = [
    total("motor_vehicle", 1695, "2022-04-29"),
    total("fuel_tanker", 76, "2022-04-29"),
    total("motor_vehicle", 1701, "2022-04-30"),
    total("fuel_tanker", 76, "2022-04-30"),
    total("vehicle", 1796, "2022-05-01"),
    total("vehicle", 1824, "2022-05-02"),
]
RISE = "rise of a running total within the dates shown"


def told(claims: list[Claim], first: str, last: str) -> tuple[float | None, str] | None:
    """The figure of vehicles in a window, and how it is counted."""
    for cell in compared(workspace(claims), (first, last)).cells:
        if cell.thing.category == "vehicle" and cell.adversary is not None:
            return cell.adversary.amount.best, counted(cell.adversary)
    return None


def test_a_merged_term_carries_on_the_sum_of_its_predecessors() -> None:
    """1796 less 1701 and 76 is 19."""
    assert told(MERGED, "2022-05-01", "2022-05-01") == (
        19,
        f"{RISE}, which carries on motor vehicle and fuel tanker",
    )


def test_a_window_across_the_merger_telescopes() -> None:
    """1824 less 1695 and 76 is 53: 6 before the merger, 19 at it, 28 after it."""
    found = told(MERGED, "2022-04-30", "2022-05-02")
    assert found is not None
    assert found[0] == 53
    assert told(MERGED, "2022-05-02", "2022-05-02") == (28, RISE)


def test_without_all_predecessors_nothing_is_carried_on() -> None:
    alone = [claim for claim in MERGED if claim["category"] != "fuel_tanker"]
    assert told(alone, "2022-05-01", "2022-05-01") == (1796, "running total")


def test_another_claimants_series_is_not_carried_on() -> None:
    other = [{**claim, "claimant": "B press"} for claim in MERGED[:4]]
    assert told([*other, *MERGED[4:]], "2022-05-01", "2022-05-01") == (1796, "running total")


def test_a_series_that_runs_beside_its_parts_carries_nothing_on() -> None:
    beside = [*MERGED, total("fuel_tanker", 80, "2022-05-01")]
    assert told(beside, "2022-05-01", "2022-05-01") == (1796, "running total")


def test_the_term_carries_nothing_on_before_it_came_into_use() -> None:
    early = [
        {**claim, "claimed_on": str(claim["claimed_on"]).replace("2022", "2021")}
        for claim in MERGED
    ]
    assert told(early, "2021-05-01", "2021-05-01") == (1796, "running total")
