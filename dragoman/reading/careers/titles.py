"""Offices that a title or an apposition states: no change is told, only that somebody holds, held or is to hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.language.base import NameSpan
from dragoman.model.actors import Capacity, Mention
from dragoman.model.reports import OfficeReading
from dragoman.reading.careers.naming import make_reading, office_end, office_of, with_state
from dragoman.reading.careers.scene import CareerScene, Office, Told
from dragoman.reading.careers.spans import beside, times_beside


def from_title(mention: Mention, scene: CareerScene, told: Told) -> Iterable[OfficeReading]:
    """The office that a title or apposition gives a person."""
    country = mention.office_country or mention.country
    office = Office(mention.office or "", None, country, mention.level, mention.capacity or "in-office")
    begin, finish = beside(mention.span, scene)
    assert mention.actor is not None
    if office.capacity != "elect":
        told.tell(mention.actor, office)
    yield make_reading(mention.actor, office, begin, finish, None, scene.sentence_of(mention.span.start), scene)


def from_apposition(named: NameSpan, scene: CareerScene, told: Told) -> Iterable[OfficeReading]:
    """The office that stands in apposition to a person or joined to such a one, where no title has taken it in."""
    if any(m.kind == "person" and m.span.overlaps(named.span) for m in scene.mentions):
        return
    person = apposed_to(named, scene, told)
    if person is None:
        return
    office = with_state(office_of(named, scene), person, scene, told)
    begin, finish = beside(office_end(named, scene), scene)
    capacity = office.capacity or formerly(named, scene) or (None if begin or finish else "in-office")
    office = replace(office, capacity=capacity)
    told.apposed = (office_end(named, scene), person)
    if capacity not in ("former", "elect"):
        told.tell(person, office)
    yield make_reading(person, office, begin, finish, None, scene.sentence_of(named.span.start), scene)


def apposed_to(named: NameSpan, scene: CareerScene, told: Told) -> str | None:
    """The person right before an office in apposition, or whom the office before it was given."""
    text = scene.document.text
    before = scene.mention_before(named.span.start)
    if before is not None and before.kind == "person" and before.actor and scene.careers.patterns.apposed.fullmatch(text[before.span.end : named.span.start]):  # fmt: skip
        return before.actor
    if told.apposed is None:
        return None
    last, person = told.apposed
    ends = [t.span.end for t in times_beside(last, scene)]
    gap = text[max([last.end, *ends]) : named.span.start]
    return person if len(gap) < 40 and scene.careers.patterns.joined.fullmatch(gap) else None


def formerly(named: NameSpan, scene: CareerScene) -> Capacity | None:
    """Whether a word before the office puts it behind the person ("formerly ambassador")."""
    before = scene.document.text[max(0, named.span.start - 16) : named.span.start].lower()
    return "former" if any(word in before for word in scene.careers.formerly) else None
