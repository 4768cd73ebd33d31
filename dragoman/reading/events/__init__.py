"""Acts read from frames: who did what in which role (roles), how it stands (status), when it was (dating)."""
