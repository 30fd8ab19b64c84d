import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from core.changes.matching import BY_ID, matches
from tests.making import dataset

IDS = st.lists(st.sampled_from("abcdefghij"), unique=True)


def claims(ids: list[str]) -> pd.DataFrame:
    return dataset([{"claim_id": one, "claimant": "A"} for one in ids]).claims


@given(IDS, IDS)
def test_claims_are_matched_by_their_ids_wherever_they_stand(
    old: list[str], new: list[str]
) -> None:
    found = matches(claims(old), claims(new))
    expected = [(old.index(one), place) for place, one in enumerate(new) if one in old]
    assert list(zip(found.old.tolist(), found.new.tolist(), strict=True)) == expected
    assert found.by == (((BY_ID, len(expected)),) if expected else ())
