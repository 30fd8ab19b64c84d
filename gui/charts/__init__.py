"""Painting of marks on plain widgets."""
