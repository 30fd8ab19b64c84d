"""GDELT mentions: further articles that speak of an event, opened together with the events."""

import numpy as np
import pandas as pd

from core.loading.arrow import pa
from core.loading.known.composing import Cells, Part, compose, joined, made, refused, where
from core.loading.known.sheet import Sheet
from core.loading.rawtable import RawTable


def is_mentions(sheet: Sheet) -> bool:
    """Whether the table has the columns of GDELT mentions."""
    return sheet.has("globaleventid", "mentiontimedate", "mentionidentifier")


def mentions(sheet: Sheet, events: Sheet, reports: Part) -> RawTable:
    """Each mention as a claim of what the event says, by the medium that mentions it."""
    place_of = pd.Series(events.every_row, index=events.text("globaleventid").to_pylist())
    place_of = place_of[~place_of.index.duplicated()]
    found = place_of.reindex(sheet.text("globaleventid").to_pylist()).to_numpy()
    sheet = refused(
        sheet,
        np.isnan(found),
        "no_event",
        "the event is not among the events opened with it; open the file that has it.",
    )
    picks = pa.array(found[~np.isnan(found)].astype(np.int64))
    cells: dict[str, Cells] = {
        name: cell if isinstance(cell, str) else made(cell).take(picks)
        for name, cell in reports.cells.items()
    }
    same = pd.Series(sheet.text("mentionidentifier").to_pylist()) == pd.Series(
        events.text("sourceurl").take(picks).to_pylist()
    )
    number = pa.array(sheet.table.rows).cast(sheet.text("globaleventid").type)
    event = joined("gdelt-", sheet.text("globaleventid"))
    medium = sheet.each(lambda name: name or "GDELT", "mentionsourcename")
    own: dict[str, Cells] = {
        "claim_id": joined(event, "-mention-", number),
        "claimant": medium,
        "claimed_on": sheet.each(_day, "mentiontimedate"),
        "recorded_on": sheet.each(_day, "mentiontimedate"),
        "source": medium,
        "source_url": sheet.text("mentionidentifier"),
        "tags": joined(
            cells["tags"], where(same.to_numpy(dtype=bool), joined(";same_as:", event), "")
        ),
    }
    return compose(sheet, "claims", [Part(sheet.every_row, cells | own)])


def _day(text: str) -> str:
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}" if len(text) == len("20010304050607") else text
