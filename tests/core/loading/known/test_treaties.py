"""Formal alliances of the Correlates of War, and the peace agreements of UCDP."""

from pathlib import Path

import pytest

from core.dataset import Dataset
from core.loading import load
from core.loading.known import cowalliances
from tests.other_samples import AGREEMENTS, MEMBERS, TREATIES


def opened(folder: Path, content: bytes) -> Dataset:
    path = folder / "treaties.csv"
    path.write_bytes(content)
    return load([path])


def ties(dataset: Dataset) -> list[list[str]]:
    names = ["source", "target", "type", "valid_from", "valid_to"]
    return sorted(dataset.relations[names].astype(str).to_numpy().tolist())


def test_two_states_of_a_treaty_are_one_relation_whichever_is_named_first(tmp_path: Path) -> None:
    """-9 is a day that is not known: the month is. What goes on after the data has no end."""
    dataset = opened(tmp_path, TREATIES)
    assert ties(dataset) == [
        ["Armenia", "Azerbaijan", "defence_pact", "1993-12-24", ""],
        ["Armenia", "COW 9999", "nonaggression_pact", "1991-06-01", "1999-03-15"],
    ]
    relations, claims = dataset.relations, dataset.claims
    assert set(relations["sign"]) == {0.0}
    both = relations.loc[relations["target"] == "Azerbaijan"].iloc[0]
    assert both["claim_ids"] == "cow-9001-371-373-1993-12-24;cow-9001-373-371-1993-12-24"
    assert both["note"] == (
        "treaty COW 9001; obligations: defence, non-aggression, entente; goes on after the data"
    )
    assert claims["event_date"].tolist() == [
        *["1993-12-24/.."] * 2,
        "1991-06-01/1999-03-15",
    ]
    assert claims["text"][2] == "Armenia and COW 9999, allied by treaty COW 9002: non-aggression"
    assert (
        dict(zip(dataset.actors["actor"], dataset.actors["cow"], strict=True))["Armenia"] == "371"
    )


def test_years_of_a_pair_are_claims_each_and_one_relation(tmp_path: Path) -> None:
    head, first, *_ = TREATIES.decode().splitlines()
    rows = [f"{first.removesuffix(',4.1')},{year},4.1" for year in (1993, 1994, 1995)]
    yearly = "\n".join(
        [head.replace("version", "year,version").replace("year,version4", "version4"), *rows]
    )
    dataset = opened(tmp_path, yearly.encode())
    assert dataset.claims["event_date"].tolist() == ["1993", "1994", "1995"]
    assert len(dataset.relations) == 1
    assert dataset.relations["claim_ids"][0].count(";") == 2


def test_members_of_a_treaty_are_allied_while_both_are(tmp_path: Path) -> None:
    """Azerbaijan left in 1999, Northland joined in 2000: the two were never allied."""
    dataset = opened(tmp_path, MEMBERS)
    assert ties(dataset) == [
        ["Armenia", "Azerbaijan", "defence_pact", "1993-09-24", "1999-04-02"],
        ["Armenia", "COW 9999", "defence_pact", "2000-01-01", ""],
    ]
    assert dataset.claims["subject"].tolist() == ["Armenia", "Azerbaijan", "COW 9999", "Armenia"]
    assert dataset.claims["tags"].tolist() == [*["defence_pact"] * 3, "entente"]
    assert "Type I: Defense Pact" in dataset.claims["note"][0]
    first = dataset.relations["claim_ids"].tolist()[0]
    assert first == "cow-9003-371-1992-05-15;cow-9003-373-1993-09-24"


@pytest.mark.parametrize(
    ("bound", "most", "related"),
    [
        ("MOST_PAIRS", 1, 1),
        ("MOST_PAIRS", 2, 2),
        ("MOST_LOOKED_AT", 1, 1),
        ("MOST_LOOKED_AT", 0, 0),
        ("MOST_LOOKED_AT", 3, 2),
    ],
)
def test_members_beyond_all_measure_are_claims_without_relations(
    bound: str, most: int, related: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three members of one treaty are three pairs, of which two were allied at the same time."""
    monkeypatch.setattr(cowalliances, bound, most)
    dataset = opened(tmp_path, MEMBERS)
    assert (len(dataset.claims), len(dataset.relations)) == (4, related)
    noted = "no_relation" in {problem.code for problem in dataset.problems}
    assert noted == (related < 2)


def test_parties_of_a_peace_agreement_are_joined_from_its_day(tmp_path: Path) -> None:
    dataset = opened(tmp_path, AGREEMENTS)
    state, front, guard = "Government of Northland", "Northern Front", "Old Guard"
    assert ties(dataset) == [
        [state, front, "peace_agreement", "1996-11-30", ""],
        [state, front, "peace_agreement", "1999-07-07", ""],
        [state, guard, "peace_agreement", "1999-07-07", ""],
        [front, guard, "peace_agreement", "1999-07-07", ""],
    ]
    claims = dataset.claims
    assert claims["event_date"].tolist() == ["1999-07-07", "1996-11-30"]
    assert claims["tags"].tolist() == ["full_agreement", "peace_process_agreement"]
    assert claims["text"][1] == f"Cease-fire protocol, signed by {state}, {front}"
    assert claims["note"][0] == "full agreement; ended; Northland: Government; Ended in 2000."
    kinds = dict(zip(dataset.actors["actor"], dataset.actors["kind"], strict=True))
    assert (kinds[state], kinds[front]) == ("government", "armed_group")
