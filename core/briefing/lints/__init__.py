"""Lints: what may mislead in a product, told before it leaves, each with its reason."""

from typing import TYPE_CHECKING

from core.briefing.lints.lint import Broken, Case, Lint, Notice
from core.later import face

if TYPE_CHECKING:
    from core.briefing.lints.registry import LINTS, notices_of

__all__ = ["LINTS", "Broken", "Case", "Lint", "Notice", "notices_of"]

__getattr__ = face(__name__, {"LINTS": "registry", "notices_of": "registry"})
