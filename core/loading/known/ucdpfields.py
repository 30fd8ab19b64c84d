"""Names of the columns of UCDP events; some releases of candidate events have no header."""

import re
from collections.abc import Sequence

FIELDS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name"),
    *("dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date"),
    *("source_headline", "source_original", "where_prec", "where_coordinates"),
    *("where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt"),
    *("priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec"),
    *("date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"),
    *("best", "high", "low", "gwnoa", "gwnob"),
)
"""The columns of releases since 2021, in their order."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T].*)?", re.ASCII)
_NUMBERS = ("id", "year", "best", "high", "low")
_KINDS = ("1", "2", "3")


def names_of(cells: Sequence[str]) -> tuple[str, ...]:
    """The names for a row of events, () for any other."""
    if len(cells) != len(FIELDS):
        return ()
    row = dict(zip(FIELDS, cells, strict=True))
    dated = all(_DAY.fullmatch(row[name]) for name in ("date_start", "date_end"))
    counted = all(row[name].isdigit() for name in _NUMBERS)
    return FIELDS if dated and counted and row["type_of_violence"] in _KINDS else ()
