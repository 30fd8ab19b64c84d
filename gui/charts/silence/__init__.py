"""The silence map: who spoke in which column, drawn by shape and fill."""
