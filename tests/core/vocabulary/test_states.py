from collections import Counter

import pytest

from core.vocabulary.categories import folded
from core.vocabulary.states import StateCode, states


def test_no_name_and_no_code_belongs_to_two_states() -> None:
    names = Counter(folded(n) for state in states() for n in (state.name, *state.aliases))
    assert [name for name, count in names.items() if count > 1] == []
    for scheme in StateCode:
        codes = Counter(str(getattr(state, scheme)) for state in states())
        assert [code for code, count in codes.items() if code and count > 1] == [], scheme


@pytest.mark.parametrize(
    ("scheme", "code", "name"),
    [
        (StateCode.COW, "255", "Germany"),
        (StateCode.GW, "260", "Germany"),
        (StateCode.FIPS, "AS", "Australia"),
        (StateCode.FIPS, "GM", "Germany"),
        (StateCode.CAMEO, "ROM", "Romania"),
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
