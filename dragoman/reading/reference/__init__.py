"""Reference: whom pronouns and descriptions mean, by rule, from the actors in focus.

Each rule looks back from the word through the mentions before it. Unresolved stays unresolved: doubt never makes a
new person.
"""

from dragoman.reading.reference.arguments import resolve_argument
from dragoman.reading.reference.focus import Focus
from dragoman.reading.reference.references import read_references, settle

__all__ = ["Focus", "read_references", "resolve_argument", "settle"]
