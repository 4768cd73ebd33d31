"""Everything read from one document, before it enters any record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.model.actors import Actor, Mention
from dragoman.model.documents import Document
from dragoman.model.reports import Event, OfficeReading, Report
from dragoman.model.times import Time

if TYPE_CHECKING:
    # commands that only ask the record need not wait for these
    from dragoman.model.frames import Frame
    from dragoman.model.statements import Claim, Figure, Quote


@dataclass(frozen=True, slots=True)
class Reading:
    """What ``flow.read_document`` returns: the document and all that was read from it, in text order.

    ``provisional`` are actors that only this text names. ``act_frames``
    are the predicates that may name acts, ``frames`` those of contacts. ``events`` are the reports of this document merged.
    """

    document: Document
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()
    frames: tuple[Frame, ...] = ()
    reports: tuple[Report, ...] = ()
    events: tuple[Event, ...] = ()
    offices: tuple[OfficeReading, ...] = ()
    provisional: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    act_frames: tuple[Frame, ...] = ()
