"""Pictures, vectors, reports and rows of what the window shows."""
