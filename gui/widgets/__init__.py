"""Plain widgets; they know nothing of claims."""
