"""Ids and words are found without a Python object for every claim; as if there were one."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.index import ids as ids_module
from core.index import searching
from core.index.ids import ClaimIds
from core.index.searching import SEARCHED, Searchable
from tests.making import dataset

texts = st.text(st.sampled_from("aAbßİı\u017f\u03a3\u03c2KÅǅ \U0001e900z"), max_size=8)
words = st.text(st.sampled_from("absi\u03c3k"), min_size=1, max_size=3)


@pytest.fixture(params=(0, 1_000), ids=("asked for", "as a dictionary"))
def ids(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[..., ClaimIds]:
    monkeypatch.setattr(ids_module, "_FEW", request.param)
    return lambda *named: ClaimIds(pd.Series(list(named), dtype="str"))


def test_every_claim_is_found_by_its_id_and_no_other(ids: Callable[..., ClaimIds]) -> None:
    found = ids("b", "a", "c")
    assert {name: found[name] for name in ("a", "b", "c")} == {"a": 1, "b": 0, "c": 2}
    assert found.get("d") is None
    assert "d" not in found
    assert "c" in found
    assert list(found) == ["b", "a", "c"]
    with pytest.raises(KeyError):
        found["nobody"]


def test_many_are_looked_up_at_once(ids: Callable[..., ClaimIds]) -> None:
    found = ids("b", "a", "c")
    found.find(("c", "nobody", "a"))
    assert (found.get("a"), found.get("c"), found.get("nobody")) == (1, 2, None)
    wanted = pa.array(["c", "c", "x", "b"], pa.large_string())
    assert found.rows_of(wanted).tolist() == [2, 2, -1, 0]


@given(st.lists(texts, min_size=1, max_size=12), words)
@settings(deadline=None)
def test_a_word_is_found_where_the_casefolded_text_has_it(found: list[str], word: str) -> None:
    repeated = [*found, *found, *found]
    for said in (found, repeated):
        claims = dataset([{"text": text, "claimant": "Zz"} for text in said]).claims
        assert Searchable(claims).containing(word.casefold()).tolist() == [
            word.casefold() in text.casefold()
            or word.casefold() in f"c{row}"
            or any(word.casefold() in one for one in ("zz", "assert", "loss"))
            for row, text in enumerate(said)
        ]


@given(st.lists(texts, min_size=1, max_size=12), st.lists(words, min_size=1, max_size=5))
@settings(deadline=None)
def test_letter_by_letter_the_same_is_found_as_at_once(said: list[str], typed: list[str]) -> None:
    for listed in (said, [*said, *said, *said, ""]):
        claims = dataset([{"text": text, "claimant": text[:2]} for text in listed]).claims
        searchable, word = Searchable(claims), ""
        for more in typed:
            word = f"{word}{more}"[-4:]
            found = searchable.containing(word.casefold()).tolist()
            assert found == Searchable(claims).containing(word.casefold()).tolist()


def test_a_longer_word_is_looked_for_only_where_its_beginning_was() -> None:
    said = ["harbour", "harbours", *(f"quay {number}" for number in range(20))]
    claims = dataset([{"text": text} for text in said]).claims
    searchable = Searchable(claims)
    assert np.flatnonzero(searchable.containing("harbour")).tolist() == [0, 1]
    searched: list[int] = []
    for column in searchable._columns:
        column.containing = lambda _, rows: searched.append(len(rows))
    searchable.containing("harbours")
    assert searched
    assert {*searched} == {2}


def test_letters_that_no_text_has_are_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = dataset([{"claim_id": f"B-{number}", "text": "Q"} for number in range(9)]).claims
    searchable = Searchable(claims)
    assert searchable.containing("b-7").tolist() == [number == 7 for number in range(9)]
    searchable = Searchable(claims)
    assert searchable._columns
    monkeypatch.setattr(searching.pc, "match_substring", None)
    assert not searchable.containing("b-x").any()


def test_every_searched_column_is_searched() -> None:
    for name in SEARCHED:
        row = {"claim_id": "x", "act": "deny", "topic": "attack", name: "Harbour"}
        claims = dataset([row, {"act": "deny", "topic": "attack"}]).claims
        assert Searchable(claims).containing("harbour").tolist() == [True, False]


def test_nothing_is_searched_where_nothing_is_written() -> None:
    claims = dataset([{"claimant": "A1"}]).claims
    assert Searchable(claims).containing("a1").tolist() == [True]
    assert np.array_equal(Searchable(claims.iloc[:0]).containing("a1"), np.zeros(0, dtype=bool))


def test_what_was_made_ready_is_not_made_again_for_the_first_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claims = dataset([{"claimant": "A1", "text": "Straße"}, {"claimant": "B1"}]).claims
    searchable = Searchable(claims)
    searchable.prepare()
    monkeypatch.setattr(searching, "_ready", lambda _: pytest.fail("made again"))
    monkeypatch.setattr(searching, "_folded_otherwise", lambda: pytest.fail("again"))
    assert searchable.containing("strasse").tolist() == [True, False]


def test_the_letters_that_fold_to_others_than_their_small_ones_are_all_known() -> None:
    """Of all code points, each asked by itself."""
    every = [chr(code) for code in range(128, 0x110000) if not 0xD800 <= code < 0xE000]
    small = pc.utf8_lower(pa.array(every, pa.large_string())).to_pylist()
    odd = {one for one, low in zip(every, small, strict=True) if one.casefold() != low}
    assert odd == set(searching._folded_otherwise())
    assert {"ß", "\u017f", "ς"} <= odd
