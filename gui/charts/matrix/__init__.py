"""Who makes claims about whom, as a matrix."""
