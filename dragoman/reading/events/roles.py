"""Who takes part in which role, and where: the slots of a frame cast by the shape of its predicate."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.language.base import ActCues, Cues, PredicateEntry
from dragoman.model.actors import Actor, Mention, Place
from dragoman.model.documents import Document, Span
from dragoman.model.frames import Argument, Frame
from dragoman.model.reports import Participant, Role

Resolve = Callable[[Argument, Frame], tuple[str, ...]]
ALIKE = ("subject", "object", "with", "between", "among", "possessor", "alongside")
PLACES = ("in", "at", "to", "near", "into", "from", "outside")
Cast = dict[str, Role]
# So many characters behind a place a time stands beside it ("in Astana on Monday").
BESIDE_PLACE = 5
# From so many sentences on, what a text does not name is not what it is about.
SOME_LENGTH = 5


@dataclass(frozen=True)
class Scene:
    """What reading one document's frames needs to know of it."""

    document: Document
    sentences: Sequence[Span]
    mentions: Sequence[Mention]
    cues: Cues
    acts: ActCues
    resolve: Resolve
    actor_of: Callable[[str], Actor | None]
    sets: frozenset[Span] = frozenset()
    # persons of whom the text tells an office
    holders: frozenset[str] = frozenset()

    @cached_property
    def at_home(self) -> bool:
        """Whether a text of some length is about one state alone: no actor, place or adjective of another stands in it."""
        if len(self.sentences) < SOME_LENGTH:
            return False
        known = {m.country for m in self.mentions if m.country} | {
            m.actor for m in self.mentions if m.kind == "body" and m.actor
        }
        persons = {
            a.country
            for m in self.mentions
            if m.kind == "person" and (a := self.actor_of(m.actor or "")) is not None and a.country
        }
        return len(known | persons) < 2

    def mention_at(self, head: Span) -> Mention | None:
        """The mention that covers a head word."""
        return next((m for m in self.mentions if m.span.start <= head.start < m.span.end), None)


# Slots in which a town is where the act goes or takes place, by shape; "left Astana for Budapest" goes to Budapest.
OBJECTS = ("object", "to", "in", "at", "into", "of")
# In which slots the one called up stands.
REACHED = ("object", "with", "by", "to")
GOALS = {"travel": ("to", "into", "for")}


def cast_roles(frame: Frame, entry: PredicateEntry, scene: Scene) -> tuple[Cast, Place | None]:
    """Actors of the frame with their roles, and the place where one slot names it."""
    cast: Cast = {}
    place: Place | None = None
    goals = GOALS.get(entry.shape, OBJECTS)
    if nobody_meets(frame, entry, scene):
        return {}, None
    for argument in frame.arguments:
        role = role_of(argument.slot, frame, entry)
        if role is None:
            continue
        mention = scene.mention_at(argument.head)
        if mention is not None and mention.kind == "place":
            named_trip = argument.slot == "compound" and entry.shape == "visit"
            if (named_trip or argument.slot in goals) and place is None:
                place = mention.place
            continue
        if mention is not None and mention.kind == "state" and visit_goal(argument.slot, entry):
            place = place or Place(mention.name, mention.country)
            cast.setdefault(mention.actor or "", "host")
            continue
        if mention is not None and mention.kind == "adjective":
            if argument.slot == "compound":
                cast_state(mention, cast)
            continue
        if visit_goal(argument.slot, entry) and mention is not None and mention.kind == "body":
            continue
        if entry.shape == "attend" and argument.slot == "object" and (mention is None or mention.kind != "person"):
            # "joined the talks", "would not join them"
            continue
        if argument.slot == "compound" and mention is None:
            # "the U.S.-Africa Leaders Summit": the word says which, not who
            continue
        actors = scene.resolve(argument, frame)
        if entry.shape == "reach" and argument.slot == "object" and not actors and not listed(argument, frame, scene):
            # "called him a friend": no telephone
            return {}, None
        if mention is not None and mention.kind == "body" and argument.slot in ("compound", "of"):
            # "the SCO summit" is of the body, not with it
            continue
        for actor in actors:
            if actor:
                cast.setdefault(actor, role)
    cast.pop("", None)
    return cast, place


def nobody_meets(frame: Frame, entry: PredicateEntry, scene: Scene) -> bool:
    """Whether nobody is called up ("the presidents called in their delegations") or none did it ("no president met")."""
    if entry.shape == "reach" and not frame.nominal and not any(a.slot in REACHED for a in frame.arguments):
        return True
    subjects = [a for a in frame.arguments if a.slot == "subject"]
    return frame.polarity == "negative" and any(is_nobody(a, frame, scene) for a in subjects)


def is_nobody(argument: Argument, frame: Frame, scene: Scene) -> bool:
    """Whether the words say that nobody did it ("no president")."""
    first = argument.phrase.cut(scene.document.text).split()[:1]
    return first != [] and first[0].lower() in scene.cues.nobody and not scene.resolve(argument, frame)


def listed(argument: Argument, frame: Frame, scene: Scene) -> bool:
    """Whether the argument is one of several joined by "and" or a comma, not a second object of its own."""
    earlier = [a.head.end for a in frame.arguments if a.slot == argument.slot and a.head.end <= argument.head.start]
    joint = scene.cues.listing
    return bool(earlier) and joint.search(scene.document.text[max(earlier) : argument.head.start]) is not None


def one_sided(frame: Frame, cast: Cast, scene: Scene) -> bool:
    """Whether every side stands behind "with": the other side is still to be found."""
    others = [
        a
        for a in frame.arguments
        if a.slot in ("subject", "object", "possessor", "between", "of", "compound", "by", "among")
        and any(i in cast for i in scene.resolve(a, frame))
    ]
    return bool(cast) and not others


def add_clause_subject(frame: Frame, cast: Cast, scene: Scene) -> Cast:
    """The cast with the subject of the clause above as the other side; empty where there is none."""
    for governor in frame.governors:
        if governor.subject is not None:
            actors = scene.resolve(Argument("subject", governor.subject, governor.subject), frame)
            if governor.lemma.split()[0] in scene.cues.saying | scene.cues.statuses["denied"]["verbs"]:
                # a spokesman speaks of his principal's meeting, not of his own
                actors = tuple(a for a in actors if leads(scene.actor_of(a)))
            fresh = [a for a in actors if a and a not in cast]
            return {**dict.fromkeys(fresh, "participant"), **cast} if fresh else {}
    return {}


def leads(actor: Actor | None) -> bool:
    """Whether the person has held an office whose meetings are his own news."""
    return actor is not None and any(
        i.level in ("head of state", "head of government", "foreign minister") for i in actor.incumbencies
    )


def cast_state(mention: Mention, cast: Cast) -> None:
    """Take a state named by an adjective before the noun for a side of it only when no person is."""
    if mention.actor:
        cast.setdefault(mention.actor, "participant")


def visit_goal(slot: str, entry: PredicateEntry) -> bool:
    """Whether the slot names where a visit goes."""
    if entry.shape == "visit":
        return slot in ("object", "to", "in", "at")
    return entry.shape == "travel" and slot in ("to", "into", "for")


def role_of(slot: str, frame: Frame, entry: PredicateEntry) -> Role | None:
    """The role of a slot by the entry's shape; ``None`` where the slot takes no part."""
    shape = entry.shape
    if shape == "host":
        if slot == "by" and not frame.passive:
            return None
        return {"subject": "host", "by": "host", "object": "guest"}.get(slot)  # type: ignore[return-value]
    if shape in ("visit", "travel"):
        if frame.nominal:
            if slot in ("subject", "possessor", "by", "compound"):
                return "guest"
            return "guest" if slot == "of" else "participant" if slot in ("with", "to", "in", "at") else None
        return {"subject": "guest", "object": "host", "to": "host", "in": "host", "at": "host", "for": "host"}.get(slot)  # type: ignore[return-value]
    if shape == "sign":
        return "participant" if slot in ("subject", "with", "by") else None
    if shape in ("attend", "gather"):
        if slot in entry.slots and not frame.complement:
            # "joined the President on the call"
            return "participant"
        return (
            "participant"
            if slot in ("subject", "with", "alongside") or (shape == "gather" and slot == "object")
            else None
        )
    if shape in ("discuss", "brief") and slot == "by" and not (frame.passive or frame.nominal):
        # "discussed the calls by Putin": whose calls they were
        return None
    if shape == "discuss":
        return "participant" if slot in ("subject", "with", "by") else None
    if shape == "brief":
        return "participant" if slot in ("subject", "object", "by") else None
    if shape == "reach":
        return "participant" if slot in ("subject", "object", "with", "by") else None
    if shape == "mutual":
        if slot in entry.slots and not frame.complement:
            return "participant"
        if slot in ALIKE or (slot == "to" and entry.to) or (slot == "by" and (frame.passive or frame.nominal)):
            return "participant"
        if frame.nominal and slot in ("compound", "of", "including", "involving", "from"):
            return "participant" if slot != "from" else None
        return "participant" if slot in ("including", "and") else None
    return None


def add_traveller(frame: Frame, cast: Cast, scene: Scene) -> Cast:
    """The cast of a trip with the subject of the verb that disposes of it as guest ("called off a trip to Baku")."""
    governor = frame.governors[0] if frame.governors else None
    if governor is None or governor.relation != "dobj" or governor.subject is None:
        return cast
    actors = scene.resolve(Argument("subject", governor.subject, governor.subject), frame)
    persons = [a for a in actors if (known := scene.actor_of(a)) is not None and known.kind == "person"]
    return {**cast, **dict.fromkeys(persons, "guest")}


def add_inviter(frame: Frame, cast: Cast, scene: Scene) -> Cast:
    """The cast of a visit with the person at whose invitation it is made, as host."""
    spans = [
        g.subject for g in frame.governors if g.subject is not None and g.lemma in scene.cues.invite and not g.nominal
    ]
    text = scene.document.text
    for argument in frame.arguments:
        if argument.head.cut(text).lower() in scene.cues.invite:
            spans.extend(
                m.span
                for m in scene.mentions
                if m.kind == "person" and argument.phrase.start <= m.span.start < argument.phrase.end + 1
            )
    for span in spans:
        for actor in scene.resolve(Argument("subject", span, span), frame):
            if actor:
                cast.setdefault(actor, "host")
    return cast


def add_host_state(cast: Cast, place: Place | None, scene: Scene) -> Cast:
    """The cast of a visit with the state visited, where no person of that state hosts."""
    if place is None or place.country is None or not cast:
        return cast
    state = place.country.lower()
    countries = {a.country for key in cast if (a := scene.actor_of(key)) is not None and a.kind == "person"}
    if place.country not in countries and scene.actor_of(state) is not None:
        return {**cast, state: "host"}
    return cast


def make_participants(cast: Mapping[str, Role], scene: Scene) -> tuple[Participant, ...]:
    """Participants in the order of the cast; a state stands back where its own person takes part."""
    actors = [(key, role, scene.actor_of(key)) for key, role in cast.items()]
    represented = {a.country for _, _, a in actors if a is not None and a.kind == "person"}
    participants = []
    for key, role, actor in actors:
        if actor is None or (actor.kind == "state" and actor.country in represented):
            continue
        participants.append(
            Participant(actor.name, key, actor.kind, role, actor.country, former_state=actor.former_state)
        )
    return tuple(participants)


def enough(
    participants: Sequence[Participant], entry: PredicateEntry, *, placed: bool, delegates: Collection[str] = ()
) -> bool:
    """Whether two sides are named, and both by persons where the word asks for it; ``delegates`` are states there by theirs."""
    persons = sum(p.kind == "person" or p.actor in delegates for p in participants)
    if entry.shape in ("visit", "travel") and not placed and not any(p.role == "host" for p in participants):
        # "went boating": nobody is visited
        return False
    if entry.shape == "host" and not any(p.role == "host" for p in participants):
        return False
    if entry.needs == "person" or entry.shape in ("attend", "gather", "discuss", "brief", "reach", "sign"):
        return persons >= 2
    return len(participants) >= 2 and (persons >= 1 or all(p.kind == "state" for p in participants))


def place_of(frame: Frame, scene: Scene) -> Place | None:
    """The place of an act by its locative slots: a named place before a mere state."""
    states: list[Place] = []
    talk = has_topic(frame, scene)
    for argument in frame.arguments:
        if argument.slot not in PLACES or argument.slot == "from" or (talk and of_what_was_discussed(argument, frame)):
            continue
        mention = scene.mention_at(argument.head)
        if mention is None:
            continue
        if mention.place is not None:
            return mention.place
        # "discussed the situation in Chad" was not held there
        if mention.kind == "state" and argument.slot in ("in", "to", "at") and not talk:
            states.append(Place(mention.name, mention.country))
    return named_place(frame, scene) or (states[0] if states else None)


def of_what_was_discussed(place: Argument, frame: Frame) -> bool:
    """Whether a place behind the topic may be the topic's: no partner, no time and no other place sets it off.

    "discussed the events in Minneapolis"; but "discussed trade with X in Astana", "the war in Kharkiv in Geneva".
    """
    topic = max(a.head.end for a in frame.arguments if a.slot == "object")
    if place.head.start < topic:
        return False
    apart = any(topic <= a.head.start < place.head.start and a.slot in ("with", "in", "at") for a in frame.arguments)
    timed = any(0 <= t.start - place.phrase.end <= BESIDE_PLACE for t in frame.times)
    return not apart and not timed


def has_topic(frame: Frame, scene: Scene) -> bool:
    """Whether the frame is a verb of talk with what is talked of as its object."""
    topical = frame.lemma in scene.cues.topics and not frame.nominal
    return topical and any(a.slot == "object" and scene.mention_at(a.head) is None for a in frame.arguments)


def named_place(frame: Frame, scene: Scene) -> Place | None:
    """The one town or venue that the sentence names behind "in" or "at" after the act, however deep it hangs."""
    if frame.lemma in scene.cues.topics and not (frame.nominal and frame.lemma == "talk"):
        return None
    text, sentence, locative = scene.document.text, scene.sentences[frame.sentence], scene.cues.at_place
    named = [
        m
        for m in scene.mentions
        if m.kind == "place"
        and sentence.start <= m.span.start < sentence.end
        and locative.search(text[sentence.start : m.span.start])
    ]
    # a second town in the sentence leaves it open which of the two is meant
    if len({m.name for m in named}) != 1 or named[0].span.start < frame.trigger.end:
        return None
    clear = locative.search(text[frame.trigger.end : named[0].span.start])
    return named[0].place if clear else None
