"""Charts of losses over time: running totals as steps, increments as bars."""
