"""English names: titles, full names, states, places, and descriptions by office, as they stand in a text.

The actor base goes first, by one automaton over the whole text; then titles claim the capitalised words behind them;
then apposition adds office and state. Nothing is linked here: whom a name means is decided by the reader of actors.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick, MatchKind

from dragoman.actors.base import ActorBase, Surface
from dragoman.language.base import NameKind, NameSpan
from dragoman.language.lexicon import load_words, one_of
from dragoman.model.actors import Capacity, Level
from dragoman.model.documents import Span
from dragoman.model.times import TimeMention

WORDS = load_words("en", "offices")
LEVEL_OF: dict[str, Level] = {word: level for level, words in WORDS["levels"].items() for word in words}
HONORIFICS = frozenset(WORDS["honorifics"])
EVERYDAY = frozenset(WORDS["everyday"])
STOPS = frozenset(WORDS["stops"])
THINGS = frozenset(WORDS["things"])
CAPACITY_OF: dict[str, Capacity] = {w: c for c, words in WORDS["capacities"].items() for w in words}

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏȘȚ"
WORD = rf"(?:[{UPPER}][’']?[^\W\d_]*(?:[-’'][^\W\d_]+)*)"
INITIAL = rf"(?:(?:[{UPPER}]h?\.)+(?:-[{UPPER}]\.)?)"
PARTICLE = rf"(?:{one_of(WORDS['name_particles'])})"
SUFFIX = rf"(?:,?\s{one_of(WORDS['suffix_names'])}(?!\w))"
NAME = re.compile(rf"(?:(?:al|el|Al|El)-)?{WORD}(?:[ \u00a0](?:(?:{PARTICLE}[ \u00a0]|{PARTICLE}-)*(?:(?:al|el|ul|ur)-)?{WORD}|{INITIAL}))*{SUFFIX}?|{INITIAL}(?:[ \u00a0]?{INITIAL})*[ \u00a0]{WORD}{SUFFIX}?")  # fmt: skip
TITLE_WORDS = sorted(LEVEL_OF, key=len, reverse=True)
FIELD = one_of(WORDS["fields"])
OFFICE = rf"(?:{one_of(TITLE_WORDS)}|(?:{FIELD}\s+(?:and\s+{FIELD}\s+)?(?:minister|secretary))|minister\s+(?:of|for)\s+(?:the\s+)?{FIELD}(?:\s+(?:and|,)\s+{FIELD})*(?:\s+affairs)?)(?:-(?:elect|designate))?"
CAPACITY = rf"(?:{one_of(w for w in CAPACITY_OF if not w.endswith('-'))}\s+|(?:ex|then)-\s?)"
TITLE = re.compile(rf"(?<![\w-])(?P<cap>{CAPACITY})?(?P<office>{OFFICE})(?![\w-])", re.IGNORECASE)
HONOUR = re.compile(
    r"(?:His|Her|Their)[ \u00a0](?:(?:Royal|Serene|Imperial)[ \u00a0])?(?:Highness|Majesty|Excellency|Holiness|Eminence),?[ \u00a0]$"
)
LOCATIVE = re.compile(
    r"\b(?:in|to|at|from|near|outside|into|via|around|left|visited|visit|of)\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True)
class NameTables:
    """The automaton over the base's surfaces and the surfaces in its order."""

    automaton: AhoCorasick
    surfaces: tuple[tuple[Surface, ...], ...]


@functools.lru_cache(maxsize=2)
def name_tables(base: ActorBase) -> NameTables:
    """The automaton for the base, made once."""
    words = [w for w in base.surfaces if len(w) > 1]
    return NameTables(AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), tuple(base.surfaces[w] for w in words))


def base_hits(text: str, base: ActorBase) -> list[tuple[Span, tuple[Surface, ...]]]:
    """Every surface of the base in the text at word edges, leftmost longest."""
    tables = name_tables(base)
    hits = []
    for index, start, end in tables.automaton.find_matches_as_indexes(text):
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        joined = (before == "-" and start > 1 and text[start - 2].islower()) or (
            before in "’'" and text[start - 2 : start - 1].isalpha()
        )
        if before.isalnum() or after.isalnum() or joined or before == "@":
            continue
        hits.append((Span(start, end), tables.surfaces[index]))
    return hits


def name_kind(surfaces: Iterable[Surface], base: ActorBase) -> NameKind:
    """What a surface is, taking whole names before adjectives and places."""
    uses = {s.use: s for s in surfaces}
    for use in ("name", "seat"):
        if use in uses and uses[use].actor:
            return base.actors[uses[use].actor or ""].kind
    if "adjective" in uses:
        return "adjective"
    if "demonym" in uses:
        return "adjective"
    if "capital" in uses or "place" in uses or "place in" in uses:
        return "place"
    return "person"


def find_names(text: str, base: ActorBase, times: Sequence[TimeMention]) -> list[NameSpan]:
    """Names of persons, states, bodies and places and descriptions by office, in text order without overlap."""
    hits = base_hits(text, base)
    bars = [t.span.start for t in times]
    titled = find_titled(text, hits, base, frozenset(bars))
    taken = [t.span for t in titled]
    found = list(titled)
    for span, surfaces in hits:
        if any(span.overlaps(t) for t in near(taken, span)):
            continue
        named = from_surface(text, span, surfaces, base)
        if named is not None:
            found.append(named)
            taken.append(named.span)
    found.sort(key=lambda n: (n.span.start, n.span.end))
    return join_states([extend_after(text, n, hits, base) for n in found])


def near(spans: list[Span], span: Span) -> Iterable[Span]:
    """The spans that could overlap; a plain scan, since a document holds some hundred."""
    return (s for s in spans if s.end > span.start and s.start < span.end)


def from_surface(text: str, span: Span, surfaces: tuple[Surface, ...], base: ActorBase) -> NameSpan | None:
    """A name of the base that stands alone; ``None`` for what cannot be told from an ordinary word."""
    kind = name_kind(surfaces, base)
    words = span.cut(text)
    uses = {s.use for s in surfaces}
    if kind == "person" and uses <= {"short"} and (words in EVERYDAY or inside_longer_name(text, span)):
        return None
    if (
        kind == "place"
        and "place in" in uses
        and "place" not in uses
        and not LOCATIVE.search(text[max(0, span.start - 24) : span.start])
    ):
        return None
    if kind in ("place", "adjective") and inside_longer_name(text, span) and kind == "place" and "capital" not in uses:
        return None
    actors = tuple(
        dict.fromkeys(
            s.actor for s in surfaces if s.actor and (kind != "person" or base.actors[s.actor].kind == "person")
        )
    )
    country = next((s.country for s in surfaces if s.country), None)
    return NameSpan(span, span, words, kind, country=country if kind != "person" else None, actors=actors,
                    place_country=country if kind == "place" or "seat" in uses else None)  # fmt: skip


def inside_longer_name(text: str, span: Span) -> bool:
    """Whether capitalised words right beside make the hit a part of some other name."""
    before = re.search(rf"({WORD})[ \u00a0]$", text[max(0, span.start - 30) : span.start])
    if (
        before
        and before[1] not in STOPS
        and before[1].lower() not in LEVEL_OF
        and not sentence_initial(text, max(0, span.start - 30) + before.start(1))
    ):
        return True
    after = re.match(rf"[ \u00a0]({WORD})", text[span.end : span.end + 30])
    return bool(after and after[1] not in STOPS and after[1].rstrip("s") not in STOPS and not after[1].isupper())


def sentence_initial(text: str, position: int) -> bool:
    """Whether a sentence or line begins at the position."""
    return position == 0 or bool(re.search(r"(?:^|[.!?\n\"“:;—]\s*)$", text[max(0, position - 4) : position]))


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


Hits = dict[int, tuple[Span, tuple[Surface, ...]]]


def titled_name(
    text: str, match: re.Match[str], starts: Hits, ends: Hits, base: ActorBase, bars: frozenset[int]
) -> NameSpan | None:
    """The person or description that one title begins."""
    office = re.sub(r"\s+", " ", match["office"])
    level = level_of(office)
    start, country, body = owner_before(text, match.start(), ends, base)
    capacity = capacity_of(match["cap"], office)
    position = match.end()
    if honour := HONOUR.search(text[max(0, start - 30) : start]):
        start -= len(honour[0])
    prior = re.search(rf"(?<![\w-])({CAPACITY})$", text[max(0, start - 16) : start], re.IGNORECASE)
    if prior and start < match.start():
        capacity = capacity or capacity_of(prior[1], office)
        start -= len(prior[0])
    owner = owner_after(text, position, starts, base)
    end_of_owner = position
    if owner is not None and country is None:
        country, body, end_of_owner = owner[1], owner[2], owner[0]
    name = name_at(
        text,
        end_of_owner,
        starts,
        base,
        bars,
        comma=apposed(text, start, country, end_of_owner != position or " of " in office.lower()),
    )
    if name is None and end_of_owner != position:
        name = name_at(text, position, starts, base, bars, comma=False)
    if (
        name is None
        and level in ("head of state", "head of government", "foreign minister", "deputy")
        and (joined := second_title(text, end_of_owner))
    ):
        name = name_at(text, joined, starts, base, bars, comma=False)
    honorific = office.lower() in HONORIFICS
    if honorific and TITLE.match(text, position + 1):
        return None
    if name is None:
        if honorific or (
            office.lower()
            in (
                "general",
                "representative",
                "secretary",
                "director",
                "chief",
                "head",
                "chair",
                "mp",
                "deputy",
                "judge",
                "coordinator",
                "leader",
            )
            and country is None
        ):
            return None
        return description(text, match, start, end_of_owner, office, level, country, body, capacity)
    if not office[0].isupper() and honorific:
        return None
    given = Span(name[0].start, name[0].end)
    return NameSpan(
        Span(start, given.end), given, given.cut(text), "person",
        office=None if honorific else tidy_office(office), level=None if honorific else level, country=country, body=body, capacity=capacity,
        actors=name[1], titled=True,
    )  # fmt: skip


def apposed(text: str, start: int, country: str | None, owned: bool) -> bool:
    """Whether a name behind a comma stands in apposition to the office: the office is somebody's ("his aide, X")."""
    return (
        owned
        or country is not None
        or bool(re.search(r"\b(?:the|his|her|its|their|whose|our)\s+$", text[max(0, start - 8) : start], re.IGNORECASE))
    )


def second_title(text: str, position: int) -> int | None:
    """Where the name may begin behind a second title ("State Councilor and Foreign Minister Wang Yi")."""
    match = re.match(rf"\s+and\s+(?:{OFFICE})(?=\s+[{UPPER}])", text[position : position + 80], re.IGNORECASE)
    return position + match.end() if match else None


def tidy_office(office: str) -> str:
    """The office with the capitals of a title, as records write it.

    >>> tidy_office("prime minister"), tidy_office("Minister of Foreign Affairs")
    ('Prime Minister', 'Minister of Foreign Affairs')
    """
    small = {"of", "the", "and", "for"}
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
        r",?[ \u00a0]+" if comma else r"\.?[ \u00a0]+(?:H\.E\.\s+|Mr\.?\s+|Mrs\.?\s+|Ms\.?\s+|Dr\.?\s+)?",
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


def extend_after(text: str, name: NameSpan, hits: list[tuple[Span, tuple[Surface, ...]]], base: ActorBase) -> NameSpan:
    """The person with the state and office that stand behind the name in apposition."""
    if name.kind != "person":
        return name
    starts = {
        span.start: (span, surfaces)
        for span, surfaces in hits
        if span.start >= name.span.end and span.start < name.span.end + 80
    }
    state = owner_after(text, name.span.end, starts, base)
    if state is not None:
        return replace(
            name, span=Span(name.span.start, state[0]), country=name.country or state[1], body=name.body or state[2]
        )
    match = re.match(
        rf",\s+(?:the\s+|a\s+|an\s+)?(?P<cap>{CAPACITY})?(?P<mid>[^,.;()\n]{{0,24}}?)(?P<office>{OFFICE})(?![\w-])",
        text[name.span.end : name.span.end + 90],
        re.IGNORECASE,
    )
    if match is None or name.office is not None:
        return name
    offset = name.span.end
    after = owner_after(
        text,
        offset + match.end(),
        {**starts, **{s.start: (s, f) for s, f in hits if offset <= s.start < offset + 160}},
        base,
    )
    owner: tuple[str | None, str | None] = (None, None)
    end = offset + match.end()
    if after is not None:
        owner, end = (after[1], after[2]), after[0]
    elif match["mid"].strip():
        ends = {span.end: (span, surfaces) for span, surfaces in hits}
        _begin, country, body = owner_before(text, offset + match.start("office"), ends, base)
        if country is None and body is None:
            return name
        owner = (country, body)
    closing = re.match(r"\s*(?:,|\.|;|$|\))", text[end : end + 3])
    if closing is None:
        return name
    office = tidy_office(re.sub(r"\s+", " ", match["office"]))
    if after is None and not match["mid"].strip() and level_of(office) == "other":
        return name
    return replace(name, span=Span(name.span.start, end), office=office, level=level_of(office), country=name.country or owner[0],
                   body=name.body or owner[1], capacity=capacity_of(match["cap"], office))  # fmt: skip


def join_states(names: list[NameSpan]) -> list[NameSpan]:
    """The names without those that a longer one has taken in."""
    kept: list[NameSpan] = []
    for name in names:
        if kept and name.span.start < kept[-1].span.end:
            if name.span.end - name.span.start <= kept[-1].span.end - kept[-1].span.start:
                continue
            kept.pop()
        kept.append(name)
    return kept
