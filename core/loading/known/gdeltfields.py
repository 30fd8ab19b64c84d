"""Names of the columns of GDELT files, which have no header."""

import re
from collections.abc import Sequence

_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode"),
    *("Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_GEO_2 = (*_GEO[:4], "ADM2Code", *_GEO[4:])


def _event_fields(geo: Sequence[str]) -> tuple[str, ...]:
    return (
        *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
        *(f"Actor{actor}{field}" for actor in (1, 2) for field in _ACTOR),
        *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
        *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
        *(f"{place}Geo_{field}" for place in ("Actor1", "Actor2", "Action") for field in geo),
        *("DATEADDED", "SOURCEURL"),
    )


EVENT_FIELDS = {
    57: _event_fields(_GEO)[:-1],
    58: _event_fields(_GEO),
    61: _event_fields(_GEO_2),
}
"""Columns of events by their number: 1.0 without and with address, 2.0."""

_MENTION = (
    *("GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName"),
    *("MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset"),
    *("ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone"),
    *("MentionDocTranslationInfo", "Extras"),
)
MENTION_FIELDS = {14: _MENTION[:14], 15: _MENTION[:15], 16: _MENTION}
"""Columns of mentions by their number."""

_NUMBER = re.compile(r"\d{1,12}", re.ASCII)
_DAY = re.compile(r"\d{8}", re.ASCII)
_MOMENT = re.compile(r"\d{14}", re.ASCII)


def names_of(cells: Sequence[str]) -> tuple[str, ...]:
    """The names for a row of events or mentions, () for any other."""
    if len(cells) in EVENT_FIELDS and _is_event(cells):
        return EVENT_FIELDS[len(cells)]
    if len(cells) in MENTION_FIELDS and _is_mention(cells):
        return MENTION_FIELDS[len(cells)]
    return ()


def _is_event(cells: Sequence[str]) -> bool:
    number, day, month, year = cells[:4]
    dated = _DAY.fullmatch(day) and day.startswith(month) and month.startswith(year)
    return bool(_NUMBER.fullmatch(number) and dated and month and year)


def _is_mention(cells: Sequence[str]) -> bool:
    return bool(_NUMBER.fullmatch(cells[0])) and all(map(_MOMENT.fullmatch, cells[1:3]))
