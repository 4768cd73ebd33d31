"""The record: one SQLite file of what was read, what was judged, and what is derived from both.

``store`` opens it and writes to it, ``queries`` answers from it; the other modules serve these two.
"""
