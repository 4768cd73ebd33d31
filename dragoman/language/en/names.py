"""English names: titles, full names, states, places, and descriptions by office, as they stand in a text.

The actor base goes first, by one pass over the whole text; then titles claim the capitalised words behind them;
then apposition adds office and state. Nothing is linked here: whom a name means is decided by the reader of actors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.actors.base import ActorBase, Surface, load_given_names
from dragoman.language.base import NameKind, NameSpan
from dragoman.language.en.capitals import find_capitals
from dragoman.language.en.joint_titles import find_joint
from dragoman.language.en.name_words import (
    CAPACITY,
    EVERYDAY,
    FIRST_NAMES,
    HONORIFICS,
    LEVEL_OF,
    LOCATIVE,
    NOBILITY,
    OFFICE,
    STOPS,
    THINGS,
    WORD,
)
from dragoman.language.en.named_things import is_mere_place, is_thing, local_abbreviations
from dragoman.language.en.strangers import (
    ACTS_OF_PERSONS,
    DONE_TO_PERSONS,
    LONGEST_DONE,
    find_strangers,
    stranger_before,
)
from dragoman.language.en.titles import (
    capacity_of,
    find_titled,
    level_of,
    owner_after,
    owner_before,
    tidy_office,
)
from dragoman.model.documents import Span
from dragoman.model.times import TimeMention


def base_hits(text: str, base: ActorBase) -> list[tuple[Span, tuple[Surface, ...]]]:
    """Every surface of the base in the text at word edges, leftmost longest."""
    hits = []
    for start, end in base.index.spot(text):
        before = text[start - 1] if start else " "
        joined = (before == "-" and not capital_piece(text, start - 1)) or (
            before in "’'" and text[start - 2 : start - 1].isalpha()
        )
        if joined or before == "@" or (before == "-" and double_barrelled(text, start - 1, base)):
            continue
        hits.append((Span(start, end), base.surfaces[text[start:end]]))
    return hits


def capital_piece(text: str, hyphen: int) -> bool:
    """Whether what a hyphen joins to the name is itself a name ("Putin-Xi", unlike "pro-Russian")."""
    match = re.search(r"[^\W\d_]+$", text[max(0, hyphen - 30) : hyphen])
    return match is not None and match[0][0].isupper()


def double_barrelled(text: str, hyphen: int, base: ActorBase) -> bool:
    """Whether the hyphen stands in one surname behind a given name ("Hugo Verstraeten-Claes")."""
    led = re.search(rf"{WORD}[ \u00a0]({WORD})$", text[max(0, hyphen - 40) : hyphen])
    return led is not None and led[1] not in base.surfaces and led[1] not in STOPS


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
    local = local_abbreviations(text, base)
    hits = [(span, found) for span, found in base_hits(text, base) if not given_away(span.cut(text), found, local)]
    bars = [t.span.start for t in times]
    joint = find_joint(text, {span.start: (span, found) for span, found in hits}, base, frozenset(bars))
    alone = find_titled(text, hits, base, frozenset(bars))
    titled = [*joint, *(t for t in alone if not any(t.span.overlaps(j.span) for j in joint))]
    titled = [t for t in titled if t.kind != "person" or not is_thing(text, t.core, "person", t.name)]
    found = [*titled]
    for other in (*find_strangers(text), *find_capitals(text, hits, base)):
        if not any(other.span.overlaps(t.span) for t in found):
            found.append(other)
    taken = [n.span for n in found]
    for span, surfaces in hits:
        if any(span.overlaps(t) for t in near(taken, span)):
            continue
        named = from_surface(text, span, surfaces, base)
        if named is not None:
            found.append(named)
            taken.append(named.span)
    found.sort(key=lambda n: (n.span.start, n.span.end))
    owners = {span.end: surfaces for span, surfaces in hits}
    starts = {span.end: span.start for span, _ in hits}
    extended = [extend_after(text, n, hits, base) for n in found]
    return join_states([extend_before(text, n, owners, starts, base) for n in extended])


def given_away(words: str, surfaces: tuple[Surface, ...], local: Mapping[str, str | None]) -> bool:
    """Whether the text gives an abbreviation to something else than what the base takes it for."""
    return words in local and local[words] not in {s.actor for s in surfaces}


def near(spans: list[Span], span: Span) -> Iterable[Span]:
    """The spans that could overlap; a plain scan, since a document holds some hundred."""
    return (s for s in spans if s.end > span.start and s.start < span.end)


def is_personal(text: str, span: Span) -> bool:
    """Whether what stands beside a surname that is also a word is done by persons or to them."""
    if ACTS_OF_PERSONS.match(text[span.end : span.end + 24]):
        return True
    done = DONE_TO_PERSONS.search(text[max(0, span.start - LONGEST_DONE) : span.start]) is not None
    return done and re.match(r"[ \u00a0][A-Z]|[-’']", text[span.end : span.end + 2]) is None


def from_surface(text: str, span: Span, surfaces: tuple[Surface, ...], base: ActorBase) -> NameSpan | None:
    """A name of the base that stands alone; ``None`` for what cannot be told from an ordinary word."""
    kind = name_kind(surfaces, base)
    words = span.cut(text)
    uses = {s.use for s in surfaces}
    if kind in ("place", "state") and part_of_other_name(text, span, words, kind):
        return None
    if kind == "body" and words[:4].lower() == "the " and text.startswith(" of ", span.end):
        # "the Security Council of Kazakhstan"
        return None
    if kind in ("person", "state") and is_thing(text, span, kind, words):
        return None
    if kind == "person" and uses <= {"short"} and re.match(r"-[a-z]", text[span.end : span.end + 2]):
        # "Park Chung-hee": a part of a given name
        return None
    if kind == "person" and uses <= {"short"}:
        if words in EVERYDAY and not is_personal(text, span):
            return None
        if inside_longer_name(text, span) or of_another(text, span, surfaces, base):
            stranger = stranger_before(text, span)
            return None if stranger is None or is_thing(text, stranger.span, "person", stranger.name) else stranger
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
    if kind == "place" and is_mere_place(text, span):
        actors = ()
    return NameSpan(span, span, words, kind, country=country if kind != "person" else None, actors=actors,
                    place_country=country if kind == "place" or "seat" in uses else None)  # fmt: skip


def part_of_other_name(text: str, span: Span, words: str, kind: NameKind) -> bool:
    """Whether a place's name begins a person's ("Chad Smith") or a thing's ("The Washington Post")."""
    after = re.match(rf"[ \u00a0]({WORD})", text[span.end : span.end + 30])
    if after is None or after[1] in STOPS:
        return False
    return words in FIRST_NAMES or (kind == "place" and after[1] in THINGS)


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


def of_another(text: str, span: Span, surfaces: tuple[Surface, ...], base: ActorBase) -> bool:
    """Whether a given name that no bearer of the surname has opens the sentence right before it ("Marta Orban met")."""
    before = re.search(rf"({WORD})[ \u00a0]$", text[max(0, span.start - 30) : span.start])
    if before is None or before[1] not in load_given_names() or before[1] in EVERYDAY or before[1] in STOPS:
        return False
    if before[1].lower() in HONORIFICS or before[1].lower() in NOBILITY:
        return False
    initials = {base.actors[s.actor].name[:1] for s in surfaces if s.actor}
    return before[1][0] not in initials


def sentence_initial(text: str, position: int) -> bool:
    """Whether a sentence or line begins at the position."""
    return position == 0 or bool(re.search(r"(?:^|[.!?\n\"“:;—]\s*)$", text[max(0, position - 4) : position]))


def extend_before(
    text: str, name: NameSpan, owners: dict[int, tuple[Surface, ...]], starts: dict[int, int], base: ActorBase
) -> NameSpan:
    """The person with the state that owns the name ("Uzbekistan's Shavkat Mirziyoyev")."""
    gap = re.search(r"['’]s?[ \u00a0]$", text[max(0, name.span.start - 3) : name.span.start])
    if name.kind != "person" or gap is None:
        return name
    edge = name.span.start - len(gap[0])
    for surface in owners.get(edge, ()):
        if surface.use == "name" and surface.actor and base.actors[surface.actor].kind == "state":
            return replace(name, span=Span(starts[edge], name.span.end), country=name.country or surface.country)
    return name


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
