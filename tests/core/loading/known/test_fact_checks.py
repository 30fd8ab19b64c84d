import json
from pathlib import Path

import pytest

from core.dataset import Dataset
from core.loading import load
from core.loading.known.ratings import act_of
from core.problems import NotUnderstoodError, UnreadableError
from core.vocabulary.terms import Act
from tests.other_samples import CHECKS, CHECKS_FLAT, TOOLS, TOPICS

PATHS = ("claimant", "act", "claimed_on", "text", "replies_to", "source_url")


def opened(folder: Path, content: bytes | object, name: str = "checks.json") -> Dataset:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return load([path])


def said(dataset: Dataset) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in dataset.claims[list(PATHS)].to_numpy()]


def test_a_graph_gives_the_claim_and_the_answer_to_it(tmp_path: Path) -> None:
    dataset = opened(tmp_path, CHECKS)
    claimed, verdict, other, middle = said(dataset)
    assert claimed == (
        *("General Ada", "assert", "2001-03-04", "The bridge was taken on 4 March.", ""),
        "https://news.example/9",
    )
    assert verdict == (
        *("Fact Desk", "deny", "2001-03-06T10:00:00Z", "False"),
        *("fact-check-1", "https://desk.example/1"),
    )
    assert dataset.claims["claim_id"].iloc[0] == "fact-check-1"
    assert other[0] == "claimant not named"
    assert middle[1] == "partly_deny"
    assert set(dataset.actors["side"]) == {"third"}


def test_one_review_alone_a_list_a_feed_and_a_page_say_the_same(tmp_path: Path) -> None:
    graph = CHECKS["@graph"]
    assert isinstance(graph, list)
    review = graph[4]
    shapes = (
        review,
        [review],
        [{"@type": "WebPage", "name": "x"}, {"@graph": [review]}],
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [review]}]},
        {"url": "https://x.example", "embedded": {"ld": [{"a": 1}, review]}},
    )
    told = [said(opened(tmp_path, shape)) for shape in shapes]
    assert len(told[0]) == 2
    assert all(each == told[0] for each in told)


def test_tables_with_flattened_names_and_with_objects_in_cells(tmp_path: Path) -> None:
    flat = said(opened(tmp_path, CHECKS_FLAT, "flat.csv"))
    assert [row[:2] for row in flat] == [("General Ada", "assert"), ("Fact Desk", "partly_deny")]
    for mark in ("_", "/", "__"):
        header, _, rows = CHECKS_FLAT.partition(b"\n")
        content = header.replace(b".", mark.encode()) + b"\n" + rows
        assert said(opened(tmp_path, content, "flat.csv")) == flat


def test_the_columns_of_claims_kg(tmp_path: Path) -> None:
    content = (
        b"claimReview_claimReviewed,creativeWork_author_name,creativeWork_datePublished,"
        b"claimReview_author_name,claimReview_url,claimReview_datePublished,rating_alternateName,"
        b"rating_ratingValue,rating_bestRating,rating_worstRating,extra_title,extra_tags\n"
        b"We won.,General Ada,2001-03-04,desk,https://d.example,2001-03-06,Weird,5,5,1,Did we,war\n"
    )
    claimed, verdict = said(opened(tmp_path, content, "kg.csv"))
    assert claimed[:3] == ("General Ada", "assert", "2001-03-04")
    assert verdict[:4] == ("desk", "confirm", "2001-03-06", "Weird")


def test_every_review_that_the_fact_check_tools_give_is_an_answer(tmp_path: Path) -> None:
    claimed, first, second = said(opened(tmp_path, TOOLS))
    assert claimed[:2] == ("General Ada", "assert")
    assert first[:2] == ("Fact Desk", "deny")
    assert second[:2] == ("other.example", "confirm")
    assert first[4] == second[4] == "fact-check-1"


def test_a_node_without_a_claim_is_refused_and_counted(tmp_path: Path) -> None:
    graph = CHECKS["@graph"]
    assert isinstance(graph, list)
    dataset = opened(tmp_path, [graph[4], {"@type": "WebPage", "name": "x"}])
    assert [(row.row, row.code) for row in dataset.rejected] == [(2, "no_claim_reviewed")]
    assert len(dataset.claims) == 2


def test_a_document_without_reviews_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"checks\.json"):
        opened(tmp_path, {"@type": "WebPage", "about": {"@type": "Thing"}})
    with pytest.raises(NotUnderstoodError):
        opened(tmp_path, [{"@type": "WebPage", "name": "the word ClaimReview alone"}])


def test_a_graph_that_refers_to_itself_ends(tmp_path: Path) -> None:
    review = {"@type": "ClaimReview", "@id": "#a", "claimReviewed": "x", "author": {"@id": "#a"}}
    dataset = opened(tmp_path, {"@graph": [review | {"itemReviewed": {"@id": "#a"}}]})
    assert dataset.claims["text"].tolist()[:1] == ["x"]


@pytest.mark.parametrize(
    ("verdict", "act"),
    [
        (("True", "", "", ""), Act.CONFIRM),
        (("Pants on Fire!", "", "", ""), Act.DENY),
        (("Missing context.", "5", "5", "1"), Act.PARTLY_DENY),
        (("Full Flop", "", "", ""), Act.ASSERT),
        (("", "1", "5", "1"), Act.DENY),
        (("", "5", "5", "1"), Act.CONFIRM),
        (("", "4", "5", "1"), Act.PARTLY_DENY),
        (("", "0", "5", "1"), Act.ASSERT),
        (("", "-1", "-1", "-1"), Act.ASSERT),
        (("", "many", "5", "1"), Act.ASSERT),
    ],
)
def test_a_verdict_is_the_answer_that_its_words_or_its_number_say(
    verdict: tuple[str, str, str, str], act: Act
) -> None:
    assert act_of(*verdict) is act


def test_topics_and_keywords_are_tags_and_2056_is_warned_of(tmp_path: Path) -> None:
    dataset = opened(tmp_path, TOPICS, "topics.csv")
    assert dataset.claims["tags"].tolist() == ["education;War;Voting", "elections"]
    assert dataset.claims["claimant"].tolist() == ["General Ada", "claimant not named"]
    assert dataset.claims["source"].tolist() == ["desk.example"] * 2
    codes = {problem.code for problem in dataset.problems}
    assert codes == {"known_format", "future_date", "empty_header", "numeric_header"}
