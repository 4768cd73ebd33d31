"""Offices as the words name them: with their body, their state, and as readings."""

from __future__ import annotations

from dataclasses import replace

from dragoman.language.base import NameSpan
from dragoman.model.documents import Span
from dragoman.model.reports import OfficeChange, OfficeReading
from dragoman.reading.careers.scene import CareerScene, Office, Told


def office_within(span: Span, scene: CareerScene) -> NameSpan | None:
    """The first office inside the span that is no title of a person's."""
    for named in scene.offices:
        if named.core.overlaps(span):
            titled = any(m.kind == "person" and m.span.overlaps(named.core) for m in scene.mentions)
            if not titled:
                return named
    return None


def office_of(named: NameSpan, scene: CareerScene) -> Office:
    """The office as its words name it, with the body that follows it."""
    words, of = named.office or named.name, None
    body = scene.careers.patterns.of_body.match(scene.document.text, named.span.end)
    if body is not None:
        words, of = f"{words} {' '.join(body[0].split())}", body["body"]
    return Office(words, of, named.country, named.level, named.capacity)


def office_end(named: NameSpan, scene: CareerScene) -> Span:
    """The span of an office with the body that follows it."""
    body = scene.careers.patterns.of_body.match(scene.document.text, named.span.end)
    return named.span if body is None else Span(named.span.start, body.end())


def held_now(person: str, told: Told) -> list[Office]:
    """The offices that the text has last told the person to hold; a former one is not lost again."""
    return [o for o in told.offices.get(person, []) if o.capacity not in ("former", "elect")]


def with_state(office: Office, person: str, scene: CareerScene, told: Told) -> Office:
    """The office with a state where its words name none: the person's, else the one told of last or named first."""
    actor = scene.actor_of(person)
    named = next((m.country for m in scene.mentions if m.kind in ("state", "adjective", "place") and m.country), None)
    return replace(office, country=office.country or (actor.country if actor else None) or told.country or named)


def make_reading(person: str, office: Office, begin: str | None, finish: str | None,
                 change: OfficeChange | None, sentence: int, scene: CareerScene) -> OfficeReading:  # fmt: skip
    """The reading of one holding."""
    actor = scene.actor_of(person)
    return OfficeReading(
        person=actor.name if actor else person,
        actor=person,
        office=office.words,
        of=office.of or scene.state_name(office.country),
        country=office.country,
        begin=begin,
        finish=finish,
        change=change,
        passage=scene.passage(sentence),
        capacity=office.capacity,
        level=office.level,
    )
