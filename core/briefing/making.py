"""The date a product is made: today, or the one that makes two runs alike."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime

EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"
"""Seconds since 1970-01-01 UTC (reproducible-builds.org/specs/source-date-epoch)."""


def made_on(written: str = "", environment: Mapping[str, str] | None = None) -> date:
    """The date ``written`` (ISO 8601), else that of SOURCE_DATE_EPOCH, else today in UTC.

    Raises ValueError where either is not a date.
    """
    if written:
        try:
            return date.fromisoformat(written)
        except ValueError as error:
            raise ValueError(f"{written!r} is not a date such as 2016-04-08") from error
    seconds = (os.environ if environment is None else environment).get(EPOCH_VARIABLE, "")
    if not seconds:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"{EPOCH_VARIABLE} is {seconds!r}, not a number of seconds") from error
