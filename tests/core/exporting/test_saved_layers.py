"""Several layers saved as one file: they come back as layers, with all that was decided."""

import json
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from core.crossfilter import Workspace
from core.dataset import Dataset
from core.exporting import EXPORTERS, ExporterSpec, save
from core.exporting.saved import origins_of
from core.filters import OneOf
from core.layers import (
    beside,
    combined,
    load_together,
    parts_of,
    with_name,
    with_unticked,
)
from core.loading import load
from core.mapping import load_mapped
from core.mapping.mapping import Source
from core.mapping.suggest import propose
from core.merges import Decisions, Layers
from core.problems import UnreadableError
from core.session import SessionState, open_workspace
from core.shipped import SAMPLE
from tests.hostile import assert_same, folders, write_tables
from tests.known_samples import SAMPLES

WHOLE = [exporter for exporter in EXPORTERS if exporter.whole]
whole_formats = pytest.mark.parametrize("exporter", WHOLE, ids=lambda spec: spec.key)


def layers_of(dataset: Dataset) -> Layers:
    assert dataset.layers is not None
    return dataset.layers


def assert_same_layers(one: Dataset, other: Dataset) -> None:
    """Tables, layers, parts, what was merged, and where every claim came from."""
    assert_same(one, other)
    mine, theirs = layers_of(one), layers_of(other)
    for name in ("keys", "names", "merges", "decisions", "unticked"):
        assert getattr(mine, name) == getattr(theirs, name), name
    for name in ("of", "copies", "originals"):
        np.testing.assert_array_equal(getattr(mine, name), getattr(theirs, name))
    assert one.name == other.name
    for left, right in zip(one.parts, other.parts, strict=True):
        assert_same(left, right)
        assert (left.key, left.name, left.provenance) == (right.key, right.name, right.provenance)
        pd.testing.assert_frame_equal(origins_of(left), origins_of(right))


@pytest.fixture
def desk(tmp_path: Path) -> Dataset:
    """The sample, UCDP events and a mapped table side by side; a merge split, one layer renamed."""
    name, content = SAMPLES["ucdp_ged"]
    (tmp_path / name).write_bytes(content)
    table = tmp_path / "losses.csv"
    table.write_text("day,tanks\n2016-04-03,5\n2016-04-04,7\n", encoding="utf-8")
    mapping = propose(table).suggestion.mapping
    mapping = mapping.with_source(Source("claimant", constant="azerbaijan MoD"))
    mapping = mapping.with_source(Source("subject", constant="NKR"))
    parts = [load([SAMPLE]), load([tmp_path / name]), load_mapped(table, mapping)]
    whole = combined(parts)
    merge = next(merge for merge in layers_of(whole).merges if merge.applied)
    whole = combined(whole.parts, Decisions().split(merge.pair))
    return with_unticked(with_name(whole, 1, "=Events of UCDP\n(2016)"), frozenset({"losses"}))


@whole_formats
def test_layers_load_back_with_names_merges_ticks_and_where_each_claim_came_from(
    exporter: ExporterSpec, desk: Dataset, tmp_path: Path
) -> None:
    saved = tmp_path / f"saved{exporter.suffix}"
    again = tmp_path / f"again{exporter.suffix}"
    save(desk, saved)
    back = load_together([saved])
    assert_same_layers(desk, back)
    save(back, again)
    assert_same_layers(desk, load_together([again]))
    assert layers_of(back).names[1] == "=Events of UCDP (2016)"
    (split,) = layers_of(back).decisions.apart
    assert split in {merge.pair for merge in layers_of(back).merges if not merge.applied}
    tables = origins_of(back.parts[2])
    assert tables.to_numpy().tolist() == [["losses.csv", "2"], ["losses.csv", "3"]]
    assert json.loads(back.parts[2].provenance.mapping)
    state = open_workspace(Workspace(back))(SessionState())
    ticked = OneOf("layer", frozenset({"april-2016", back.parts[1].key}))
    assert state.filters.clause("layer") == ticked
    assert int(state.workspace.mask(state.filters).sum()) == len(back.claims) - 2


@whole_formats
@given(one=folders(), other=folders())
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
def test_layers_put_together_load_back_equal(
    exporter: ExporterSpec,
    one: dict[str, list[dict[str, str]]],
    other: dict[str, list[dict[str, str]]],
) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        parts = []
        for name, tables in (("one", one), ("other", other)):
            (Path(temporary) / name).mkdir()
            write_tables(Path(temporary) / name, tables)
            parts.append(load([Path(temporary) / name]))
        before = combined(parts)
        path = Path(temporary) / f"saved{exporter.suffix}"
        save(before, path)
        back = load_together([path])
        assert back.rejected == ()
        assert_same_layers(before, back)


def test_a_renamed_layer_keeps_its_decisions_its_filter_and_the_ids_of_its_claims() -> None:
    sample = load([SAMPLE])
    before = combined([sample, sample])
    keys = layers_of(before).keys
    assert keys == ("april-2016", "april-2016 (2)")
    pair = layers_of(before).merges[0].pair
    decided = combined(before.parts, Decisions().split(pair))
    after = with_name(with_name(decided, 1, "  typed \n twice "), 0, " ")
    assert (layers_of(after).names, layers_of(after).keys) == (("april-2016", "typed twice"), keys)
    assert_same(decided, after)
    assert layers_of(after).decisions == layers_of(decided).decisions
    dimension = Workspace(after).index["layer"]
    assert (dimension.values, dimension.labels) == (keys, ("april-2016", "typed twice"))


def test_what_is_saved_is_put_beside_what_is_open_with_what_was_decided(tmp_path: Path) -> None:
    sample = load([SAMPLE])
    both = combined([sample, sample])
    pair = layers_of(both).merges[0].pair
    save(combined(both.parts, Decisions().split(pair)), tmp_path / "saved.sqlite")
    back = load_together([tmp_path / "saved.sqlite"])
    together = beside((sample, back))
    keys = layers_of(together).keys
    assert keys == ("april-2016 (3)", "april-2016", "april-2016 (2)")
    assert layers_of(together).decisions == layers_of(back).decisions
    assert together.paths == (SAMPLE, tmp_path / "saved.sqlite")
    assert load_together([SAMPLE, tmp_path / "saved.sqlite"]).paths == together.paths


def test_one_dataset_alone_keeps_its_name_and_where_its_claims_came_from(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("claimant\nA\n\nB\n", encoding="utf-8")
    before = load([tmp_path / "mine.csv"])
    save(before, tmp_path / "other.parquet")
    back = load([tmp_path / "other.parquet"])
    assert (back.name, back.provenance.files) == ("mine", ("mine.csv",))
    assert back.provenance == before.provenance
    assert origins_of(back).to_numpy().tolist() == [["mine.csv", "2"], ["mine.csv", "4"]]
    assert "unknown_column" not in {problem.code for problem in back.problems}
    assert ("actors" in before.raw, "actors" in back.raw) == (False, False)


def test_a_row_of_no_dataset_is_refused_and_a_mark_that_says_nonsense_is_none(
    tmp_path: Path,
) -> None:
    sample = load([SAMPLE])
    path = tmp_path / "saved"
    save(combined([sample, replace(sample, name="twice")]), path)
    with pytest.raises(UnreadableError, match="saved holds 2 datasets saved together, not one"):
        load([path])
    claims = path / "claims.csv"
    lines = claims.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[1] = lines[1].replace("april-2016", "nobody's", 1)
    claims.write_text("".join(lines), encoding="utf-8")
    back = load_together([path])
    (row,) = back.rejected
    assert (row.code, row.row, row.file) == ("unknown_layer", 2, "claims.csv")
    assert "“nobody's” is no dataset of this file" in row.sentence
    assert len(back.claims) == 2 * len(sample.claims) - 1
    descriptor = path / "datapackage.json"
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    for nonsense in ([], [{"key": ""}], [1], [{"key": "a"}, {"key": "a"}], {"key": "a"}):
        package["counterclaim"]["layers"] = nonsense
        descriptor.write_text(json.dumps(package), encoding="utf-8")
        assert load_together([path]).layers is None
    assert parts_of(sample) == (sample,)
