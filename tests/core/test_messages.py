"""The catalogue of messages: plural forms, other languages, and what a catalogue must hold."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.filters import FilterState
from core.messages import (
    CATALOGUES,
    PLURALS,
    catalogue,
    catalogue_for,
    read_catalogue,
    say,
    use_catalogue,
)
from core.panels.question import Question
from core.panels.silence import build
from core.panels.silence.words import cell_words
from tests.making import workspace

ENGLISH = json.loads((CATALOGUES / "en.json").read_text(encoding="utf-8"))


@pytest.fixture
def english_again() -> Iterator[None]:
    before = catalogue()
    yield
    use_catalogue(before)


def write(folder: Path, name: str, plural: str, **changed: object) -> Path:
    """A catalogue that says ``[key]`` with every value the English one names."""
    forms = PLURALS[plural][0]
    messages: dict[str, object] = {}
    for key, template in ENGLISH["messages"].items():
        words = template if isinstance(template, str) else f"[{key} {{count}}]"
        messages[key] = words if isinstance(template, str) else dict.fromkeys(forms, words)
    held = {"language": name, "plural": plural, "messages": {**messages, **changed}}
    path = folder / f"{name}.json"
    path.write_text(json.dumps(held), encoding="utf-8")
    return path


def test_english_says_one_and_many() -> None:
    assert say("silence.unit.week", 1) == "week"
    assert say("silence.unit.week", 7) == "weeks"
    assert say("silence.own", 1204, speaker="A").endswith("in 1,204 statements")


def test_another_catalogue_can_be_put_in_its_place(tmp_path: Path, english_again: None) -> None:
    del english_again
    german = {
        "silence.cell": "{when} ({clock}), Verluste von {subject}, {what}: {said}.",
        "silence.adversary": {
            "one": "{speaker} behauptete Verluste in {count} Aussage",
            "other": "{speaker} behauptete Verluste in {count} Aussagen",
        },
        "silence.uncovered": "von {speaker} ist aus dieser Zeit nichts erfasst",
    }
    write(tmp_path, "de", "one-other", **german)
    use_catalogue(catalogue_for("de_AT", tmp_path))
    claim: dict[str, object] = {
        "claimant": "B1",
        "subject": "A1",
        "claimed_on": "2016-04-05",
        "best": 2,
        "measure": "killed",
        "category": "personnel",
    }
    view = build(Question(workspace([claim]), FilterState()))
    assert cell_words(view, 0, 0) == (
        "5 Apr 2016 (by claim date), Verluste von A, personnel (killed): "
        "B behauptete Verluste in 1 Aussage; von A ist aus dieser Zeit nichts erfasst."
    )


def test_a_language_brings_its_own_plural_forms(tmp_path: Path) -> None:
    weeks = {"one": "тиждень", "few": "тижні", "many": "тижнів"}
    path = write(tmp_path, "uk", "one-few-many", **{"silence.unit.week": weeks})
    read = read_catalogue(path)
    said = [read.say("silence.unit.week", number) for number in (1, 2, 5, 11, 12, 21, 24, 112)]
    assert said == [
        *("тиждень", "тижні", "тижнів", "тижнів", "тижнів", "тиждень", "тижні", "тижнів"),
    ]


def test_a_language_that_is_not_shipped_is_english(tmp_path: Path) -> None:
    assert catalogue_for("xx", tmp_path).language == "en"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"silence.own": {"one": "x"}}, "'silence.own' needs the plural forms one, other"),
        ({"silence.new": "x"}, "'silence.new' stands in one catalogue only"),
        ({"silence.silent": "{nobody}"}, "'silence.silent' names 'nobody'"),
    ],
)
def test_a_catalogue_that_does_not_fit_is_refused_by_name(
    tmp_path: Path, changed: dict[str, object], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        read_catalogue(write(tmp_path, "de", "one-other", **changed))


def test_an_unknown_plural_rule_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "de", "one-other")
    path.write_text(path.read_text("utf-8").replace("one-other", "some"), "utf-8")
    with pytest.raises(ValueError, match="needs 'messages' and a 'plural' of one-other"):
        read_catalogue(path)
