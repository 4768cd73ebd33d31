"""Readings as the objects of the machine interface: one JSON object for each document."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dragoman.model.actors import Mention, Place
from dragoman.model.documents import Document, Passage, Span
from dragoman.model.frames import Frame
from dragoman.model.readings import Reading
from dragoman.model.reports import Event, OfficeReading, Participant, Report
from dragoman.model.statements import Claim, Figure, Quote
from dragoman.model.times import DateInterval, Time
from dragoman.report.detail_rows import details_row

Row = dict[str, Any]


def iso(day: dt.date | None) -> str | None:
    """The day in ISO form."""
    return None if day is None else day.isoformat()


def begin_and_finish(interval: DateInterval | None) -> Row:
    """First and last day, both included."""
    if interval is None:
        return {"begin": None, "finish": None}
    return {"begin": iso(interval.begin), "finish": iso(interval.finish)}


def document_row(document: Document) -> Row:
    """The document with its stored text."""
    return {
        "id": document.id, "title": document.title, "published": iso(document.published), "published_basis": document.published_basis,
        "language": document.language, "outlet": document.outlet, "url": document.url, "text": document.text,
    }  # fmt: skip


def time_row(time: Time) -> Row:
    """One time expression."""
    return {
        "start": time.span.start, "end": time.span.end, "text": time.text, "type": time.type, "value": time.value, "mod": time.mod,
        "edtf": time.edtf, **begin_and_finish(time.interval), "basis": time.basis, "rule": time.rule, "anchor": time.anchor,
        "runner_up": time.runner_up, "signal": time.signal, "within": [time.within.start, time.within.end] if time.within else None,
    }  # fmt: skip


def mention_row(mention: Mention) -> Row:
    """One mention of an actor."""
    kind = "state" if mention.kind in ("adjective", "place") else "person" if mention.kind == "office" else mention.kind
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "actor": mention.actor,
        "kind": kind,
        "country": mention.country,
        "basis": mention.basis,
        "members": list(mention.members),
    }


def place_row(place: Place | None) -> Row | None:
    """A place."""
    return None if place is None else {"name": place.name, "country": place.country}


def participant_row(participant: Participant) -> Row:
    """A participant with the office held on the day."""
    row: Row = {
        "name": participant.name, "actor": participant.actor, "kind": participant.kind, "role": participant.role, "country": participant.country,
        "office": participant.office, "level": participant.level, "capacity": participant.capacity,
    }  # fmt: skip
    if not participant.office_certain:
        row["office_certain"] = False
    if participant.former_state:
        row["former_state"] = participant.former_state
    return row


def passage_row(passage: Passage) -> Row:
    """A passage with its offsets."""
    return {"start": passage.span.start, "end": passage.span.end, "text": passage.text}


def report_row(report: Report) -> Row:
    """One report."""
    said = report.attribution
    return {
        "id": report.id, "kind": report.kind, "status": report.status, "plan": report.plan, "medium": report.medium, "form": report.form,
        "mode": report.mode, "date": report.date.edtf, **begin_and_finish(report.date.interval), "date_basis": report.date.basis,
        "place": place_row(report.place), "participants": [participant_row(p) for p in report.participants],
        "attribution": None if said is None else {"who": said.who, "type": said.type, "side": said.side},
        "passage": passage_row(report.passage), "subtype": report.subtype, "context": report.context,
        **details_row(report.details),
    }  # fmt: skip


def event_row(event: Event) -> Row:
    """One event."""
    return {
        "id": event.id, "kind": event.kind, "status": event.status, "plan": event.plan, "medium": event.medium, "form": event.form,
        "mode": event.mode, "date": event.date.edtf, **begin_and_finish(event.date.interval), "place": place_row(event.place),
        "participants": [participant_row(p) for p in event.participants], "part_of": event.part_of, "reports": list(event.reports),
        "subtype": event.subtype, "context": event.context,
    }  # fmt: skip


def office_row(office: OfficeReading) -> Row:
    """One office as the text tells it."""
    return {
        "person": office.person, "actor": office.actor, "office": office.office, "of": office.of, "country": office.country,
        "begin": office.begin, "finish": office.finish, "change": office.change,
        "capacity": office.capacity, "level": office.level, "passage": passage_row(office.passage),
    }  # fmt: skip


def pair(span: Span) -> list[int]:
    """The offsets of a span."""
    return [span.start, span.end]


def frame_row(frame: Frame) -> Row:
    """One frame, spans as pairs of offsets."""
    return {
        "lemma": frame.lemma, "nominal": frame.nominal, "light": frame.light, "trigger": pair(frame.trigger),
        "tense": frame.tense, "polarity": frame.polarity, "modal": frame.modal, "passive": frame.passive, "quoted": frame.quoted,
        "arguments": [{"slot": a.slot, "head": pair(a.head), "phrase": pair(a.phrase)} for a in frame.arguments],
        "governors": [
            {"lemma": g.lemma, "relation": g.relation, "tense": g.tense, "polarity": g.polarity, "modal": g.modal}
            for g in frame.governors
        ],
        "times": [pair(span) for span in frame.times], "modifiers": list(frame.modifiers), "words": list(frame.words),
    }  # fmt: skip


def quote_row(quote: Quote) -> Row:
    """One quote, in the order of ``READING.md``, then what is added."""
    return {
        "speaker": quote.speaker, "actor": quote.actor, "addressee": quote.addressee, "text": quote.text,
        "direct": quote.direct, "cue": quote.cue,
        "passage": passage_row(quote.passage),
        "country": quote.country, "spans": [pair(span) for span in quote.spans],
    }  # fmt: skip


def figure_row(figure: Figure) -> Row:
    """One figure, in the order of ``READING.md``, then what is added."""
    return {
        "measure": figure.measure, "value": figure.value, "unit": figure.unit, "period": figure.period,
        "about": list(figure.about), "bound": figure.bound, "status": figure.status, "said_by": figure.said_by,
        "passage": passage_row(figure.passage), "change": figure.change, "actor": figure.actor,
        "start": figure.span.start, "end": figure.span.end,
    }  # fmt: skip


def claim_row(claim: Claim) -> Row:
    """One claim, in the order of ``READING.md``, then where its words stand."""
    return {
        "kind": claim.kind, "about": claim.about, "actors": list(claim.actors), "count": claim.count,
        "window": claim.window, "passage": passage_row(claim.passage), "start": claim.span.start, "end": claim.span.end,
    }  # fmt: skip


def reading_row(reading: Reading) -> Row:
    """Everything read from one document."""
    return {
        "document": document_row(reading.document), "times": [time_row(t) for t in reading.times],
        "mentions": [mention_row(m) for m in reading.mentions], "reports": [report_row(r) for r in reading.reports],
        "events": [event_row(e) for e in reading.events], "offices": [office_row(o) for o in reading.offices],
        "quotes": [quote_row(q) for q in reading.quotes], "figures": [figure_row(f) for f in reading.figures], "claims": [claim_row(c) for c in reading.claims],
    }  # fmt: skip
