"""Golden sentences: each expected text was written by hand from the rules."""

import pytest

from core.wording import cite, sentence
from tests.making import workspace

ACTORS: list[dict[str, object]] = [
    {"actor": name, "side": side}
    for name, side in (
        ("NKR Defence Army", "Armenia / NKR"),
        ("Armenia", "Armenia / NKR"),
        ("Azerbaijan", "Azerbaijan"),
        ("Azerbaijan MoD", "Azerbaijan"),
        ("UN OCHA", "third"),
        ("Turkey", "third"),
    )
]

KILLED: dict[str, object] = {
    "claimant": "NKR Defence Army",
    "subject": "Azerbaijan",
    "claimed_on": "2016-04-04",
    "measure": "killed",
    "category": "personnel",
    "victim_class": "military",
    "best": 300,
    "basis": "cumulative",
    "since": "2016-04-01",
}
TANKS: dict[str, object] = {
    "claimant": "Azerbaijan MoD",
    "subject": "Armenia",
    "claimed_on": "2016-04-02",
    "event_date": "2016-04-02",
    "measure": "destroyed",
    "category": "tank",
    "best": 6,
    "basis": "incremental",
}
WORDS: dict[str, object] = {
    "claimant": "Azerbaijan",
    "subject": "Armenia",
    "claimed_on": "2016-04-04",
    "text": "A ceasefire if Armenia withdraws.",
}


def said(*claims: dict[str, object], row: int = 0) -> str:
    made = workspace(list(claims), actors=ACTORS)
    return sentence(made.dataset, made.index, row)


NKR = "the NKR Defence Army"
MOD = "the Azerbaijan MoD"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (
            KILLED,
            (
                f"As of 4 Apr 2016 {NKR} claimed 300 troops of Azerbaijan killed"
                " (running total since 1 Apr 2016)."
            ),
        ),
        (
            KILLED | {"event_date": "2016-04-01/2016-04-03"},
            (
                f"On 4 Apr 2016 {NKR} claimed 300 troops of Azerbaijan killed"
                " (running total since 1 Apr 2016, up to 3 Apr 2016)."
            ),
        ),
        (
            KILLED | {"since": ""},
            (
                f"As of 4 Apr 2016 {NKR} claimed 300 troops of Azerbaijan killed"
                " (running total from a start not stated)."
            ),
        ),
        (
            KILLED | {"bound": "more_than", "best": 370},
            (
                f"As of 4 Apr 2016 {NKR} claimed more than 370 troops of Azerbaijan killed"
                " (running total since 1 Apr 2016)."
            ),
        ),
        (
            KILLED | {"bound": "at_least", "best": None, "low": 14},
            (
                f"As of 4 Apr 2016 {NKR} claimed at least 14 troops of Azerbaijan killed"
                " (running total since 1 Apr 2016)."
            ),
        ),
        (
            KILLED | {"bound": "approx", "best": 30, "claimed_on": "2016-04-05~"},
            (
                f"Around 5 Apr 2016 {NKR} claimed about 30 troops of Azerbaijan killed"
                " (running total since 1 Apr 2016)."
            ),
        ),
        (
            KILLED | {"bound": "range", "best": None, "low": 31, "high": 94},
            (
                f"As of 4 Apr 2016 {NKR} claimed between 31 and 94 troops of Azerbaijan killed"
                " (running total since 1 Apr 2016)."
            ),
        ),
        (
            KILLED | {"bound": "at_most", "best": 15, "high": 15},
            (
                f"As of 4 Apr 2016 {NKR} claimed up to 15 troops of Azerbaijan killed"
                " (running total since 1 Apr 2016)."
            ),
        ),
        (
            KILLED | {"bound": "", "best": 60, "low": 31, "high": 94, "claimed_on": ""},
            (
                f"At an unknown date {NKR} claimed 60 (between 31 and 94) troops of Azerbaijan"
                " killed (running total since 1 Apr 2016)."
            ),
        ),
        (
            KILLED | {"basis": "unknown", "claimed_on": "2016-04-01/2016-04-30"},
            (
                f"In Apr 2016 {NKR} claimed 300 troops of Azerbaijan killed"
                " (counting basis not stated)."
            ),
        ),
        (
            KILLED | {"basis": "incremental", "claimed_on": "2016-01-01/2016-12-31"},
            (
                f"In 2016 {NKR} claimed 300 troops of Azerbaijan killed"
                " (counted for a period not stated)."
            ),
        ),
        (
            KILLED | {"measure": "lost_unspecified", "basis": "unknown", "best": 170},
            (
                f"On 4 Apr 2016 {NKR} claimed 170 troops of Azerbaijan lost"
                " (kind of loss not stated; counting basis not stated)."
            ),
        ),
        (
            KILLED | {"claimant": "UN OCHA", "subject": "", "scope": "both_sides", "best": 350},
            (
                "As of 4 Apr 2016 UN OCHA claimed 350 troops of both sides killed"
                " (running total since 1 Apr 2016; one total for both sides)."
            ),
        ),
        (
            KILLED | {"subject": "", "victim_class": "civilian", "best": 1},
            (
                f"As of 4 Apr 2016 {NKR} claimed 1 civilian of a side not stated killed"
                " (running total since 1 Apr 2016)."
            ),
        ),
        (
            KILLED | {"measure": "casualties", "victim_class": "unknown", "best": 2000},
            (
                f"As of 4 Apr 2016 {NKR} claimed 2,000 people of Azerbaijan killed or wounded"
                " (running total since 1 Apr 2016)."
            ),
        ),
        (
            TANKS | {"place": "Talish"},
            (
                f"On 2 Apr 2016 {MOD} claimed 6 tanks of Armenia destroyed"
                " (counted for 2 Apr 2016; place: Talish)."
            ),
        ),
        (
            TANKS | {"category": "artillery", "unit": "battery", "best": 1},
            (
                f"On 2 Apr 2016 {MOD} claimed 1 battery of artillery of Armenia destroyed"
                " (counted for 2 Apr 2016)."
            ),
        ),
        (
            TANKS | {"category": "artillery", "best": 15, "claimed_on": "2016-04-02/2016-04-04"},
            (
                f"Between 2 and 4 Apr 2016 {MOD} claimed 15 pieces of artillery of Armenia"
                " destroyed (counted for 2 Apr 2016)."
            ),
        ),
        (
            TANKS | {"best": None, "category": "helicopter", "measure": "shot_down"},
            (
                f"On 2 Apr 2016 {MOD} stated that helicopters of Armenia were shot down,"
                " without giving a figure."
            ),
        ),
        (
            TANKS | {"category": "space laser", "best": 0},
            (
                f"On 2 Apr 2016 {MOD} claimed 0 of “space laser” of Armenia destroyed"
                " (counted for 2 Apr 2016)."
            ),
        ),
        (
            TANKS
            | {"topic": "territory", "measure": "positions", "category": "position"}
            | {"tags": "loss", "best": 8},
            f"On 2 Apr 2016 {MOD} claimed 8 positions lost by Armenia (counted for 2 Apr 2016).",
        ),
        (
            TANKS
            | {"topic": "territory", "measure": "area_km2", "category": "", "unit": "km2"}
            | {"best": 19.8, "basis": "snapshot"},
            (
                f"As of 2 Apr 2016 {MOD} claimed 19.8 km², concerning Armenia"
                " (as it stood on 2 Apr 2016)."
            ),
        ),
        (
            TANKS | {"topic": "ceasefire", "measure": "violations", "category": "", "best": 1},
            f"On 2 Apr 2016 {MOD} claimed 1 violation by Armenia (counted for 2 Apr 2016).",
        ),
        (
            WORDS
            | {"topic": "weapon_use", "category": "mortar", "text": "", "scope": "both_sides"},
            "On 4 Apr 2016 Azerbaijan stated that both sides used mortars.",
        ),
        (
            WORDS | {"topic": "capability", "text": "", "category": ""},
            "On 4 Apr 2016 Azerbaijan made a statement on military capability of Armenia.",
        ),
        (
            WORDS | {"act": "blame", "topic": "attack", "event_date": "2016-04-02", "text": ""},
            (
                "On 4 Apr 2016 Azerbaijan blamed Armenia for attacks or fighting"
                " (event dated 2 Apr 2016)."
            ),
        ),
        (
            WORDS | {"act": "demand", "topic": "ceasefire"},
            (
                "On 4 Apr 2016 Azerbaijan demanded action on a ceasefire, concerning Armenia;"
                " recorded as “A ceasefire if Armenia withdraws”."
            ),
        ),
        (
            WORDS | {"act": "threaten", "topic": "stance", "text": "", "value_text": "war"},
            "On 4 Apr 2016 Azerbaijan threatened action concerning Armenia; recorded as “war”.",
        ),
        (
            WORDS | {"act": "offer", "topic": "ceasefire", "text": ""},
            "On 4 Apr 2016 Azerbaijan offered action on a ceasefire, concerning Armenia.",
        ),
        (
            WORDS | {"act": "support", "topic": "stance", "claimant": "Turkey", "text": ""},
            "On 4 Apr 2016 Turkey stated support for Armenia.",
        ),
        (
            WORDS | {"act": "condemn", "topic": "attack", "text": ""},
            "On 4 Apr 2016 Azerbaijan condemned Armenia over attacks or fighting.",
        ),
        (
            WORDS | {"act": "retract", "topic": "captivity", "text": ""},
            "On 4 Apr 2016 Azerbaijan withdrew an earlier claim on captives of Armenia.",
        ),
        (
            WORDS
            | {"topic": "civilian_harm", "best": 14400, "victim_class": "civilian"}
            | {"unit": "people", "basis": "unknown"},
            (
                "On 4 Apr 2016 Azerbaijan claimed a figure of 14,400 civilians on harm to"
                " civilians, concerning Armenia (counting basis not stated)."
            ),
        ),
        (
            WORDS | {"topic": "other", "claimant": "", "text": ""},
            "On 4 Apr 2016 an unnamed claimant made a statement on matters concerning Armenia.",
        ),
        (
            WORDS
            | {"topic": "stance", "claimant": "Turkey", "text": ""}
            | {"tags": "diplomatic_cooperation; event:410411"},
            (
                "On 4 Apr 2016 Turkey made a statement on an event coded as “diplomatic"
                " cooperation”, concerning Armenia."
            ),
        ),
        (
            KILLED | {"claimed_on": "2016-04-04T16:22"},
            (
                f"As of 4 Apr 2016, 16:22, {NKR} claimed 300 troops of Azerbaijan killed"
                " (running total since 1 Apr 2016)."
            ),
        ),
    ],
)
def test_a_claim_is_told_with_claimant_date_and_basis(
    claim: dict[str, object], expected: str
) -> None:
    assert said(claim) == expected


DENIED = (
    "the claim by the NKR Defence Army of 4 Apr 2016 that 300 troops of Azerbaijan were killed"
    " (running total since 1 Apr 2016)"
)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            {"act": "deny"},
            f"On 5 Apr 2016 {MOD} denied {DENIED}, and gave no figure instead.",
        ),
        (
            {"act": "partly_deny", "best": 31, "basis": "unknown"}
            | {"measure": "killed", "category": "personnel", "victim_class": "military"},
            (
                f"On 5 Apr 2016 {MOD} denied in part {DENIED}, and claimed 31 troops"
                " (counting basis not stated)."
            ),
        ),
        (
            {"act": "confirm"},
            f"On 5 Apr 2016 {MOD} confirmed {DENIED}, and gave no figure instead.",
        ),
    ],
)
def test_an_answer_names_what_it_answers_with_its_figure_and_basis(
    answer: dict[str, object], expected: str
) -> None:
    reply: dict[str, object] = {
        "claimant": "Azerbaijan MoD",
        "subject": "Azerbaijan",
        "claimed_on": "2016-04-05",
        "replies_to": "c0",
    }
    assert said(KILLED, reply | answer, row=1) == expected


def test_a_denial_without_a_target_names_the_proposition() -> None:
    denial = TANKS | {"act": "deny", "best": None, "subject": "Azerbaijan", "event_date": ""}
    assert said(denial) == f"On 2 Apr 2016 {MOD} denied that tanks of Azerbaijan were destroyed."


@pytest.mark.parametrize("link", ["supersedes", "replies_to"])
def test_a_revision_gives_the_earlier_figure_with_date_and_basis(link: str) -> None:
    """Corrections of the General Staff answer the total that they correct and replace none."""
    revised = KILLED | {
        "act": "revise",
        "claimed_on": "2016-04-05",
        "best": 370,
        link: "c0",
    }
    assert said(KILLED, revised, row=1) == (
        f"As of 5 Apr 2016 {NKR} claimed 370 troops of Azerbaijan killed"
        " (running total since 1 Apr 2016), revising the earlier claim of 4 Apr 2016"
        " (300; running total since 1 Apr 2016)."
    )


@pytest.mark.parametrize("link", ["supersedes", "replies_to"])
def test_a_withdrawal_names_what_is_withdrawn(link: str) -> None:
    withdrawn: dict[str, object] = {
        "claimant": "NKR Defence Army",
        "subject": "Azerbaijan",
        "act": "retract",
        "claimed_on": "2016-04-06",
        link: "c0",
    }
    assert said(KILLED, withdrawn, row=1) == (
        f"On 6 Apr 2016 {NKR} withdrew the earlier claim of 4 Apr 2016 that 300 troops of"
        " Azerbaijan were killed (running total since 1 Apr 2016)."
    )


def test_more_than_three_targets_are_counted_and_not_listed() -> None:
    claims = [KILLED | {"best": number} for number in (1, 2, 3, 4, 5)]
    denial: dict[str, object] = {
        "claimant": "Azerbaijan MoD",
        "act": "deny",
        "claimed_on": "2016-04-05",
        "replies_to": "c0;c1;c2;c3;c4",
    }
    told = said(*claims, denial, row=5)
    assert told.endswith("; and 2 more, and gave no figure instead.")
    assert told.count("the claim by") == 3


def test_a_citation_says_who_when_where_read_and_the_id() -> None:
    made = workspace(
        [KILLED | {"source": "Interfax", "source_url": "https://interfax.example/1"}, TANKS],
        actors=ACTORS,
    )
    assert cite(made.dataset, 0) == (
        "NKR Defence Army, claimed 4 Apr 2016; reported by Interfax,"
        " https://interfax.example/1; claim c0 in typed"
    )
    assert cite(made.dataset, 1).split("; ")[1] == "source not stated"
