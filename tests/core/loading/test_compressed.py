"""Single files that are packed: ``claims.csv.gz``."""

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from core.loading import limits, load
from core.loading.reading import Reading
from core.mapping.opening import read_raw
from core.problems import UnreadableError

CSV = (
    "claimed_on,claimant,subject,measure,category,best\n"
    "2016-04-04,NKR Defence Army,Azerbaijan,killed,personnel,300\n"
    "2016-04-05,Azerbaijan MoD,Azerbaijan,killed,personnel,31\n"
)
RECORDS = '{"claimant": "NKR Defence Army", "best": 300, "claimed_on": "2016-04-04"}\n'
PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def packed(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(PACKERS[path.suffix](text.encode()))
    return path


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_packed_file_opens_as_the_file_itself(tmp_path: Path, suffix: str) -> None:
    plain = tmp_path / "claims.csv"
    plain.write_text(CSV, "utf-8")
    found = load([packed(tmp_path, f"claims.csv{suffix}", CSV)])
    assert found.claims.equals(load([plain]).claims)
    assert found.claims["best"].tolist() == [300.0, 31.0]
    assert found.raw["claims"]["_file"].iat[0] == f"claims.csv{suffix}"


def test_what_is_packed_is_known_by_the_ending_before(tmp_path: Path) -> None:
    assert load([packed(tmp_path, "a.ndjson.gz", RECORDS)]).claims["best"].tolist() == [300.0]
    with pytest.raises(UnreadableError, match=r"does not say what is packed.*claims\.csv\.gz"):
        load([packed(tmp_path, "claims.gz", CSV)])
    with pytest.raises(UnreadableError, match="does not say what is packed"):
        load([packed(tmp_path, "claims.tar.gz", CSV)])


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("broken", [lambda whole: whole[:-12], lambda _: b"no such thing"])
def test_what_is_not_whole_is_said(
    tmp_path: Path, suffix: str, broken: Callable[[bytes], bytes]
) -> None:
    path = packed(tmp_path, f"claims.csv{suffix}", CSV * 50)
    path.write_bytes(broken(path.read_bytes()))
    with pytest.raises(UnreadableError, match=rf"claims\.csv{suffix} cannot be unpacked"):
        load([path])


def test_what_would_unfold_beyond_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.loading.compressed.LET_OFF", 4_000)
    path = packed(tmp_path, "claims.csv.gz", CSV.splitlines()[0] + "\n" + "\n" * 60_000)
    assert path.stat().st_size * limits.RATIO < 62_000
    with pytest.raises(UnreadableError, match="would unfold to far more"):
        load([path])


def test_a_packed_table_of_another_form_is_read_as_somebody_says(tmp_path: Path) -> None:
    path = packed(tmp_path, "losses.csv.gz", "day;who says;dead\n4.4.2016;NKR;300\n")
    assert list(read_raw(path).headers) == ["day", "who says", "dead"]
    (header,) = read_raw(path, Reading(delimiter=",")).headers
    assert header == "day;who says;dead"
