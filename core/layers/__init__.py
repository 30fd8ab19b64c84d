"""Several datasets as one: layers with their names, actors unified, repetitions marked."""

from core.layers.combining import combined
from core.layers.reading import load_together, parts_of

__all__ = ["combined", "load_together", "parts_of"]
