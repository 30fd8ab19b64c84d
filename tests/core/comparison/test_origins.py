"""How many origins stand behind a figure: what is relayed is the same origin again."""

from hypothesis import given
from hypothesis import strategies as st

from tests.comparing import Claim, cell_of, claimed


def test_a_relay_adds_no_origin() -> None:
    sources = [
        {"source": "Interfax"},
        {"source": "Blog", "relays": "Interfax"},
        {"source": "Copy", "relays": "Blog"},
        {"source": "Trend"},
    ]
    one = [claimed(26, source="Interfax"), claimed(26, source="Copy")]
    two = [*one, claimed(26, source="Trend")]
    assert _origins(one, sources) == 1
    assert _origins(two, sources) == 2


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6), st.data())
def test_no_relay_of_any_source_adds_an_origin(heard: list[int], data: st.DataObject) -> None:
    copied = data.draw(st.sampled_from(heard))
    sources = [
        *({"source": f"S{number}"} for number in range(4)),
        {"source": "Copy", "relays": f"S{copied}"},
    ]
    claims = [claimed(26, source=f"S{number}") for number in heard]
    assert _origins(claims, sources) == len(set(heard))
    assert _origins([*claims, claimed(26, source="Copy")], sources) == len(set(heard))


def test_sources_that_relay_each_other_are_one_origin() -> None:
    sources = [{"source": "One", "relays": "Two"}, {"source": "Two", "relays": "One"}]
    assert _origins([claimed(26, source="One"), claimed(26, source="Two")], sources) == 1


def test_one_statement_in_two_sources_is_one_origin() -> None:
    claims = [
        claimed(26, source="One", statement_id="S1"),
        claimed(26, source="Two", statement_id="S1"),
        claimed(26, source="Three", tags="same_as:c0"),
    ]
    assert _origins(claims, []) == 1
    assert _origins([claimed(26), claimed(27)], []) == 2, "unsourced statements are two"


def _origins(claims: list[Claim], sources: list[Claim]) -> int:
    slot = cell_of(claims, sources=sources).adversary
    assert slot is not None
    return slot.origins
