from pathlib import Path

import pytest
from msgspec.structs import replace

from core.comparison.origins import origins_by
from core.dataset import CLAIMS, Dataset
from core.index import Rows, index_claims
from core.layers import combined, load_together
from core.loading import Cancelled, load
from core.merges import COPIES, Decisions, Merge
from core.shipped import SAMPLE
from core.wording import claim_at
from tests.making import dataset

ACTORS: list[dict[str, object]] = [
    {"actor": "Azerbaijan", "aliases": "Baku", "side": "Azerbaijan", "kind": "state", "gw": "373"},
    {"actor": "Armenia", "side": "Armenia / NKR", "kind": "state", "iso3": "ARM"},
    {"actor": "NKR Defence Army", "side": "Armenia / NKR", "kind": "armed_group"},
]
LOSS: dict[str, object] = {
    "claimant": "NKR Defence Army",
    "subject": "Azerbaijan",
    "measure": "killed",
    "category": "personnel",
    "claimed_on": "2016-04-04",
    "best": 300,
}


def first() -> Dataset:
    own = {**LOSS, "claimant": "Azerbaijan", "subject": "Armenia", "best": 170}
    return replace(dataset([{**LOSS, "source": "Agency"}, own], actors=ACTORS), name="first")


def second(claims: list[dict[str, object]], **tables: list[dict[str, object]]) -> Dataset:
    return replace(dataset(claims, **tables), name="second")


def merge_of(made: Dataset, name: str) -> Merge:
    assert made.layers is not None
    (found,) = [merge for merge in made.layers.merges if merge.pair.name == name]
    return found


def copies(made: Dataset) -> list[str]:
    assert made.layers is not None
    return [COPIES[code].value for code in made.layers.copies]


@pytest.mark.parametrize(
    ("actor", "into", "reason"),
    [
        ({"actor": "azerbaijan"}, "Azerbaijan", "same name"),
        ({"actor": "Baku"}, "Azerbaijan", "“Baku” is an alias of it"),
        ({"actor": "AZ", "aliases": "Azerbaijan"}, "Azerbaijan", "its alias “Azerbaijan”"),
        ({"actor": "Gov. of AZ", "aliases": "baku"}, "Azerbaijan", "both are also called “baku”"),
        ({"actor": "AZ", "gw": "373"}, "Azerbaijan", "same Gleditsch–Ward number 373"),
        ({"actor": "Hayastan", "iso3": "ARM"}, "Armenia", "same ISO code ARM"),
        ({"actor": "ARM"}, "Armenia", "both mean the state ARM (ISO code)"),
        ({"actor": "Republic of Azerbaijan"}, "Azerbaijan", "both mean the state AZE"),
    ],
)
def test_actors_meet_by_name_alias_and_code(
    actor: dict[str, object], into: str, reason: str
) -> None:
    other = second([{"claimant": actor["actor"]}], actors=[{**actor, "side": "third"}])
    made = combined([first(), other])
    merge = merge_of(made, str(actor["actor"]))
    assert merge.applied
    assert (merge.pair.into, merge.into_layer) == (into, "first")
    assert merge.reason.startswith(reason)
    assert made.claims["claimant"].tolist()[-1] == into
    assert len(made.actors) == len(ACTORS)


def test_what_is_only_spelled_alike_is_suggested_and_never_merged_unasked() -> None:
    other = second([{"claimant": "NKR Defense Army"}])
    made = combined([first(), other])
    merge = merge_of(made, "NKR Defense Army")
    assert (merge.suggested, merge.applied) == (True, False)
    assert made.claims["claimant"].tolist()[-1] == "NKR Defense Army"
    joined = combined([first(), other], Decisions().joined(merge.pair))
    assert joined.claims["claimant"].tolist()[-1] == "NKR Defence Army"
    assert merge_of(joined, "NKR Defense Army").reason == "merged by hand"


def test_a_merge_that_was_split_leaves_two_actors_with_names_of_their_own() -> None:
    other = second([{"claimant": "Armenia"}], actors=[{"actor": "Armenia", "side": "third"}])
    both = combined([first(), other])
    split = combined([first(), other], Decisions().split(merge_of(both, "Armenia").pair))
    assert split.claims["claimant"].tolist()[-1] == "Armenia (second)"
    assert split.actors["actor"].tolist()[-1] == "Armenia (second)"
    assert not merge_of(split, "Armenia").applied


def test_two_actors_that_a_file_keeps_apart_never_become_one() -> None:
    actors: list[dict[str, object]] = [
        {"actor": "Azerbaijan", "side": "third"},
        {"actor": "Baku", "side": "third"},
    ]
    made = combined([first(), second([{"claimant": "Baku"}], actors=actors)])
    assert made.claims["claimant"].tolist()[-1] == "Baku"


def test_a_side_named_like_an_actor_becomes_that_actors_side() -> None:
    actors: list[dict[str, object]] = [
        {"actor": "Armenia", "side": "Armenia"},
        {"actor": "Armenia MoD", "side": "Armenia", "parent": "Armenia"},
    ]
    made = combined([first(), second([{"claimant": "Armenia MoD"}], actors=actors)])
    sides = dict(zip(made.actors["actor"], made.actors["side"], strict=True))
    assert sides["Armenia MoD"] == "Armenia / NKR"
    assert made.sides["side"].tolist() == ["Armenia / NKR", "Azerbaijan"]


def test_a_figure_told_again_is_marked_and_is_no_second_origin() -> None:
    other = second([{**LOSS, "source": "Agency"}, {**LOSS, "source": "Paper"}], actors=ACTORS)
    made = combined([first(), other])
    assert made.layers is not None
    assert copies(made) == ["", "", "duplicate", "relay"]
    assert made.layers.originals.tolist() == [-1, -1, 0, 0]
    assert made.claims["tags"].tolist()[2:] == ["same_as:c0", "same_as:c0"]
    rows = Rows([0, 2, 3]).array
    assert origins_by(made, index_claims(made), rows, rows.astype("int64") * 0, 1).tolist() == [1]
    copy = claim_at(made, 3)
    assert (copy.layer, copy.copy, copy.copy_of) == ("second", "relay", "c0")


def test_another_day_another_figure_or_the_same_file_is_no_copy() -> None:
    other = second([{**LOSS, "claimed_on": "2016-04-05"}, {**LOSS, "best": 301}], actors=ACTORS)
    assert not any(copies(combined([first(), other])))
    twice = combined([second([LOSS, LOSS], actors=ACTORS), first()])
    assert copies(twice) == ["", "", "duplicate", ""]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"best": 6}, {"low": 6, "high": 6}),
        ({"best": 6, "unit": "count"}, {"best": 6, "low": 6, "high": 6, "unit": "pieces"}),
        ({"best": 100, "low": 100}, {"low": 100, "scope": "one_side"}),
        ({"best": 15, "high": 15, "scope": "unknown"}, {"high": 15}),
    ],
)
def test_one_figure_written_in_two_ways_is_one(
    one: dict[str, object], other: dict[str, object]
) -> None:
    plain = {**LOSS, "best": None}
    made = combined([dataset([{**plain, **one}]), dataset([{**plain, **other}])])
    assert copies(made) == ["", "duplicate"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"best": 6}, {"low": 6}),
        ({"best": 6, "low": 6, "high": 9}, {"low": 6, "high": 9}),
        ({"best": 6}, {"best": 6, "unit": "battery"}),
        ({"best": 6}, {"best": 6, "scope": "both_sides"}),
    ],
)
def test_another_end_unit_or_scope_is_another_figure(
    one: dict[str, object], other: dict[str, object]
) -> None:
    plain = {**LOSS, "best": None}
    made = combined([dataset([{**plain, **one}]), dataset([{**plain, **other}])])
    assert copies(made) == ["", ""]


def test_the_same_words_of_another_claimant_are_a_relay() -> None:
    one = dataset([{"claimant": "A", "text": "Tanks were seen near Talish."}])
    other = dataset([{"claimant": "B", "text": "Tanks were seen\nnear  TALISH."}])
    assert copies(combined([one, other])) == ["", "relay"]


def test_ids_used_by_both_are_told_apart_and_replies_stay_within_their_layer() -> None:
    reply: dict[str, object] = {"claimant": "B", "replies_to": "c0", "tags": "part_of:c0"}
    made = combined([first(), second([{"claimant": "A"}, reply])])
    assert made.claims["claim_id"].tolist() == ["c0", "c1", "c0 (second)", "c1 (second)"]
    assert made.claims["replies_to"].tolist()[-1] == "c0 (second)"
    assert made.claims["tags"].tolist()[-1] == "part_of:c0 (second)"


def test_the_sample_beside_itself_says_everything_twice() -> None:
    sample = load([SAMPLE])
    assert combined([sample]) is sample
    made = combined([sample, sample])
    assert made.layers is not None
    half = len(sample.claims)
    assert made.layers.names == (sample.name, f"{sample.name} (2)")
    assert made.claims["claimant"].tolist() == sample.claims["claimant"].tolist() * 2
    assert made.actors["actor"].tolist() == sample.actors["actor"].tolist()
    assert made.sides["side"].tolist() == sample.sides["side"].tolist()
    assert not made.layers.copies[:half].any()
    figures = sample.claims["best"].notna() & (sample.claims["claimed_on"] != "")
    assert made.layers.copies[half:][figures.to_numpy()].all()


def test_paths_are_layers_where_each_opens_alone_and_one_dataset_where_not(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        text = "claimant,best,event_date\nA,1,2090-01-01\n"
        (tmp_path / name / "claims.csv").write_text(text, encoding="utf-8")
    (tmp_path / "actors.csv").write_text("actor,side\nA,One\n", encoding="utf-8")
    one, two = tmp_path / "one", tmp_path / "two"
    made = load_together([one, two])
    assert made.layers is not None
    assert made.layers.names == ("one", "two")
    assert made.paths == (one, two)
    assert made.raw["claims"]["_file"].tolist() == ["one/claims.csv", "two/claims.csv"]
    assert {"one/claims.csv", "two/claims.csv"} <= {problem.file for problem in made.problems}
    flat = load_together([one / "claims.csv", tmp_path / "actors.csv"])
    assert flat.layers is None
    assert flat.actors["side"].tolist() == ["One"]


def test_putting_datasets_together_can_be_broken_off_at_every_column() -> None:
    parts = [first(), second([LOSS])]
    told: list[str] = []
    combined(parts, None, lambda doing, _: told.append(doing))
    assert len(told) > len(CLAIMS)
    for step in (0, len(CLAIMS) // 2, len(CLAIMS)):
        asked: list[str] = []

        def stop(doing: str, _: float, asked: list[str] = asked, step: int = step) -> None:
            asked.append(doing)
            if len(asked) > step:
                raise Cancelled

        with pytest.raises(Cancelled):
            combined(parts, None, stop)
