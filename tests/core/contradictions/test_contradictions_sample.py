"""The cases of April 2016 that the panel was made for."""

import pytest

from core.comparison import Sight
from core.contradictions import KINDS, Finding, Kind, Note, Order, contradictions_in, told
from core.crossfilter import Workspace
from core.filters import FilterState
from core.loading import load
from core.shipped import SAMPLE
from core.vocabulary.terms import Clock


@pytest.fixture(scope="module")
def sample() -> Workspace:
    return Workspace(load([SAMPLE]))


@pytest.fixture(scope="module")
def findings(sample: Workspace) -> tuple[Finding, ...]:
    sight = Sight(sample.mask(FilterState()), Clock.CLAIMED)
    found = contradictions_in(sample.dataset, sample.index, sight)
    return found.ranked(KINDS, Order.SCORE, 1000)


def between(sample: Workspace, findings: tuple[Finding, ...], one: str, other: str) -> Finding:
    """The one finding with these claims on its two sides."""
    first, second = sample.index.row_of[one], sample.index.row_of[other]
    (found,) = [each for each in findings if first in each.one and second in each.other]
    return found


def test_170_and_30_on_one_day_exclude_each_other_unless_the_one_is_a_part(
    sample: Workspace, findings: tuple[Finding, ...]
) -> None:
    found = between(sample, findings, "AZ-0404-01", "AZ-0404-05")
    assert (found.kind, found.note) == (Kind.SELF, Note.ONE_PLACE)
    assert found.apart == pytest.approx(1 - 30.5 / 170.5)
    assert told(found, sample.dataset, sample.index) == (
        "On 4 Apr 2016, 16:22 UTC+04:00, the Azerbaijan MoD claimed about 30 troops of Armenian "
        "forces killed (counted for 4 Apr 2016; place: Khojavend-Fizuli); on 4 Apr 2016 the "
        "Azerbaijan MoD claimed 170 troops of Armenian forces killed (counted for 4 Apr 2016): the "
        "two figures exclude each other, unless the one is a part of the other."
    )


def test_18_and_25_tanks_on_one_day_contradict_though_18_was_revised_on_the_next(
    sample: Workspace, findings: tuple[Finding, ...]
) -> None:
    found = between(sample, findings, "NK-0404-09", "NK-0404-16")
    assert (found.kind, found.note) == (Kind.SELF, Note.ITSELF)
    assert found.apart == pytest.approx(1 - 18.5 / 25.5)


def test_15_up_to_15_and_5_guns_are_one_statement_read_three_ways(
    sample: Workspace, findings: tuple[Finding, ...]
) -> None:
    found = between(sample, findings, "AZ-0402-02", "AZ-0402-02b")
    assert (found.kind, len(found.one), len(found.other)) == (Kind.RELAY, 1, 2)
    assert sample.index.row_of["AZ-0402-02c"] in found.other
    assert "as read in AzerNews" in told(found, sample.dataset, sample.index)


def test_mataghis_is_one_denial_however_often_it_was_read(
    sample: Workspace, findings: tuple[Finding, ...]
) -> None:
    found = between(sample, findings, "SF-18", "SF-19")
    assert found == between(sample, findings, "AZ-0404-07", "NK-0404-02")
    assert found.kind is Kind.DENIAL
    assert told(found, sample.dataset, sample.index).endswith("(same day).")


def test_a_growing_total_and_a_marked_revision_are_revisions_and_nothing_else(
    sample: Workspace, findings: tuple[Finding, ...]
) -> None:
    found = between(sample, findings, "NK-0404-09", "NK-0405-05")
    assert (found.kind, found.certain) == (Kind.REVISION, 0.5)


def test_a_compilation_that_gives_the_figures_of_both_sides_does_not_contradict_itself(
    sample: Workspace, findings: tuple[Finding, ...]
) -> None:
    own, adversary = (sample.index.row_of[name] for name in ("WP-2017-01", "WP-2017-03"))
    assert not [each for each in findings if own in each.rows and adversary in each.rows]


def test_every_side_of_every_finding_is_a_different_set_of_claims(
    findings: tuple[Finding, ...],
) -> None:
    assert all(len(each.one) and len(each.other) for each in findings)
    assert not any(each.one.meets(each.other) for each in findings)
