"""The one front to pyarrow, which ships no types."""

from importlib import import_module
from typing import Any

pa: Any = import_module("pyarrow")
pc: Any = import_module("pyarrow.compute")
arrow_csv: Any = import_module("pyarrow.csv")

TEXT: Any = pa.large_string()
"""The type of all text, the one pandas holds; no cast is needed between the two."""
