"""Everything that needs Qt: the window, its panels and charts."""
