"""The mapping page: a file that is not understood, changed until its rows read as claims."""
