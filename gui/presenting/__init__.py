"""Presenting a story: large panels on one display, the speaker's window on another."""
