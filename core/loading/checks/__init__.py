"""Doubts about claims that were read: each check is a pure function of the dataset."""

from collections.abc import Callable, Iterable

from core.dataset import Dataset
from core.loading.checks.identity import duplicates, mixed_scripts, unknown_references
from core.loading.checks.series import falling_totals, first_value_spikes, totals_below_parts
from core.loading.checks.statements import (
    claims_before_events,
    missing_sources,
    relays,
    summary_rows,
    unmapped_categories,
    unstated_bases,
)
from core.problems import Problem

Check = Callable[[Dataset], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    falling_totals,
    first_value_spikes,
    totals_below_parts,
    unmapped_categories,
    claims_before_events,
    missing_sources,
    unstated_bases,
    duplicates,
    relays,
    mixed_scripts,
    summary_rows,
    unknown_references,
)
