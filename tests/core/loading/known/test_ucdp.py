from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from core.crossfilter import Workspace
from core.dataset import Dataset
from core.loading import load
from core.vocabulary.terms import Clock
from tests.comparing import compared
from tests.known_samples import GED_BATTLE, GED_HEADERS, GED_MASSACRE, written

xlsxwriter: Any = import_module("xlsxwriter")


def opened(
    folder: Path, *events: dict[str, str], headers: tuple[str, ...] = GED_HEADERS
) -> Dataset:
    path = folder / "ged.csv"
    path.write_bytes(written(headers, events))
    return load([path])


def shown(dataset: Dataset, *columns: str) -> list[tuple[object, ...]]:
    return list(dataset.claims[list(columns)].itertuples(index=False, name=None))


def test_the_total_is_of_both_sides_and_each_part_of_its_own(tmp_path: Path) -> None:
    dataset = opened(tmp_path, GED_BATTLE)
    assert shown(dataset, "subject", "scope", "victim_class", "best") == [
        ("", "both_sides", "unknown", 12),
        ("Government of Northland", "one_side", "military", 2),
        ("Northern Front", "one_side", "military", 5),
        ("", "unknown", "civilian", 1),
        ("", "unknown", "unknown", 4),
    ]
    total = dataset.claims.iloc[0]
    assert (total["low"], total["high"], total["bound"]) == (9, 20, "range")
    assert set(dataset.claims["claimant"]) == {"UCDP"}
    assert set(dataset.claims["basis"]) == {"incremental"}
    assert set(dataset.claims["statement_id"]) == {"ucdp-ged-900001"}
    assert dataset.claims["tags"].tolist()[1] == (
        "state-based;event:ucdp-ged-900001;part_of:ucdp-ged-900001"
    )


def test_a_part_of_nothing_is_no_statement(tmp_path: Path) -> None:
    dataset = opened(tmp_path, GED_MASSACRE)
    assert shown(dataset, "subject", "topic", "victim_class", "best") == [
        ("", "civilian_harm", "unknown", 7),
        ("Civilians", "civilian_harm", "civilian", 7),
    ]


def test_dates_are_as_wide_as_the_event_was_dated(tmp_path: Path) -> None:
    month = {"date_prec": "4", "date_start": "2001-03-01", "date_end": "2001-03-31"}
    odd = {"id": "3", "date_prec": "5", "date_start": "2001-03-01", "date_end": "2001-03-01"}
    dataset = opened(tmp_path, GED_BATTLE, GED_MASSACRE, GED_MASSACRE | {"id": "4"} | month)
    assert list(dict.fromkeys(dataset.claims["event_date"])) == [
        "2001-03-04/2001-03-05",
        "2001-03-04",
        "2001-03-01/2001-03-31",
    ]
    assert set(opened(tmp_path, GED_MASSACRE | odd).claims["event_date"]) == {"2001-03-01~"}


def test_the_parties_are_sides_with_their_codes_and_civilians_are_none(tmp_path: Path) -> None:
    dataset = opened(tmp_path, GED_BATTLE, GED_MASSACRE)
    actors = dataset.actors[["actor", "side", "kind", "ucdp", "gw"]]
    assert list(actors.itertuples(index=False, name=None)) == [
        ("Government of Northland", "Government of Northland", "government", "11", "999"),
        ("Northern Front", "Northern Front", "armed_group", "12", ""),
        ("Civilians", "third", "", "9999", ""),
        ("UCDP", "third", "monitor", "", ""),
    ]
    assert dataset.sides["side"].tolist() == ["Government of Northland", "Northern Front"]


def test_a_file_of_many_conflicts_has_six_sides(tmp_path: Path) -> None:
    events = [
        GED_BATTLE | {"id": str(event), "side_a": f"A{event // 3}", "side_b": f"B{event // 3}"}
        for event in range(30)
    ]
    events += [events[0] | {"id": "x"}]
    dataset = opened(tmp_path, *events)
    assert dataset.sides["side"].tolist() == ["A0", "B0", "A1", "A2", "A3", "A4"]
    assert len(dataset.actors) == 21


def test_an_event_stands_or_falls_as_one(tmp_path: Path) -> None:
    odd = GED_BATTLE | {"id": "odd", "deaths_b": "some"}
    dataset = opened(tmp_path, GED_BATTLE, odd)
    assert [(row.row, row.code) for row in dataset.rejected] == [(3, "bad_number")]
    assert dict(dataset.rejected[0].values)["deaths_b"] == "some"
    assert set(dataset.raw["claims"]["_row"]) == {"2"}


def test_a_bound_on_the_wrong_side_of_best_is_left_out_and_said(tmp_path: Path) -> None:
    above = GED_BATTLE | {"id": "above", "low": "15"}
    below = GED_BATTLE | {"id": "below", "high": "11"}
    dataset = opened(tmp_path, GED_BATTLE, above, below)
    assert dataset.rejected == ()
    totals = dataset.claims[dataset.claims["scope"] == "both_sides"]
    assert totals[["best", "low", "high"]].fillna(-1).to_numpy().tolist() == [
        [12, 9, 20],
        [12, -1, 20],
        [12, 9, -1],
    ]
    said = [problem for problem in dataset.problems if problem.code == "bound_left_out"]
    assert [(problem.row, problem.column, problem.value) for problem in said] == [
        (3, "low", "15"),
        (4, "high", "11"),
    ]
    assert len(dataset.claims) == 3 * 5


def test_early_versions_and_any_order_of_columns_read_the_same(tmp_path: Path) -> None:
    early = {"best": "best_est", "low": "low_est", "high": "high_est", "side_a_new_id": "side_a_id"}
    headers = tuple(reversed([early.get(header, header) for header in GED_HEADERS]))
    event = {early.get(header, header): cell for header, cell in GED_BATTLE.items()}
    old, new = opened(tmp_path, event, headers=headers), opened(tmp_path, GED_BATTLE)
    assert old.claims.equals(new.claims)
    assert old.actors.equals(new.actors)


def test_the_note_says_on_whose_word_the_coder_relies(tmp_path: Path) -> None:
    claim = opened(tmp_path, GED_BATTLE).claims.iloc[0]
    assert claim["note"] == (
        "Northland: Government; according to army spokesman; reported 2001-03-06; "
        "one separate event (event clarity 1); dated to 2–6 days"
    )
    assert (claim["source"], claim["text"]) == ("Northland News", "Clash at the bridge")
    assert (claim["place"], claim["place_precision"]) == ("Bridgetown", "2")


def test_what_is_not_cleared_yet_says_so(tmp_path: Path) -> None:
    dataset = opened(tmp_path, GED_BATTLE, GED_MASSACRE | {"code_status": "Check dyad"})
    assert dataset.problems[0].sentence.startswith(
        "ged.csv was recognised as UCDP Candidate Events"
    )
    assert [note.endswith("candidate: Check dyad") for note in dataset.claims["note"]] == [
        *[False] * 5,
        *[True] * 2,
    ]


def test_who_fought_whom_is_a_relation_over_its_events(tmp_path: Path) -> None:
    later = {"id": "4", "date_start": "2001-05-01", "date_end": "2001-05-02"}
    dataset = opened(tmp_path, GED_BATTLE, GED_MASSACRE, GED_BATTLE | later)
    columns = ["source", "target", "type", "sign", "valid_from", "valid_to", "claim_ids"]
    both = "ucdp-ged-900001;ucdp-ged-4"
    north, massacre = "Government of Northland", "ucdp-ged-900002"
    assert list(dataset.relations[columns].itertuples(index=False, name=None)) == [
        (north, "Northern Front", "fighting", -1, "2001-03-04", "2001-05-02", both),
        (north, "Civilians", "violence_against", -1, "2001-03-04", "2001-03-04", massacre),
    ]
    assert set(dataset.relations["basis"]) == {"assessed"}
    assert dataset.raw["relations"]["_row"].tolist() == ["2", "3"]


def test_two_events_of_one_day_are_added(tmp_path: Path) -> None:
    dataset = opened(tmp_path, GED_BATTLE, GED_BATTLE | {"id": "900003", "deaths_b": "8"})
    comparison = compared(Workspace(dataset), clock=Clock.EVENT)
    (cell,) = [cell for cell in comparison.cells if cell.subject == "Northern Front"]
    assert cell.third is not None
    assert cell.third.amount.best == 5 + 8


def test_a_spreadsheet_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "GEDEvent.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("events")
        dated = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        sheet.write_row(0, 0, GED_HEADERS)
        for place, header in enumerate(GED_HEADERS):
            cell = GED_BATTLE.get(header, "")
            if header.startswith("date_") and header != "date_prec":
                sheet.write_datetime(1, place, datetime.fromisoformat(cell), dated)
            elif cell.isdecimal():
                sheet.write_number(1, place, int(cell))
            else:
                sheet.write_string(1, place, cell)
    assert load([path]).claims.equals(opened(tmp_path, GED_BATTLE).claims)
