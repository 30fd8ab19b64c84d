"""The silence map panel."""
