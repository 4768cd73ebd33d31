"""The actor base: states, bodies, places and office-holders, loaded from one compiled table."""
