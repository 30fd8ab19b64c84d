"""The node-link graph of actors."""
