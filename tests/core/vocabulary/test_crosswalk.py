from datetime import date

import pytest

from core.vocabulary.categories import category_tree
from core.vocabulary.crosswalk import Crosswalk, Mapping, Match, Split, Succession, crosswalk

STAFF = "ua_general_staff"


def mapping(term: str, category: str, follows: tuple[str, ...] = (), start: str = "") -> Mapping:
    first = date.fromisoformat(start) if start else None
    return Mapping("scheme", term, Match.EXACT, category, first, None, follows, "typed")


def test_every_mapping_leads_to_a_node_and_names_its_source() -> None:
    for entry in crosswalk():
        assert entry.category in category_tree(), entry.term
        assert entry.source
        assert all(crosswalk().find(entry.scheme, term) for term in entry.follows)


def test_a_term_means_something_only_while_it_is_in_use() -> None:
    found = crosswalk().find(STAFF, "Military_Auto", date(2022, 4, 30))
    assert found is not None
    assert (found.category, found.match) == ("motor_vehicle", Match.CLOSE)
    assert crosswalk().find(STAFF, "military auto", date(2022, 5, 1)) is None
    assert crosswalk().find(STAFF, "vehicles and fuel tanks", date(2022, 4, 30)) is None
    assert crosswalk().find("elsewhere", "military auto") is None


@pytest.mark.parametrize("match", ["close", "exact", "broad", "narrow"])
def test_the_crosswalk_uses_every_match_of_skos(match: str) -> None:
    assert match in {entry.match for entry in crosswalk()}


def test_vehicles_and_fuel_tanks_carry_on_two_merged_series() -> None:
    assert crosswalk().successions() == (
        Succession("vehicle", ("motor_vehicle", "fuel_tanker"), date(2022, 5, 1)),
    )


def test_a_renamed_term_carries_on_one_series() -> None:
    renamed = Crosswalk(
        (mapping("guns", "artillery"), mapping("fires", "mrl", ("guns",), "2020-01-01"))
    )
    assert renamed.successions() == (Succession("mrl", ("artillery",), date(2020, 1, 1)),)


def test_nothing_carries_on_a_series_that_was_split() -> None:
    split = Crosswalk(
        (
            mapping("armour", "armoured_vehicle"),
            mapping("tanks", "tank", ("armour",), "2020-01-01"),
            mapping("carriers", "apc", ("Armour",), "2020-01-01"),
        )
    )
    assert split.successions() == ()
    assert split.splits() == (Split("armoured_vehicle", ("tank", "apc"), date(2020, 1, 1)),)


def test_no_term_of_the_shipped_series_was_split() -> None:
    assert crosswalk().splits() == ()
