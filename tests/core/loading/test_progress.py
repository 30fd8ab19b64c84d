import json
from pathlib import Path

import pytest

from core.loading import Cancelled, load

ROWS = 40_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    lines = [f"2016-04-02,Actor {i % 7},B,killed,{i}" for i in range(ROWS)]
    header = "claimed_on,claimant,subject,measure,best"
    (folder / "quick.csv").write_text("\n".join([header, *lines]), encoding="utf-8")
    (folder / "slow.csv").write_text("\n".join([header, *lines, '"open']), encoding="utf-8")
    records = [{"claimant": f"Actor {i % 7}", "best": i} for i in range(ROWS)]
    (folder / "all.json").write_text(json.dumps(records), encoding="utf-8")
    (folder / "lines.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return folder


FILES = ["quick.csv", "slow.csv", "all.json", "lines.jsonl"]


@pytest.mark.parametrize("name", FILES)
def test_progress_says_what_it_does_and_stays_within_bounds(large: Path, name: str) -> None:
    told = []
    load([large / name], lambda doing, fraction: told.append((doing, fraction)))
    fractions = [fraction for _, fraction in told]
    assert len(told) > 10
    assert min(fractions) >= 0
    assert max(fractions) <= 1
    assert all(doing for doing, _ in told)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("calls", [0, 3, 8])
def test_loading_stops_when_it_is_told_to(large: Path, name: str, calls: int) -> None:
    told = []

    def stop(doing: str, _fraction: float) -> None:
        told.append(doing)
        if len(told) > calls:
            raise Cancelled

    with pytest.raises(Cancelled):
        load([large / name], stop)
    assert len(told) == calls + 1


def test_all_rows_arrive(large: Path) -> None:
    assert {name: len(load([large / name]).claims) for name in FILES} == dict.fromkeys(FILES, ROWS)
