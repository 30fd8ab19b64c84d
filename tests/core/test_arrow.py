"""Which texts of a column say anything."""

from hypothesis import given
from hypothesis import strategies as st

from core.arrow import TEXT, pa, stated

TEXTS = st.lists(st.sampled_from(["", "", "a", "é "]), max_size=6)


@given(st.lists(TEXTS, max_size=4), st.integers(0, 3))
def test_the_places_of_texts_in_whatever_pieces_they_lie(pieces: list[list[str]], cut: int) -> None:
    """Pieces cut from longer ones begin within what these hold."""
    chunks = [pa.array(["x"] * cut + texts, type=TEXT)[cut:] for texts in pieces]
    every = [text for texts in pieces for text in texts]
    found = stated(pa.chunked_array(chunks, type=TEXT)).tolist()
    assert found == [place for place, text in enumerate(every) if text]
