"""The contradictions panel: the ranked list, and the sentence of the finding at hand."""
