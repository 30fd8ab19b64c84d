"""The denials by the side that is said to have had a loss."""

from collections.abc import Mapping

import numpy as np

from core.comparison.figures import OWN
from core.comparison.orders import runs_of
from core.comparison.voices import Voices
from core.index import Rows

Denials = Mapping[int, tuple[Rows, bool]]
"""By the place of a cell its denials, and whether all of them are partial."""


def denials_in(voices: Voices) -> Denials:
    """Of each cell the denials in view by the subject's side of a figure that is in view."""
    figures = voices.figures
    denied, clock = figures.ties.denied, voices.sight.clock
    kept = figures.counted[denied.target] & (figures.slot[denied.target] != OWN)
    kept &= figures.speaks_for[denied.source] == figures.about[denied.target]
    source, target = denied.source[kept], denied.target[kept]
    partial = figures.ties.partial[kept]
    heard = voices.sight.now.holding(voices.index, clock, source)
    heard &= voices.sight.now.holding(voices.index, clock, target)
    source, target, partial = source[heard], target[heard], partial[heard]
    subjects = figures.subjects[voices.register.level].codes[target].astype(np.int64)
    codes = subjects * len(figures.things) + figures.thing[target]
    order = np.argsort(codes, kind="stable")
    found, starts, ends = runs_of(codes[order])
    place_of = voices.register.place_of
    return {
        place_of[code]: (Rows(source[order[begin:end]]), bool(partial[order[begin:end]].all()))
        for code, begin, end in zip(found.tolist(), starts.tolist(), ends.tolist(), strict=True)
    }
