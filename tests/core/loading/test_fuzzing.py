import random
from pathlib import Path

import pytest

from core.loading.known.registry import KNOWN
from tests.fuzzing import SPOILS, as_records, is_accounted_for, zipped
from tests.known_samples import SAMPLES

ROUNDS = 1
"""Spoilt files of each format and way; a long session raises it and moves the seeds."""


def spoilt(key: str, way: str, turn: int) -> tuple[str, bytes]:
    dice = random.Random(f"{key} {way} {turn}")
    name, content = SAMPLES[key]
    content = SPOILS[way](content, dice)
    return name.replace("register", "sipri"), content


@pytest.mark.parametrize("way", SPOILS)
@pytest.mark.parametrize("key", [known.key for known in KNOWN])
def test_every_row_of_a_spoilt_file_is_loaded_or_refused(
    tmp_path: Path, key: str, way: str
) -> None:
    for turn in range(ROUNDS):
        name, content = spoilt(key, way, turn)
        path = tmp_path / name
        path.write_bytes(content)
        assert is_accounted_for(path), turn


@pytest.mark.parametrize("way", SPOILS)
def test_a_spoilt_file_in_an_archive_is_accounted_for(tmp_path: Path, way: str) -> None:
    name, content = spoilt("ucdp_ged", way, ROUNDS)
    path = tmp_path / "mine.zip"
    path.write_bytes(zipped(content, name))
    assert is_accounted_for(path)


@pytest.mark.parametrize("key", [key for key, (name, _) in SAMPLES.items() if name[-3:] == "csv"])
def test_records_of_a_table_are_accounted_for(tmp_path: Path, key: str) -> None:
    path = tmp_path / "sipri.json"
    path.write_bytes(as_records(SAMPLES[key][1]))
    assert is_accounted_for(path)
