"""The persons of one document: who they are, and by which short names the text calls them again."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from dragoman.actors.base import ActorBase, fold_name
from dragoman.language.base import NameSpan
from dragoman.model.actors import Actor

PARTICLES = frozenset(
    ("al", "el", "bin", "bint", "ibn", "de", "da", "do", "di", "van", "von", "der", "den", "la", "le")
)
GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))


@dataclass
class Cast:
    """The persons of one document: by id, and by the short names that they claim.

    ``claimed`` holds for each folded short name all who bear it here, in the order in which they were linked;
    ``presented`` the names by which the text itself gave someone an office or a state; ``countries`` the states that
    the text names. ``told`` gives the day of another time that the sentence around a position tells of.
    """

    base: ActorBase
    day: dt.date | None
    countries: frozenset[str] = frozenset()
    told: Callable[[int], dt.date | None] = lambda position: None
    claimed: dict[str, list[str]] = field(default_factory=dict)
    presented: dict[str, list[NameSpan]] = field(default_factory=dict)
    provisional: dict[str, Actor] = field(default_factory=dict)

    def actor(self, key: str) -> Actor | None:
        """The actor with this id, of the base or of this document."""
        return self.base.actors.get(key) or self.provisional.get(key)

    def day_of(self, name: NameSpan) -> dt.date | None:
        """The day on which whoever is named holds office: that of the sentence, else that of the document."""
        return self.told(name.span.start) or self.day

    def bearers(self, form: str) -> list[Actor]:
        """The document's persons who bear the short name."""
        return [a for key in self.claimed.get(form, ()) if (a := self.actor(key)) is not None]

    def claim(self, name: NameSpan, actor: Actor) -> None:
        """Let the person be called by short forms from here on."""
        for form in (*actor.short, *short_forms(name.name), name.name):
            bearers = self.claimed.setdefault(fold_name(form), [])
            if actor.id not in bearers:
                bearers.append(actor.id)
        self.presented.setdefault(actor.id, []).append(name)

    def settle_states(self, told: Iterable[tuple[str, str | None]]) -> None:
        """Give persons whom only this text names, and without a state, the one state of all the offices told of them."""
        states: dict[str, set[str]] = {}
        for key, country in told:
            if country is not None:
                states.setdefault(key, set()).add(country)
        for key, found in states.items():
            actor = self.provisional.get(key)
            if actor is not None and actor.country is None and len(found) == 1:
                self.provisional[key] = replace(actor, country=next(iter(found)))

    def present(self, name: NameSpan) -> Actor:
        """A provisional actor for a person whom only this text names."""
        key = f"unlisted-{slug(name.name)}"
        if not is_whole(name) and name.country:
            key += f"-{name.country.lower()}"
        actor = self.provisional.get(key) or Actor(key, name.name, "person", country=name.country, names=(name.name,))
        self.provisional[key] = actor
        return actor


def is_whole(name: NameSpan) -> bool:
    """Whether the name has more parts than one."""
    return " " in name.name.strip() or "\u00a0" in name.name


def slug(name: str) -> str:
    """The name as lower-case ASCII words joined by hyphens.

    >>> slug("Akie Abé")
    'akie-abe'
    """
    plain = unicodedata.normalize("NFKD", fold_name(name)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


def name_parts(name: str) -> Sequence[str]:
    """The parts of a name without what tells father and son apart."""
    return [p for p in re.split(r"[\s\u00a0]+", name) if p.rstrip(".,").lower() not in GENERATIONS]


def short_forms(name: str) -> list[str]:
    """The forms by which a text may call a person again: the last part, with its particle and without."""
    parts = name_parts(name)
    if not parts:
        return []
    last = parts[-1].rstrip(",")
    forms = [last]
    if len(parts) > 1 and parts[-2].lower() in PARTICLES:
        forms.append(f"{parts[-2]} {last}")
    if re.match(r"(?i)al-", last):
        forms.append(last[3:])
    return forms
