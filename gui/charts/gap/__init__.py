"""Charts of the gap between what is claimed and what is admitted."""
