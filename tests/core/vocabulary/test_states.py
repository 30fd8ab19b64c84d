from collections import Counter

import pytest

from core.vocabulary.categories import folded
from core.vocabulary.states import StateCode, states


def test_no_name_and_no_code_belongs_to_two_states() -> None:
    names = Counter(folded(n) for state in states() for n in (state.name, *state.aliases))
    assert [name for name, count in names.items() if count > 1] == []
    codes = Counter(code for state in states() for code in state.codes())
    assert [code for code, count in codes.items() if count > 1] == []


@pytest.mark.parametrize(
    ("scheme", "code", "name"),
    [
        (StateCode.COW, "255", "Germany"),
        (StateCode.GW, "260", "Germany"),
        (StateCode.FIPS, "AS", "Australia"),
        (StateCode.FIPS, "GM", "Germany"),
        (StateCode.CAMEO, "ROM", "Romania"),
        (StateCode.CAMEO, "ROU", "Romania"),
        (StateCode.CAMEO, "MTN", "Montenegro"),
        (StateCode.COW, "260", "Germany"),
        (StateCode.COW, "678", "Yemen"),
        (StateCode.GW, "678", "Yemen"),
        (StateCode.GW, "816", "Vietnam"),
        (StateCode.GW, "970", "Kiribati"),
        (StateCode.COW, "970", "Nauru"),
        (StateCode.FIPS, "GZ", "Palestine"),
        (StateCode.ISO3, "AUT", "Austria"),
        (StateCode.UCDP, "64", "Azerbaijan"),
    ],
)
def test_a_code_means_what_its_scheme_says(scheme: StateCode, code: str, name: str) -> None:
    found = states().coded(scheme, code)
    assert found is not None
    assert found.name == name


def test_a_state_and_its_government_are_found_by_any_of_its_names() -> None:
    for name in ("Turkiye", "TURKEY", "Government of Turkey"):
        found = states().named(name)
        assert found is not None
        assert (found.iso3, found.cow) == ("TUR", "640")
    assert states().named("Atlantis") is None
    assert states().coded(StateCode.COW, "1") is None
