"""The changes panel."""
