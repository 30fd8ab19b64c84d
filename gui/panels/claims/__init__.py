"""The claims table."""

from gui.panels.claims.panel import ClaimsPanel

__all__ = ["ClaimsPanel"]
