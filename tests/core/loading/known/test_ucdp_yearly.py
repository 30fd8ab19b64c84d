from pathlib import Path

from core.crossfilter import Workspace
from core.dataset import Dataset
from core.loading import load
from core.vocabulary.terms import Clock
from tests.comparing import compared
from tests.other_samples import BATTLE_DEATHS, COUNTRY_YEARS, NON_STATE, ONE_SIDED


def opened(folder: Path, content: bytes) -> Dataset:
    path = folder / "years.csv"
    path.write_bytes(content)
    return load([path])


def test_deaths_of_two_who_fight_are_put_on_neither(tmp_path: Path) -> None:
    for content, best in ((BATTLE_DEATHS, [110, 7000]), (NON_STATE, [200])):
        dataset = opened(tmp_path, content)
        claims = dataset.claims
        assert claims["best"].tolist() == best
        assert set(claims["scope"]) == {"both_sides"}
        assert set(claims["subject"]) == {""}
        assert len(dataset.sides) == 2


def test_years_of_one_conflict_are_one_relation(tmp_path: Path) -> None:
    dataset = opened(tmp_path, BATTLE_DEATHS)
    (relation,) = dataset.relations[["type", "valid_from", "valid_to"]].to_numpy().tolist()
    assert relation == ["fighting", "2001-01-01", "2002-12-31"]
    assert dataset.actors["ucdp"].tolist()[:2] == ["64", "1234"]


def test_civilians_are_the_subject_of_one_sided_violence_and_the_actor_is_not(
    tmp_path: Path,
) -> None:
    dataset = opened(tmp_path, ONE_SIDED)
    assert set(dataset.claims["subject"]) == {"Civilians"}
    assert set(dataset.claims["victim_class"]) == {"civilian"}
    assert dataset.claims["note"].iloc[0] == "civilians killed by Reds"
    assert set(dataset.relations["type"]) == {"violence_against"}


def test_older_names_in_another_case_and_order_say_the_same(tmp_path: Path) -> None:
    old = BATTLE_DEATHS.replace(b"bd_best", b"BdBest").replace(b"side_a,", b"SideA,")
    new = opened(tmp_path, BATTLE_DEATHS).claims
    assert opened(tmp_path, old).claims["best"].tolist() == new["best"].tolist()


def test_years_of_a_country_are_three_counts_and_nobody_is_counted_where_nothing_was_recorded(
    tmp_path: Path,
) -> None:
    quiet = b"901,Southland,2002,Europe,Government of Southland,0,0,0,0,0,0,0,25.1\n"
    dataset = opened(tmp_path, COUNTRY_YEARS + quiet)
    columns = ["subject", "scope", "victim_class", "best"]
    assert dataset.claims[columns].to_numpy().tolist() == [
        ["", "both_sides", "mixed", 110],
        ["Civilians", "one_side", "civilian", 30],
        ["", "both_sides", "mixed", 7000],
        ["", "both_sides", "mixed", 200],
        ["Civilians", "one_side", "civilian", 0],
    ]
    assert set(dataset.claims["place"]) == {"Northland"}
    assert [(row.row, row.code) for row in dataset.rejected] == [(4, "no_violence")]


def test_a_country_year_without_the_columns_of_what_was_recorded_takes_zero_for_nothing(
    tmp_path: Path,
) -> None:
    content = b"country_cy,year_cy,sb_total_deaths_best_cy,os_total_deaths_best_cy\n"
    dataset = opened(tmp_path, content + b"Northland,2001,110,0\nSouthland,2001,0,0\n")
    assert dataset.claims["best"].tolist() == [110]
    assert dataset.claims["claim_id"].tolist() == ["ucdp-cy-Northland-2001-sb"]
    assert [row.row for row in dataset.rejected] == [3]


def test_countries_and_kinds_of_one_year_add_up_and_are_no_rivals(tmp_path: Path) -> None:
    south = b"901,Southland,2002,Europe,Government of Southland,1,50,0,0,1,4,54,25.1\n"
    space = Workspace(opened(tmp_path, COUNTRY_YEARS + south))
    cells = compared(space, clock=Clock.EVENT).cells
    told = {cell.subject: cell.third.amount.best for cell in cells if cell.third is not None}
    assert told == {"Civilians": 30 + 0 + 4, "": 110 + 7000 + 200 + 50}
