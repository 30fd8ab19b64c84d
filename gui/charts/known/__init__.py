"""The slider of *as known on*."""
