"""What the claims table shows."""

from core.panels.claims.view import ClaimsOptions, ClaimsView, build, counted

__all__ = ["ClaimsOptions", "ClaimsView", "build", "counted"]
