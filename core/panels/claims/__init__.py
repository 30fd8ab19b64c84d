"""What the claims table shows."""

from core.panels.claims.view import ClaimsOptions, ClaimsView, build

__all__ = ["ClaimsOptions", "ClaimsView", "build"]
