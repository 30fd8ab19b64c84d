"""What each panel shows: pure functions from a question to a frozen view."""
