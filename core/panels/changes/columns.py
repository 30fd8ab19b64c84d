"""The columns of the list of changes."""

from core.panels.list_columns import ListColumn

COLUMNS = (
    ListColumn("what", "Change", "the claim by its id, or whose losses", "▾ Changed claims (12)",
               shrinks=True),
    ListColumn("about", "About", "what is counted, or what changed", "personnel killed",
               shrinks=True),
    ListColumn("before", "Before", "what was said in the older reading", "1,234,567",
               right=True),
    ListColumn("after", "Now", "what is said now", "1,234,567", right=True),
    ListColumn("by", "By", "the number now less the number before", "+12,345", right=True),
    ListColumn("sentence", "In words", "the claim as a sentence", "On 4 Apr 2016 the NKR Defence",
               shrinks=True, stretches=True),
)  # fmt: skip
"""From left to right."""
