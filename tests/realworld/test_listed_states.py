"""The list of states against the public lists of COW and of UCDP/PRIO."""

import csv
import os
from pathlib import Path

import pytest

from core.vocabulary.states import StateCode, states

FOLDER = os.environ.get("COUNTERCLAIM_DATA", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="COUNTERCLAIM_DATA is not set")


def lines(name: str) -> list[dict[str, str]]:
    with (Path(FOLDER) / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_number_of_cow_means_the_state_it_names() -> None:
    """217 numbers; 345 is Yugoslavia there from 1878 on, Serbia here."""
    apart: set[tuple[str, str]] = set()
    for line in lines("atop_alliances/cow_states.csv"):
        coded = states().coded(StateCode.COW, line["ccode"])
        named = states().named(line["statenme"])
        assert coded is not None
        assert named is not None
        if coded is not named:
            apart.add((line["ccode"], line["statenme"]))
    assert apart == {("345", "Yugoslavia")}


def test_every_government_of_ucdp_has_the_state_of_its_number_and_of_its_id() -> None:
    """Rows whose side A is one government: 121 numbers."""
    seen: set[str] = set()
    for line in lines("ucdp_prio_acd/ucdp-prio-acd-221.csv"):
        number, actor = line["gwno_a"].strip(), line["side_a_id"].strip()
        if not number or "," in number:
            continue
        seen.add(number)
        of_number = states().coded(StateCode.GW, number)
        assert of_number is not None
        assert states().coded(StateCode.UCDP, actor) is of_number
        assert states().named(line["side_a"]) is of_number
    assert len(seen) > 100
