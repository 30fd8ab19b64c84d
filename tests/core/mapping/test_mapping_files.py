import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.loading.reading import Reading
from core.mapping import Mapping, read_mapping, shape_of, write_mapping
from core.mapping.mapping import TARGETS, DateOrder, Scale, Source, Style, Summary, Term, WidePart
from core.mapping.scales import SCALES
from core.mapping.serial import from_json, to_json
from core.mapping.shelf import Shelf
from core.vocabulary.qualifiers import Place, Word
from core.vocabulary.terms import Bound

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
filled = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
targets = st.sampled_from(sorted(TARGETS))
ends = st.one_of(st.none(), st.integers(0, 10**9).map(float))
sources = st.one_of(
    st.builds(Source, targets, st.lists(filled, min_size=1, max_size=3).map(tuple)),
    st.builds(Source, targets, st.just(()), filled),
)
parts = st.builds(
    WidePart,
    filled,
    st.lists(st.tuples(targets, texts), unique_by=lambda pair: pair[0], max_size=3).map(tuple),
    texts,
    texts,
)
mappings = st.builds(
    Mapping,
    st.builds(Reading, texts, texts, st.integers(0, 99)),
    st.builds(
        Style,
        st.sampled_from(("", ".", ",")),
        st.sampled_from(DateOrder),
        st.lists(texts, max_size=3).map(tuple),
    ),
    st.lists(sources, unique_by=lambda source: source.target, max_size=5).map(tuple),
    st.lists(parts, max_size=3).map(tuple),
    st.lists(texts, max_size=3).map(tuple),
    st.lists(st.tuples(targets, texts), unique_by=lambda pair: pair[0], max_size=3).map(tuple),
    st.lists(st.builds(Term, targets, filled, texts), max_size=3).map(tuple),
    st.lists(
        st.builds(Word, filled, st.sampled_from(Place), st.sampled_from(Bound), ends, ends),
        max_size=3,
    ).map(tuple),
    st.booleans(),
    st.lists(st.builds(Summary, filled, filled), max_size=3).map(tuple),
    st.lists(
        st.builds(Scale, filled, st.sampled_from(sorted(SCALES))),
        max_size=3,
        unique_by=lambda scale: scale.column,
    ).map(tuple),
    st.lists(filled, max_size=3).map(tuple),
    texts,
)


@given(mappings)
def test_a_mapping_comes_back_from_its_file(mapping: Mapping) -> None:
    assert from_json(to_json(mapping)) == mapping


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"counterclaim_mapping": 2}, "version"),
        ({"columns": {"winner": {"constant": "x"}}}, "'winner' is no column"),
        ({"columns": {"claimant": {}}}, "comes from nowhere"),
        ({"style": {"decimal": "!"}}, "'decimal' is '!'"),
        ({"words": [{"phrase": "x", "place": "before", "bound": "about"}]}, "'bound' is 'about'"),
        ({"reading": {"header_row": -2}}, "'header_row' must be a row number"),
        ({"wide": {}}, "'wide' must be a list"),
    ],
)
def test_a_wrong_mapping_file_says_what_is_wrong(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    path = tmp_path / "m.json"
    path.write_text(json.dumps({"counterclaim_mapping": 1} | change), encoding="utf-8")
    with pytest.raises(ValueError, match="is not a mapping") as error:
        read_mapping(path)
    assert said in str(error.value)


def test_a_mapping_is_found_again_for_the_same_names_in_any_order(tmp_path: Path) -> None:
    mapping = Mapping(sources=(Source("claimant", ("Who",)),), shape=shape_of(["Who", "N killed"]))
    shelf = Shelf(tmp_path / "new" / "shelf")
    shelf.keep(mapping)
    assert shelf.find(shape_of(["n_killed", "who"])) == mapping
    assert shelf.find(shape_of(["n_killed", "whom"])) is None
    assert shelf.find("../escape") is None


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "own.mapping.json"
    write_mapping(path, Mapping())
    assert read_mapping(path) == Mapping()
    assert [entry.name for entry in tmp_path.iterdir()] == ["own.mapping.json"]
