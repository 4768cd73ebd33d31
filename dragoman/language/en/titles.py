"""English titles: the office, its owner and the name behind it, or a description by office where no name follows."""

from __future__ import annotations

import re

from dragoman.actors.base import ActorBase, Surface
from dragoman.language.base import NameSpan
from dragoman.language.en.name_words import (
    BARE,
    CAPACITY,
    CAPACITY_OF,
    FOUNDED,
    HONORIFICS,
    HONOUR,
    LEVEL_OF,
    NAME,
    OFFICE,
    STOPS,
    TITLE,
    UPPER,
)
from dragoman.model.actors import Capacity, Level
from dragoman.model.documents import Span

ARTICLE = re.compile(r"\bthe[ \u00a0]$", re.IGNORECASE)
FIRST = re.compile(r"\bfirst[ \u00a0]+$", re.IGNORECASE)
LONGEST_FIRST = 7
Hits = dict[int, tuple[Span, tuple[Surface, ...]]]


def find_titled(
    text: str, hits: list[tuple[Span, tuple[Surface, ...]]], base: ActorBase, bars: frozenset[int]
) -> list[NameSpan]:
    """Persons behind a title, and descriptions by office where no name follows."""
    starts = {span.start: (span, surfaces) for span, surfaces in hits}
    ends = {span.end: (span, surfaces) for span, surfaces in hits}
    found: list[NameSpan] = []
    reached = 0
    for match in TITLE.finditer(text):
        if match.start() < reached:
            continue
        named = titled_name(text, match, starts, ends, base, bars)
        if named is not None:
            found.append(named)
            reached = named.span.end
    return found


def find_offices(text: str, hits: list[tuple[Span, tuple[Surface, ...]]], base: ActorBase) -> list[NameSpan]:
    """Every office in the text with its owner, whoever holds it and however common its word."""
    starts = {span.start: (span, surfaces) for span, surfaces in hits}
    ends = {span.end: (span, surfaces) for span, surfaces in hits}
    found = []
    for match in TITLE.finditer(text):
        office = re.sub(r"\s+", " ", match["office"])
        if office.lower() in HONORIFICS:
            continue
        start, country, body = owner_before(text, match.start(), ends, base)
        start, capacity = dress_before(text, match, start, office)
        owner, end = owner_after(text, match.end(), starts, base), match.end()
        if owner is not None:
            end, country, body = owner[0], country or owner[1], body or owner[2]
        level, behind = level_of(office), end
        end = accredited_to(text, end, level, starts, base)
        capacity = capacity or founder_capacity(text, match, office, country)
        words = office + text[behind:end]
        named = description(text, match, start, end, words, level, country, body, capacity)
        if named is not None:
            found.append(named)
    return found


def accredited_to(text: str, position: int, level: Level, starts: Hits, base: ActorBase) -> int:
    """Where an envoy's office ends with the state or body that he is sent to ("ambassador to Poland")."""
    gap = re.match(r"[ \u00a0]to[ \u00a0](?:the[ \u00a0])?", text[position : position + 9])
    hit = starts.get(position + gap.end()) if gap is not None and level in ("ambassador", "envoy") else None
    if hit is None:
        return position
    owned = any(s.use == "name" and s.actor and base.actors[s.actor].kind != "person" for s in hit[1])
    return hit[0].end if owned else position


def titled_name(
    text: str, match: re.Match[str], starts: Hits, ends: Hits, base: ActorBase, bars: frozenset[int]
) -> NameSpan | None:
    """The person or description that one title begins."""
    office = re.sub(r"\s+", " ", match["office"])
    honorific = office.lower() in HONORIFICS
    if honorific and (TITLE.match(text, match.end() + 1) or not office[0].isupper()):
        return None
    level = level_of(office)
    start, country, body = owner_before(text, match.start(), ends, base)
    start, capacity = dress_before(text, match, start, office)
    owner = owner_after(text, match.end(), starts, base)
    end = match.end()
    if owner is not None and country is None:
        end, country, body = owner
    capacity = capacity or founder_capacity(text, match, office, country)
    owned = apposed(text, start, country, end != match.end() or " of " in office.lower())
    # "the President and Prime Minister Bennett" are two; "Premier and Foreign Minister Wen" is one
    lone = country is not None or body is not None or ARTICLE.search(text, max(0, start - 4), start) is None
    name = name_behind(text, match.end(), end, level, owned, starts, base, bars, doubled=lone)
    if name is None:
        if honorific or (office.lower() in BARE and country is None):
            return None
        return description(text, match, start, end, office, level, country, body, capacity)
    given, actors = name
    return NameSpan(
        Span(start, given.end), given, given.cut(text), "person",
        office=None if honorific else tidy_office(office), level=None if honorific else level, country=country, body=body,
        capacity=capacity, actors=actors, titled=True,
    )  # fmt: skip


def dress_before(text: str, match: re.Match[str], start: int, office: str) -> tuple[int, Capacity | None]:
    """Where the title begins with the honorific and the word of capacity before it, and what that word says."""
    capacity = capacity_of(match["cap"], office)
    if honour := HONOUR.search(text[max(0, start - 30) : start]):
        start -= len(honour[0])
    prior = re.search(rf"(?<![\w-])({CAPACITY})$", text[max(0, start - 16) : start], re.IGNORECASE)
    if prior and start < match.start():
        capacity = capacity or capacity_of(prior[1], office)
        start -= len(prior[0])
    return start, capacity


def name_behind(
    text: str,
    position: int,
    end_of_owner: int,
    level: Level,
    owned: bool,
    starts: Hits,
    base: ActorBase,
    bars: frozenset[int],
    *,
    doubled: bool,
) -> tuple[Span, tuple[str, ...]] | None:
    """The name behind the title's owner, behind the title itself, or behind a second title where one may be ``doubled``."""
    name = name_at(text, end_of_owner, starts, base, bars, comma=owned)
    if name is None and end_of_owner != position:
        name = name_at(text, position, starts, base, bars, comma=False)
    if name is None and doubled and level in ("head of state", "head of government", "foreign minister", "deputy"):
        joined = second_title(text, end_of_owner)
        if joined is not None:
            name = name_at(text, joined, starts, base, bars, comma=False)
    return name


def second_title(text: str, position: int) -> int | None:
    """Where the name may begin behind a second title ("State Councilor and Foreign Minister Wang Yi")."""
    match = re.match(rf"\s+and\s+(?:{OFFICE})(?=\s+[{UPPER}])", text[position : position + 80], re.IGNORECASE)
    return position + match.end() if match else None


def apposed(text: str, start: int, country: str | None, owned: bool) -> bool:
    """Whether a name behind a comma stands in apposition to the office: the office is somebody's ("his aide, X")."""
    return (
        owned
        or country is not None
        or bool(re.search(r"\b(?:the|his|her|its|their|whose|our)\s+$", text[max(0, start - 8) : start], re.IGNORECASE))
    )


def tidy_office(office: str) -> str:
    """The office with the capitals of a title, as records write it.

    >>> tidy_office("prime minister"), tidy_office("Minister of Foreign Affairs")
    ('Prime Minister', 'Minister of Foreign Affairs')
    """
    small = {"of", "the", "and", "for", "to"}
    return " ".join(w if w.lower() in small else w[:1].upper() + w[1:] for w in office.split())


def level_of(office: str) -> Level:
    """The level of an office by its words."""
    words = re.sub(r"-(?:elect|designate)$", "", office.lower())
    if words in LEVEL_OF:
        return LEVEL_OF[words]
    if re.match(r"(?:foreign|external)", words) or re.search(r"(?:foreign|external) affairs", words):
        return "foreign minister"
    if re.search(r"defen[cs]e", words):
        return "defence minister"
    return "other minister"


def capacity_of(word: str | None, office: str) -> Capacity | None:
    """What the words around the office say of its holding."""
    if re.search(r"-(?:elect|designate)$", office, re.IGNORECASE):
        return "elect"
    if not word:
        return None
    return CAPACITY_OF.get(word.lower().strip(" -"))


def founder_capacity(text: str, match: re.Match[str], office: str, country: str | None) -> Capacity | None:
    """ "former" for the one who first led a state: called so once others have come after."""
    first = FIRST.search(text, max(0, match.start() - LONGEST_FIRST), match.start())
    return "former" if first and country is not None and office.lower() in FOUNDED else None


def owner_before(text: str, start: int, ends: Hits, base: ActorBase) -> tuple[int, str | None, str | None]:
    """The state or body right before a title ("Kazakh President", "France's foreign minister", "NATO Secretary-General")."""
    gap = re.search(
        r"(?:['’]s?)?[ \u00a0]+(?:(?:new|first|current|longtime|veteran)[ \u00a0]+)?$", text[max(0, start - 18) : start]
    )
    if gap is None:
        return start, None, None
    edge = start - len(gap[0])
    hit = ends.get(edge)
    if hit is None:
        return start, None, None
    span, surfaces = hit
    for surface in surfaces:
        if surface.use in ("adjective", "name", "seat", "demonym") and surface.actor:
            actor = base.actors[surface.actor]
            if actor.kind == "state":
                return span.start, surface.country, None
            if actor.kind == "body":
                return span.start, actor.country, actor.id
    return start, None, None


def owner_after(text: str, position: int, starts: Hits, base: ActorBase) -> tuple[int, str | None, str | None] | None:
    """The state or body behind a title ("President of Kazakhstan"): where it ends, country, body."""
    match = re.match(
        r"[ \u00a0](?:of|for)[ \u00a0]+(?:the[ \u00a0]+)?(?:State[ \u00a0]of[ \u00a0]|Government[ \u00a0]of[ \u00a0](?:the[ \u00a0])?)?",
        text[position : position + 36],
    )
    if match is None:
        return None
    hit = starts.get(position + match.end())
    if hit is None:
        return None
    span, surfaces = hit
    for surface in surfaces:
        if surface.use == "name" and surface.actor and base.actors[surface.actor].kind != "person":
            actor = base.actors[surface.actor]
            return span.end, actor.country, actor.id if actor.kind == "body" else None
    return None


def name_at(
    text: str, position: int, starts: Hits, base: ActorBase, bars: frozenset[int], *, comma: bool
) -> tuple[Span, tuple[str, ...]] | None:
    """The capitalised name right behind a title, with the base's candidates when the base has it whole."""
    gap = re.match(
        rf"{',?' if comma else '[.]?'}[ \u00a0]+(?:H\.E\.\s+|Mr\.?\s+|Mrs\.?\s+|Ms\.?\s+|Dr\.?\s+)?",
        text[position : position + 12],
    )
    if gap is None:
        return None
    begin = position + gap.end()
    if begin in bars:
        return None
    known = starts.get(begin)
    people: tuple[str, ...] = ()
    end = begin
    if known is not None:
        people = tuple(dict.fromkeys(s.actor for s in known[1] if s.actor and base.actors[s.actor].kind == "person"))
        if people:
            end = known[0].end
            if any(s.use == "name" for s in known[1]):
                return known[0], people
        elif any(s.use == "name" for s in known[1]) and " " in known[0].cut(text):
            return None
        elif comma and (whole := NAME.match(text, begin)) is not None and whole.end() <= known[0].end:
            # "expelled the Mexican ambassador, Quito said"
            return None
    match = NAME.match(text, begin)
    if match is None:
        return (Span(begin, end), people) if people else None
    cut = cut_name(match[0])
    if not cut:
        return (Span(begin, end), people) if people else None
    if people and begin + len(cut) <= end:
        return Span(begin, end), people
    return Span(begin, begin + len(cut)), ()


def cut_name(words: str) -> str:
    """The name up to the first word that cannot belong to one.

    >>> cut_name("Olaf Scholz Meeting"), cut_name("Biden’s Call")
    ('Olaf Scholz', 'Biden')
    """
    kept: list[str] = []
    for word in re.split(r"([ \u00a0]+)", words):
        bare = word.strip()
        if bare and (bare in STOPS or (bare.isupper() and len(bare) > 4)):
            break
        possessive = re.match(r"(.+?)['’]s?$", bare)
        if possessive:
            kept.append(possessive[1])
            break
        kept.append(word)
    name = "".join(kept).strip(" \u00a0,")
    return re.sub(r"(?:\s+(?:al|el|bin|de|da|do|van|von|der|la|le|y|of|the))+$", "", name)


def description(text: str, match: re.Match[str], start: int, end: int, office: str, level: Level, country: str | None,
                body: str | None, capacity: Capacity | None) -> NameSpan | None:  # fmt: skip
    """A description by office without a name: "the Kazakh president", "the prime minister of Japan"."""
    span = Span(start, max(end, match.end()))
    return NameSpan(span, Span(match.start("office"), match.end("office")), span.cut(text), "office", office=tidy_office(office), level=level,
                    country=country, body=body, capacity=capacity)  # fmt: skip
