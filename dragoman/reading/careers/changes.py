"""Offices that a predicate tells of: who comes in or goes out, of what, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.actors.base import fold_name
from dragoman.language.base import NameSpan
from dragoman.language.career_words import CareerCues, CareerEntry
from dragoman.model.documents import Span
from dragoman.model.frames import Argument, Frame
from dragoman.model.reports import OfficeChange, OfficeReading
from dragoman.reading.careers.naming import held_now, make_reading, office_end, office_of, office_within, with_state
from dragoman.reading.careers.scene import CareerScene, Office, Told
from dragoman.reading.careers.spans import span_of

# Which slots hold the person who comes into the office or goes out of it.
SUBJECT, OBJECT = ("subject",), ("object",)


BEARERS = {"gain": SUBJECT, "hold": SUBJECT, "lose": SUBJECT, "make": OBJECT, "unmake": OBJECT, "succeed": SUBJECT}


NOUN_BEARERS = ("possessor", "of", "object", "compound")


OFFICE_SLOTS = ("as", "object", "to", "from", "of", "in", "into", "with", "for")


# Words between the predicate and its office, a name and a date allowed for.
OFFICE_REACH = 110


HELD = ("held", "habitual")
# By the shape and particle of a predicate, the slot of the other one in a change of hands.
OTHER_HAND = {("succeed", None): "object", ("gain", "over"): "from", ("lose", "over"): "to"}


def from_frame(frame: Frame, scene: CareerScene, told: Told) -> Iterable[OfficeReading]:
    """The holdings and changes that one predicate tells of."""
    entry = entry_of(frame, scene.careers)
    if entry is None or frame.quoted or not is_told(frame, entry, scene):
        return
    persons = bearers(frame, entry, scene)
    named = office_named(frame, scene)
    office = office_of(named, scene) if named is not None else holding_named(frame, scene)
    if not persons or not (vouched(frame, entry, office, scene) or of_title(frame, entry, persons, told)):
        return
    begin, finish = span_of(frame, entry, named, scene)
    for person in persons:
        for held in offices_meant(frame, entry, office, person, scene, told):
            told.tell(person, held, over=entry.shape in ("lose", "unmake"))
            told.lost = held if entry.shape in ("lose", "unmake") else told.lost
            told.apposed = (office_end(named, scene), person) if named is not None else told.apposed
            if office is None and entry.shape in ("gain", "hold") and not (begin or finish):
                # "since taking office" tells nothing new
                continue
            change = "replaced" if to_another(frame, entry, scene) else own_change(entry, held)
            yield make_reading(person, held, begin, finish, change, frame.sentence, scene)
        honour = title_beside(frame, scene) if entry.shape in ("hold", "gain", "make") else None
        if honour is not None:
            held = with_state(honour, person, scene, told)
            told.tell(person, held)
            yield make_reading(person, held, begin, finish, None, frame.sentence, scene)
    yield from succession(frame, entry, office, (begin, finish), scene, told)


def to_another(frame: Frame, entry: CareerEntry, scene: CareerScene) -> bool:
    """Whether the office is handed to somebody named."""
    if (entry.shape, entry.particle) != ("lose", "over"):
        return False
    return any(a.slot == "to" and persons_at(a, frame, scene) for a in frame.arguments)


def is_told(frame: Frame, entry: CareerEntry, scene: CareerScene) -> bool:
    """Whether the act is told as a fact; "he replaces X" is one in the present too."""
    if frame.tense == "present" and entry.shape in ("succeed", "hold") and frame.modal is None:
        return frame.polarity == "positive"
    return scene.status_of(frame) in HELD


def own_change(entry: CareerEntry, office: Office) -> OfficeChange | None:
    """The change told of the bearer; who becomes or replaces a minister has been appointed, a president need not."""
    if entry.change is not None and entry.shape != "succeed":
        return entry.change
    if entry.shape not in ("gain", "succeed"):
        return None
    return "appointed" if office.level not in ("head of state", "other") or office.capacity == "acting" else None


def succession(
    frame: Frame, entry: CareerEntry, office: Office | None, when: tuple[str | None, str | None], scene: CareerScene, told: Told
) -> Iterable[OfficeReading]:  # fmt: skip
    """The other one of a change of hands: the predecessor goes as the successor comes, or the other way round."""
    slot = OTHER_HAND.get((entry.shape, entry.particle))
    for argument in frame.arguments:
        if argument.slot != slot:
            continue
        for person in persons_at(argument, frame, scene):
            if (
                entry.shape != "lose"
                and told.lost is not None
                and not held_now(person, told)
                and person in told.offices
            ):
                # he had gone before
                continue
            known = [*held_now(person, told)[-1:], *told.offices.get(told.last or "", [])[-1:]]
            if entry.shape == "lose":
                known = [o for o in (told.lost,) if o is not None]
            held = office or next(iter(known), None)
            if held is None:
                continue
            if entry.shape == "lose":
                change: OfficeChange | None = None if held.level in ("head of state", "other") else "appointed"
                told.tell(person, held)
                yield make_reading(person, held, when[1], None, change, frame.sentence, scene)
            else:
                yield make_reading(person, held, None, when[0], "replaced", frame.sentence, scene)


def entry_of(frame: Frame, careers: CareerCues) -> CareerEntry | None:
    """The lexicon's row for the predicate, with the particle that it stands with."""
    if frame.nominal:
        return careers.nouns.get(frame.lemma)
    phrased = careers.verbs.get(f"{frame.lemma} {frame.particle}") if frame.particle else None
    plain = careers.verbs.get(frame.lemma)
    if phrased is not None:
        return phrased
    return plain if plain is not None and plain.particle in (None, frame.particle) else None


def bearers(frame: Frame, entry: CareerEntry, scene: CareerScene) -> list[str]:
    """Ids of the persons whom the office comes to or goes from."""
    if entry.needs == "honour":
        # "revoked the immunity of X": whose honour it is stands in its phrase
        phrases = [a.phrase for a in frame.arguments if a.slot == "object"]
        return [m.actor for m in scene.mentions if m.kind == "person" and m.actor and any(p.covers(m.span) for p in phrases)][:1]  # fmt: skip
    slots = NOUN_BEARERS if frame.nominal else BEARERS[entry.shape]
    if entry.shape == "make" and not frame.nominal and frame.passive:
        slots = OBJECT
    if entry.shape == "succeed" and frame.passive:
        slots = ("by",)
    found: list[str] = []
    for argument in frame.arguments:
        if argument.slot in slots:
            found.extend(p for p in persons_at(argument, frame, scene) if p not in found)
    if not found and entry.shape in ("make", "unmake") and not frame.passive:
        # "elected Friedrich Merz chancellor": the parser makes a clause of the two
        found.extend(
            m.actor
            for m in scene.mentions
            if m.kind == "person" and m.actor and 0 < m.span.start - frame.trigger.end <= 2
        )
    return found


def persons_at(argument: Argument, frame: Frame, scene: CareerScene) -> list[str]:
    """Ids of the persons that an argument names or refers to; none for an office, a state or a body."""
    mention = next((m for m in scene.mentions if m.span.start <= argument.head.start < m.span.end), None)
    office = office_within(argument.head, scene) if mention is None or mention.kind == "office" else None
    result = []
    if office is not None and argument.slot not in ("subject", "possessor"):
        # "elected Merz chancellor", "appointed her foreign minister": the parser takes both for one phrase
        inside = [m for m in scene.mentions if m.kind == "person" and m.actor and argument.phrase.covers(m.span)]
        if inside:
            return [inside[0].actor or ""]
        first = re.match(r"\w+", argument.phrase.cut(scene.document.text))
        if first is None or first[0].lower() not in scene.careers.pronouns:
            return []
        head = Span(argument.phrase.start, argument.phrase.start + first.end())
        argument = replace(argument, head=head, phrase=head)
    for key in scene.resolve(argument, frame):
        actor = scene.actor_of(key)
        if actor is not None and actor.kind == "person":
            result.append(key)
    return result


def office_named(frame: Frame, scene: CareerScene) -> NameSpan | None:
    """The office that the clause names: in one of its slots, else right behind the predicate."""
    for slot in OFFICE_SLOTS:
        for argument in frame.arguments:
            if slot == "object" and frame.passive and argument.phrase.start < frame.trigger.start:
                # the one who is elected, with all that stands in apposition to him
                continue
            if argument.slot == slot and (named := office_within(argument.phrase, scene)) is not None:
                return named
    reach = min(
        frame.trigger.end + OFFICE_REACH,
        scene.sentences[frame.sentence].end,
        *(f.trigger.start for f in scene.frames if f.trigger.start > frame.trigger.end),
    )
    named = office_within(Span(frame.trigger.end, reach), scene) if reach > frame.trigger.end else None
    between = "" if named is None else scene.document.text[frame.trigger.end : named.core.start]
    if set(between.split()) & set(scene.careers.clause_joints):
        # "was sworn in and told the Russian president": another clause has begun
        return None
    return named


def holding_named(frame: Frame, scene: CareerScene) -> Office | None:
    """The office that a word such as "presidency" stands for in one of the clause's slots."""
    arguments = (a for slot in OFFICE_SLOTS for a in frame.arguments if a.slot == slot)
    return next((o for a in arguments if (o := held_by_noun(a, scene)) is not None), None)


def held_by_noun(argument: Argument, scene: CareerScene) -> Office | None:
    """The office that a word like "presidency" or "the presidential election" stands for."""
    text = scene.document.text
    words = fold_name(argument.phrase.cut(text)).split()
    country = next((m.country for m in scene.mentions if m.kind in ("adjective", "state") and argument.phrase.overlaps(m.span)), None)  # fmt: skip
    for word in words:
        title = scene.careers.holdings.get(word) or scene.careers.elections.get(word)
        if title is not None:
            return Office(title, None, country, "head of state" if title == "President" else None)
    head = argument.head.cut(text).lower()
    if head in scene.careers.honours and head in words:
        quoted = scene.careers.patterns.quoted.search(text[argument.head.start : argument.head.end + 48])
        if quoted:
            return Office(quoted["name"].strip(" .,"), None, country, "other")
        # "the legal immunity of X"
        own = [w for w in words[: words.index(head) + 1] if w not in scene.careers.determiners]
        return Office(" ".join(own[-2:]).capitalize(), None, country, "other")
    return None


def title_beside(frame: Frame, scene: CareerScene) -> Office | None:
    """An honour by name in the same sentence ("…, and the title of “Leader of the Nation”")."""
    end = scene.sentences[frame.sentence].end
    quoted = scene.careers.patterns.honour.search(scene.document.text, frame.trigger.end, end)
    return None if quoted is None else Office(quoted["name"].strip(" .,"), None, None, "other")


def of_predecessor(frame: Frame, entry: CareerEntry, scene: CareerScene, told: Told) -> list[Office]:
    """The office that the one whom somebody succeeds held, or has just lost ("X replaced him a day later")."""
    slot = OTHER_HAND.get((entry.shape, entry.particle)) if entry.shape in ("succeed", "gain") else None
    others = [p for a in frame.arguments if a.slot == slot for p in persons_at(a, frame, scene)]
    held = [o for p in others for o in held_now(p, told)[-1:]]
    return held or ([told.lost] if others and told.lost is not None and told.last in others else [])


def vouched(frame: Frame, entry: CareerEntry, office: Office | None, scene: CareerScene) -> bool:
    """Whether the clause says what the entry needs: the office, a word for it, a person in the right slot."""
    if office is not None:
        return entry.needs != "election" or elects(frame, scene)
    if entry.needs in ("office", "post"):
        return says_post(frame, scene)
    return entry.needs != "election"


def of_title(frame: Frame, entry: CareerEntry, persons: Sequence[str], told: Told) -> bool:
    """Whether a relative clause tells of the office that stands before it ("the minister, who was appointed in May")."""
    relative = any(g.relation == "relcl" for g in frame.governors[:1])
    from_another = any(a.slot == OTHER_HAND.get((entry.shape, entry.particle)) for a in frame.arguments)
    return entry.alone and (relative or from_another) and all(held_now(person, told) for person in persons)


def elects(frame: Frame, scene: CareerScene) -> bool:
    """Whether what is won is an election or an office."""
    return any(a.slot == "object" for a in frame.arguments)


def says_post(frame: Frame, scene: CareerScene) -> bool:
    """Whether an argument of the clause is a post, an office, power."""
    text = scene.document.text
    heads = {a.head.cut(text).lower() for a in frame.arguments if a.slot in OFFICE_SLOTS}
    return bool(heads & scene.careers.posts) or any(w in scene.careers.posts for w in frame.words)


def offices_meant(
    frame: Frame, entry: CareerEntry, office: Office | None, person: str, scene: CareerScene, told: Told
) -> list[Office]:
    """The office named, or those of the person that the text has told of: the last, or all for "all his posts"."""
    if office is not None:
        return [with_state(office, person, scene, told)]
    known = held_now(person, told) or of_predecessor(frame, entry, scene, told)
    text = scene.document.text
    phrases = [a.phrase.cut(text).lower() for a in frame.arguments if a.slot in OFFICE_SLOTS]
    if any(set(p.split()) & scene.careers.every for p in phrases):
        return list(known)
    return known[-1:]
