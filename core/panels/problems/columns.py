"""The columns of the list of problems."""

from core.panels.list_columns import ListColumn

COLUMNS = (
    ListColumn("what", "Problem", "what is wrong, or the row of the file and the column",
               "row 12,345 · claimed on", "row"),
    ListColumn("count", "Rows", "how many rows of the files it is about", "1,000", "row",
               right=True),
    ListColumn("written", "Written", "what stands in the file", "more than 30", "value",
               shrinks=True),
    ListColumn("read", "Read as", "what it was read as, where that is not just what stands there",
               "> 300 (mor", "value", shrinks=True),
    ListColumn("sentence", "In words", "what is wrong and what helps",
               "this running total is lower", "sentence", shrinks=True, stretches=True),
)  # fmt: skip
"""From left to right."""
