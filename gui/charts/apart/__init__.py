"""The small chart of disagreement over time by category."""
