"""Mentions: whom each name in a text means.

Full names and titles are linked first and claim their short forms for the whole document; then short names alone
are linked, to the document's own persons before the actor base's. A name that nobody in the base bears becomes a
provisional actor. A doubtful name is left unlinked rather than given to the best known bearer.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.actors.base import RANK, ActorBase, fold_name
from dragoman.language.base import NameSpan
from dragoman.model.actors import Actor, Mention, Place
from dragoman.model.documents import Span

# An office counts as held "about then" this many days around the document's day: texts look back and ahead.
ABOUT = 400
PARTICLES = {
    "al",
    "el",
    "bin",
    "bint",
    "ibn",
    "de",
    "da",
    "do",
    "di",
    "van",
    "von",
    "der",
    "den",
    "la",
    "le",
    "jr",
    "sr",
    "ii",
    "iii",
    "iv",
}


@dataclass
class Cast:
    """The persons of one document: by id, and by the short names that they claim."""

    base: ActorBase
    day: dt.date | None
    claimed: dict[str, str] = field(default_factory=dict)
    provisional: dict[str, Actor] = field(default_factory=dict)

    def actor(self, key: str) -> Actor | None:
        """The actor with this id, of the base or of this document."""
        return self.base.actors.get(key) or self.provisional.get(key)


def slug(name: str) -> str:
    """The name as lower-case ASCII words joined by hyphens.

    >>> slug("Akie Abé")
    'akie-abe'
    """
    plain = unicodedata.normalize("NFKD", fold_name(name)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


def short_forms(name: str) -> list[str]:
    """The forms by which a text may call a person again: the last part, with its particle and without."""
    parts = [p for p in re.split(r"[\s\u00a0]+", name) if p.rstrip(".,").lower() not in {"jr", "sr", "ii", "iii", "iv"}]
    if not parts:
        return []
    last = parts[-1].rstrip(",")
    forms = [last]
    if len(parts) > 1 and parts[-2].lower() in PARTICLES:
        forms.append(f"{parts[-2]} {last}")
    if re.match(r"(?i)al-", last):
        forms.append(last[3:])
    return forms


def link_names(
    text: str, names: Sequence[NameSpan], base: ActorBase, day: dt.date | None
) -> tuple[list[Mention], Cast]:
    """Every name as a mention, in text order, and the document's cast."""
    cast = Cast(base, day)
    linked: dict[int, str | None] = {}
    # full names of the base first, then titled ones, then what the text alone names
    order = sorted(range(len(names)), key=lambda i: (link_rank(names[i]), names[i].span.start))
    for i in order:
        name = names[i]
        if name.kind == "person":
            linked[i] = link_person(name, cast)
    mentions = [make_mention(text, name, linked.get(i), cast) for i, name in enumerate(names)]
    mentions.extend(recall_short_names(text, mentions, cast))
    mentions.sort(key=lambda m: (m.span.start, m.span.end))
    return mentions, cast


def link_rank(name: NameSpan) -> int:
    """Which names are linked first: whole ones, then titled single ones, then single ones alone."""
    return 0 if " " in name.name.strip() or "\u00a0" in name.name else 1 if name.titled else 2


def link_person(name: NameSpan, cast: Cast) -> str | None:
    """The id of the person that the name means here; a new provisional one where the text itself presents him."""
    whole = link_rank(name) == 0
    folded = fold_name(name.name)
    if not whole and folded in cast.claimed:
        return cast.claimed[folded]
    candidates = [cast.base.actors[i] for i in name.actors] or [
        a for a in cast.base.called(name.name) if a.kind == "person"
    ]
    if not candidates and whole:
        candidates = by_short_form(name, cast)
    chosen = choose(candidates, name, cast)
    if chosen is None and (whole or name.titled):
        if whole and folded in cast.claimed:
            chosen = cast.actor(cast.claimed[folded])
        known = cast.claimed.get(fold_name(short_forms(name.name)[0])) if short_forms(name.name) else None
        if chosen is None and known is not None and (not whole or same_given_name(name.name, cast.actor(known))):
            chosen = cast.actor(known)
        if chosen is None:
            chosen = present(name, cast)
    if chosen is None:
        return None
    claim(name, chosen, cast)
    return chosen.id


def same_given_name(name: str, actor: Actor | None) -> bool:
    """Whether the first parts of two names can be one ("Joe Biden" and "Joseph R. Biden")."""
    return actor is not None and fold_name(name)[:1] == fold_name(actor.name)[:1]


def by_short_form(name: NameSpan, cast: Cast) -> list[Actor]:
    """Persons of the base whose short name ends the whole name and whose first letter agrees, with a title to vouch."""
    if not name.titled and name.office is None:
        return []
    forms = short_forms(name.name)
    found = [a for form in forms for a in cast.base.called(form) if a.kind == "person"]
    initial = fold_name(name.name)[:1]
    return [a for a in dict.fromkeys(found) if any(fold_name(n)[:1] == initial for n in (a.name, *a.names))]


def claim(name: NameSpan, actor: Actor, cast: Cast) -> None:
    """Let the person be called by short forms from here on; who came first keeps a form."""
    for form in (*actor.short, *short_forms(name.name), name.name):
        cast.claimed.setdefault(fold_name(form), actor.id)


def choose(candidates: Sequence[Actor], name: NameSpan, cast: Cast) -> Actor | None:
    """The one candidate that state, office and day speak for, or ``None``."""
    fitting = [a for a in candidates if name.country is None or name.country in states_of(a)]
    if not fitting:
        return None
    whole = link_rank(name) == 0
    scored = sorted(
        ((fit(a, name, cast.day), -prominence(a, cast.day), a.id, a) for a in fitting),
        key=lambda s: (-s[0], -s[1], s[2]),
    )
    best = scored[0]
    if not whole:
        if name.titled and name.level is not None and best[0] < 2:
            return None
        if not name.titled and (
            best[0] < 1 or (len(scored) > 1 and scored[1][0] == best[0] and scored[1][1] == best[1])
        ):
            return None
    return best[3]


def states_of(actor: Actor) -> set[str | None]:
    """The states that the person belongs to or has served."""
    return {actor.country, *(i.country for i in actor.incumbencies)}


def fit(actor: Actor, name: NameSpan, day: dt.date | None) -> int:
    """How well the base's offices answer to the words: 4 the office on the day, 3 about then, 2 ever, 1 in some office then."""
    same = [
        i
        for i in actor.incumbencies
        if name.level is not None and (i.level == name.level or fold_name(name.office or "") in fold_name(i.office))
    ]
    if day is not None:
        if any(i.holds_on(day) for i in same):
            return 4
        if any(i.holds_on(day + dt.timedelta(days=shift)) for i in same for shift in (-ABOUT, ABOUT)):
            return 3
    if same:
        return 2
    if day is not None and any(i.holds_on(day) for i in actor.incumbencies):
        return 1
    top = min((RANK[i.level] for i in actor.incumbencies), default=9)
    return (
        1
        if name.level is None
        and top <= 1
        and (day is None or not any((i.begin or "0") > day.isoformat() for i in actor.incumbencies))
        else 0
    )


def prominence(actor: Actor, day: dt.date | None) -> int:
    """The rank of the highest office held on the day, else of the highest ever, lower is higher."""
    held = [RANK[i.level] for i in actor.incumbencies if day is not None and i.holds_on(day)]
    return min(held, default=20 + min((RANK[i.level] for i in actor.incumbencies), default=20))


def present(name: NameSpan, cast: Cast) -> Actor:
    """A provisional actor for a person whom only this text names."""
    key = f"unlisted-{slug(name.name)}"
    if link_rank(name) and name.country:
        key += f"-{name.country.lower()}"
    actor = cast.provisional.get(key) or Actor(key, name.name, "person", country=name.country, names=(name.name,))
    cast.provisional[key] = actor
    return actor


def make_mention(text: str, name: NameSpan, actor_id: str | None, cast: Cast) -> Mention:
    """The mention of a name whose person, if it is one, has been found."""
    words = name.span.cut(text)
    if name.kind == "person":
        actor = cast.actor(actor_id) if actor_id else None
        return Mention(
            name.span, words, "person", actor_id, actor.name if actor else name.name, country=(actor.country if actor else None) or name.country,
            office=name.office, office_country=name.country, level=name.level, capacity=name.capacity,
            gender=actor.gender if actor else None, basis="title" if name.titled else "name",
        )  # fmt: skip
    if name.kind == "office":
        return Mention(name.span, words, "office", None, words, country=name.country, office=name.office, office_country=name.country,
                       level=name.level, capacity=name.capacity, basis="description")  # fmt: skip
    key = name.actors[0] if name.actors else None
    if name.kind == "place":
        return Mention(
            name.span,
            words,
            "place",
            key,
            name.name,
            country=name.place_country,
            place=Place(name.name, name.place_country),
        )
    actor = cast.base.actors.get(key) if key else None
    # a seat of power is a place where one stands "at" it, and its state where it acts
    place = Place(name.name, name.place_country) if name.place_country else None
    return Mention(
        name.span, words, name.kind, key, actor.name if actor else name.name, country=name.country, place=place
    )


def recall_short_names(text: str, mentions: Sequence[Mention], cast: Cast) -> list[Mention]:
    """Mentions of persons by claimed short names that no rule had seen before."""
    taken = sorted((m.span for m in mentions), key=lambda s: s.start)
    wanted: dict[str, str] = {}
    for form, key in cast.claimed.items():
        if len(form) > 2 and cast.actor(key) is not None:
            wanted[form] = key
    if not wanted:
        return []
    found = []
    covered = {i for s in taken for i in range(s.start, s.end)}
    for match in re.finditer(r"(?<![\w-])(?:(?:al|bin|de|van|von)[ -])?[^\W\d_a-z][\w’'-]*[^\W_]", text):
        words = re.sub(r"['’]s$", "", match[0])
        found_key = wanted.get(fold_name(words))
        if found_key is None or match.start() in covered:
            continue
        follows = re.match(r"[ \u00a0]([A-Z]\w+)", text[match.start() + len(words) : match.start() + len(words) + 20])
        before = re.search(r"([A-Z]\w+)[ \u00a0]$", text[max(0, match.start() - 20) : match.start()])
        if follows and follows[1].lower() in (
            "street",
            "avenue",
            "university",
            "airport",
            "foundation",
            "center",
            "centre",
            "prize",
            "doctrine",
            "library",
            "square",
        ):
            continue
        if (
            before
            and before[1] not in ("The", "When", "After", "Before", "But", "And", "While", "As", "On", "In")
            and fold_name(before[1]) not in wanted
            and before.start() > 0
            and len(before[1]) > 3
        ):
            continue
        actor = cast.actor(found_key)
        assert actor is not None
        found.append(Mention(Span(match.start(), match.start() + len(words)), words, "person", found_key, actor.name, country=actor.country,
                             gender=actor.gender, basis="short"))  # fmt: skip
    return found
