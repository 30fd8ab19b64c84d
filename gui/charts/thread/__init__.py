"""The thread of a claim as a strip."""
