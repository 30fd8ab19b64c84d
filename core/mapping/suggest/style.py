"""How figures and dates are written: what the cells settle, and what they cannot."""

import re
from collections.abc import Sequence

from core.dates import LONGEST
from core.mapping.dates import NUMERIC
from core.mapping.mapping import DateOrder, Style
from core.mapping.suggest.finding import Confidence, Finding
from core.mapping.suggest.headings import header_words
from core.mapping.suggest.profile import Profile
from core.vocabulary.categories import folded
from core.vocabulary.terms import Measure

_CODES = ("-7", "-8", "-9", "-99", "-999", "-9999", "-88", "-77")
_DASHES = frozenset(("-", "–", "—", ".", "..", "?"))
_WORDS = frozenset(("na", "n/a", "nan", "null", "none", "nil", "n.a.", "#n/a", "unknown")) | _DASHES
_COMMA = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,(?:\d{1,2}|\d{4,}))", re.ASCII)
_POINT = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.(?:\d{1,2}|\d{4,}))", re.ASCII)
_OPEN = re.compile(r"[+-]?\d{1,3}[.,]\d{3}", re.ASCII)
_MONTHS = 12


def detected_style(columns: Sequence[Profile]) -> tuple[Style, list[Finding]]:
    """The style of a file, with the reasons."""
    decimal, findings = _decimal(columns)
    order, about_dates = _order(columns)
    missing = _missing(columns)
    if missing:
        listed = ", ".join(missing)
        sentence = f"{listed}: read as “not given”, because they stand among numbers."
        findings.append(Finding("missing_codes", "", sentence, Confidence.LIKELY))
    return Style(decimal, order, missing), [*findings, *about_dates]


def _decimal(columns: Sequence[Profile]) -> tuple[str, list[Finding]]:
    texts = [text for c in columns if not c.dated for text in c.texts if len(text) < _SHORT]
    comma = [t for t in texts if _COMMA.fullmatch(t) and not _OPEN.fullmatch(t)]
    point = [t for t in texts if _POINT.fullmatch(t) and not _OPEN.fullmatch(t)]
    unclear = [t for t in texts if _OPEN.fullmatch(t)]
    if comma and not point:
        sentence = f"“{comma[0]}”: the comma stands before the decimals."
        return ",", [Finding("decimal", "", sentence, Confidence.LIKELY)]
    if comma and point:
        sentence = f"“{comma[0]}” and “{point[0]}” stand in one file: each is read as it looks."
        return "", [Finding("decimal", "", sentence, Confidence.GUESS)]
    if unclear and not point and _whole(columns, unclear):
        sentence = f"“{unclear[0]}” is read as thousands: what is counted here is whole."
        return ",", [Finding("decimal", "", sentence, Confidence.LIKELY)]
    if unclear and not point:
        sentence = f"“{unclear[0]}” may be thousands or decimals; nothing in the file settles it."
        return "", [Finding("decimal", "", sentence, Confidence.GUESS)]
    return "", []


_SHORT = 24
_PARTS = frozenset({Measure.AREA_KM2.value, Measure.DISTANCE_M.value})


def _whole(columns: Sequence[Profile], unclear: Sequence[str]) -> bool:
    """Whether numbers with a point stand only in columns whose names count people or things."""
    pointed = {text for text in unclear if "." in text}
    holding = [c for c in columns if not c.dated and pointed.intersection(c.texts)]
    read = [header_words(column.header) for column in holding]
    counted = all(words.known and words.measure not in _PARTS for words in read)
    return len(pointed) == len(unclear) and counted


def _order(columns: Sequence[Profile]) -> tuple[DateOrder, list[Finding]]:
    findings: list[Finding] = []
    orders: set[DateOrder] = set()
    for column in columns:
        pairs = [(t, f) for t in column.texts if len(t) <= LONGEST and (f := NUMERIC.fullmatch(t))]
        if not pairs or len(pairs) * 2 < len(column.texts):
            continue
        days = [t for t, f in pairs if int(f[1]) > _MONTHS >= int(f[3])]
        months = [t for t, f in pairs if int(f[3]) > _MONTHS >= int(f[1])]
        findings.append(_told(column.header, pairs[0][0], days, months))
        if days and not months:
            orders.add(DateOrder.DAY_FIRST)
        elif months and not days:
            orders.add(DateOrder.MONTH_FIRST)
        elif not days:
            orders.add(DateOrder.AS_WRITTEN)
        findings.extend(_short_years(column.header, [t for t, f in pairs if len(f[4]) < _LONG]))
    known = orders - {DateOrder.AS_WRITTEN}
    return (known.pop() if len(known) == 1 else DateOrder.AS_WRITTEN), findings


_LONG = 4


def _told(header: str, first: str, days: list[str], months: list[str]) -> Finding:
    if days and months:
        sentence = f"“{days[0]}” begins with the day, “{months[0]}” with the month."
        return Finding("ambiguous_date", header, sentence, Confidence.GUESS)
    if days or months:
        leads = "day" if days else "month"
        sentence = f"“{(days or months)[0]}” shows that dates begin with the {leads}."
        return Finding("date_order", header, sentence)
    sentence = f"“{first}”: nothing in the column settles whether the day or the month comes first."
    return Finding("ambiguous_date", header, sentence, Confidence.GUESS)


def _short_years(header: str, texts: list[str]) -> list[Finding]:
    if not texts:
        return []
    sentence = f"“{texts[0]}” has a year of two digits; 69 to 99 are read as 1969 to 1999."
    return [Finding("short_year", header, sentence, Confidence.LIKELY)]


def _missing(columns: Sequence[Profile]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for column in columns:
        numbers = sum(text.lstrip("+-").replace(".", "").isdigit() for text in column.texts)
        if numbers * 2 < len(column.texts) and not header_words(column.header).known:
            continue
        lowest_is_code = all(not t.startswith("-") or t in _CODES for t in column.texts)
        for text in column.texts:
            if folded(text) in _WORDS or (text in _CODES and lowest_is_code):
                found[text] = None
    return tuple(found)
