"""The details of a meeting as fields of its report's object, always all ten: what nobody tells is ``null`` or empty."""

from __future__ import annotations

from typing import Any

from dragoman.model.documents import Passage
from dragoman.model.meetings import MeetingDetails

Row = dict[str, Any]


def words_row(passage: Passage) -> Row:
    """Where the words stand that tell it."""
    return {"start": passage.span.start, "end": passage.span.end, "text": passage.text}


def details_row(details: MeetingDetails | None) -> Row:
    """The fields of a contact's details; none for other kinds of reports."""
    if details is None:
        return {}
    return {
        "format": [told.key for told in details.format],
        **people_row(details),
        "topics": [
            {"key": t.key, "label": t.label, "context": t.context, "manner": t.manner, "passage": words_row(t.passage)}
            for t in details.topics
        ],
        "tone": [{"key": t.key, "valence": t.valence, "passage": words_row(t.passage)} for t in details.tone],
        "deliverables": [
            {"kind": d.kind, "words": d.passage.text, "passage": words_row(d.passage)} for d in details.deliverables
        ],
        **ahead_row(details),
    }


def people_row(details: MeetingDetails) -> Row:
    """Occasion, initiator, length and company."""
    occasion, initiator, length = details.sidelines_of, details.initiator, details.length
    return {
        "sidelines_of": None if occasion is None else
            {"text": occasion.words, "actor": occasion.actor, "passage": words_row(occasion.passage)},
        "initiator": None if initiator is None else
            {"name": initiator.name, "actor": initiator.actor, "initiative": initiator.initiative, "passage": words_row(initiator.passage)},
        "length": None if length is None else
            {"minutes": length.minutes, "bound": length.bound, "passage": words_row(length.passage)},
        "delegation": [{"name": d.name, "actor": d.actor, "passage": words_row(d.passage)} for d in details.delegation],
    }  # fmt: skip


def ahead_row(details: MeetingDetails) -> Row:
    """The next contact and invitations."""
    coming = details.next_contact
    return {
        "next_contact": None if coming is None else {"kind": coming.kind, "date": coming.edtf, "passage": words_row(coming.passage)},
        "invitations": [
            {
                "inviter": i.inviter, "inviter_actor": i.inviter_actor, "guest": i.guest, "guest_actor": i.guest_actor,
                "place": i.place, "answer": i.answer, "passage": words_row(i.passage),
            }
            for i in details.invitations
        ],
    }  # fmt: skip
