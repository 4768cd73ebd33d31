"""The nouns of Dragoman as frozen dataclasses: documents, times, actors, frames, reports, events.

No dicts travel between stages; these do. Intervals are half-open here and closed only where printed.
"""
