"""Several datasets as one: layers with their names, actors unified, repetitions marked."""

from core.layers.combining import combined
from core.layers.layers import beside, decisions_of, parts_of, with_name, with_unticked
from core.layers.reading import load_together

__all__ = [
    "beside",
    "combined",
    "decisions_of",
    "load_together",
    "parts_of",
    "with_name",
    "with_unticked",
]
