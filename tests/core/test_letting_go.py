"""Nothing kept beside a dataset keeps it from going once nobody has it open any more."""

import gc
import weakref
from importlib import import_module
from pkgutil import iter_modules

from core import panels
from core.crossfilter import Workspace
from core.filters import FilterState, OneOf
from core.findings.ledger import ledger_of
from core.loading import load
from core.panels.question import Question
from core.saved_view import SavedView
from core.shipped import SAMPLE
from core.story import Step, Story

PANELS = [
    panel
    for module in iter_modules(panels.__path__, "core.panels.")
    if hasattr(panel := import_module(module.name), "build")
]


def test_a_dataset_that_was_looked_at_from_all_sides_goes_with_its_columns() -> None:
    space = Workspace(load([SAMPLE]))
    filters = FilterState((OneOf("topic", frozenset({"loss"})),))
    steps = Story("told", (Step("s1", "one", SavedView()),))
    views = [panel.build(Question(space, filters, story=steps)) for panel in PANELS]
    parts = (space, space.dataset, space.index, ledger_of(space.dataset))
    columns = [space.index[key].codes for key in ("topic", "claimant", "claimant_side")]
    held = [weakref.ref(part) for part in (*parts[:3], *columns)]
    assert len(views) >= 12
    del space, views, parts, columns
    gc.collect()
    assert [one() is None for one in held] == [True] * len(held)
