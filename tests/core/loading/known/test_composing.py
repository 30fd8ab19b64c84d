import pyarrow as pa

from core.loading.known.composing import listed


def test_a_row_of_nothing_but_empty_texts_stays_a_row() -> None:
    columns = [pa.array(texts, pa.large_string()) for texts in (["", "a", ""], ["", "", ""])]
    assert listed("; ", *columns).to_pylist() == ["", "a", ""]
    assert listed("; ", columns[0], columns[0], columns[1]).to_pylist() == ["", "a; a", ""]
