"""Everything that can be tested without a display: claims, filters, comparison, panel views."""
