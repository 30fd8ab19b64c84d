"""Sentences in another language: claim, cell, selection and window follow one catalogue."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.accounts import selection_account, view_account
from core.filters import FilterState
from core.index import Rows
from core.messages import (
    CATALOGUES,
    catalogue,
    catalogue_for,
    locale_named,
    read_catalogue,
    use_catalogue,
)
from core.wording import sentence
from tests.making import workspace

GERMAN = {
    "claim.sentence": "{when} hat {speaker} {said}{recorded}.",
    "claim.claimed": "{what} behauptet{brackets}{earlier}",
    "claim.deny": "bestritten, {what}{figure}",
    "opening.asof": "Bis {when}",
    "opening.on": "Am {when}",
    "nominal.loss": "{done}: {things} von {subject}",
    "done.killed": "getötet",
    "done.destroyed": "zerstört",
    "basis.total": "laufende Summe seit {since}",
    "basis.period.undated": "Zeitraum nicht genannt",
    "cell": "{verdict}: {told}.",
    "cell.asof": "bis {day}",
    "cell.said.adversary": "{figure} {what}, sagt {speaker} {when} ({basis})",
    "counted.total.since": "laufende Summe seit {since}",
    "verdict.adversary_only": "{side} nennt keine eigene Zahl",
    "view.lead": {
        "one": "Zu sehen: {count} von {total}.",
        "other": "Zu sehen: {count} von {total}.",
    },
    "selection.lead": {"one": "{count} gewählt.", "other": "{count} gewählt."},
    "account.dated": "gesagt {when}",
}
KILLED: dict[str, object] = {
    "claimant": "B1", "subject": "A1", "claimed_on": "2016-04-04", "since": "2016-04-01",
    "measure": "killed", "category": "personnel", "victim_class": "military",
    "best": 300, "basis": "cumulative",
}  # fmt: skip
TANKS = KILLED | {"measure": "destroyed", "category": "tank", "victim_class": "", "best": 6}


@pytest.fixture
def german(tmp_path: Path) -> Iterator[None]:
    held = json.loads((CATALOGUES / "en.json").read_text("utf-8"))
    held |= {"language": "de", "messages": held["messages"] | GERMAN}
    (tmp_path / "de.json").write_text(json.dumps(held), "utf-8")
    before = catalogue()
    use_catalogue(catalogue_for("de_AT", tmp_path))
    yield
    use_catalogue(before)


@pytest.mark.usefixtures("german")
def test_a_claim_is_told_in_the_order_of_the_other_language() -> None:
    made = workspace([KILLED])
    assert sentence(made.dataset, made.index, 0) == (
        "Bis 4 Apr 2016 hat B1 getötet: 300 troops von A1 behauptet"
        " (laufende Summe seit 1 Apr 2016)."
    )


@pytest.mark.usefixtures("german")
def test_cell_selection_and_window_speak_the_same_language() -> None:
    made = workspace([KILLED, TANKS | {"claimed_on": "2016-04-05"}, TANKS])
    lead, cell, *_ = selection_account(made, FilterState(), Rows([1, 2])).split("\n")
    assert lead == "2 gewählt. B: 2 claims, gesagt 4 – 5 Apr 2016."
    assert cell == (
        "A nennt keine eigene Zahl: 6 tank destroyed, A, sagt B1 bis 5 Apr 2016"
        " (laufende Summe seit 1 Apr 2016)."
    )
    assert view_account(made, FilterState()).startswith("Zu sehen: 3 von 3.")


@pytest.mark.parametrize(
    ("environment", "locale"),
    [
        ({}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de_AT"),
        ({"LANG": "C.UTF-8"}, "C"),
        ({"LANG": "de_DE", "LC_ALL": "uk_UA@euro"}, "uk_UA"),
        ({"LANG": "de_DE", "COUNTERCLAIM_LANG": "fr"}, "fr"),
        ({"COUNTERCLAIM_LANG": "", "LANG": "de"}, "de"),
    ],
)
def test_the_locale_is_the_one_asked_for_before_that_of_the_system(
    environment: dict[str, str], locale: str
) -> None:
    assert locale_named(environment) == locale


@pytest.mark.parametrize(
    ("environment", "locale"),
    [({}, "de_AT"), ({"LANG": "uk_UA.UTF-8"}, "de_AT"), ({"COUNTERCLAIM_LANG": "fr"}, "fr")],
)
def test_what_the_screen_knows_of_the_system_goes_before_its_variables(
    environment: dict[str, str], locale: str
) -> None:
    assert locale_named(environment, "de-AT") == locale


@pytest.mark.parametrize("path", sorted(CATALOGUES.glob("*.json")), ids=lambda path: path.stem)
def test_every_catalogue_that_ships_is_whole(path: Path) -> None:
    assert read_catalogue(path).language == path.stem
