"""Reports of contacts made by hand, as they come to merging."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from typing import Any

from dragoman.merging.candidates import Cluster
from dragoman.model.actors import Place
from dragoman.model.days import day_interval, edtf_of, months_interval, years_interval
from dragoman.model.documents import Passage, Span
from dragoman.model.reports import NO_DATE, FiledReport, Participant, Report, ReportDate

PEOPLE = {
    "putin": Participant("Vladimir Putin", "vladimir-putin", "person", country="RUS"),
    "lavrov": Participant("Sergey Lavrov", "sergey-lavrov", "person", country="RUS"),
    "tokayev": Participant("Kassym-Jomart Tokayev", "kassym-jomart-tokayev", "person", country="KAZ"),
    "nazarbayev": Participant("Nursultan Nazarbayev", "nursultan-nazarbayev", "person", country="KAZ"),
    "xi": Participant("Xi Jinping", "xi-jinping", "person", country="CHN"),
    "russia": Participant("Russia", "rus", "state", country="RUS"),
    "kazakhstan": Participant("Kazakhstan", "kaz", "state", country="KAZ"),
}
PLACES = {
    "Moscow": Place("Moscow", "RUS"),
    "Sochi": Place("Sochi", "RUS"),
    "Astana": Place("Astana", "KAZ"),
    "Kazakhstan": Place("Kazakhstan", "KAZ"),
}


def on(date: str | None) -> ReportDate:
    """A day, month or year; with "~" the day of publication and the day before."""
    if date is None:
        return NO_DATE
    if date.endswith("~"):
        day = dt.date.fromisoformat(date[:-1])
        return ReportDate(date, replace(day_interval(day), begin=day - dt.timedelta(days=1)), "publication")
    parts = [int(p) for p in date.split("-")]
    interval = (
        day_interval(dt.date(*parts))
        if len(parts) == 3
        else months_interval(*parts)
        if len(parts) == 2
        else years_interval(*parts)
    )
    return ReportDate(edtf_of(interval), interval, "stated")


def file(
    who: str,
    date: str | None = None,
    *,
    document: str = "a",
    start: int = 0,
    published: str | None = "2025-01-01",
    place: str | None = None,
    roles: str = "",
    **facts: Any,
) -> FiledReport:
    """One report of a meeting held in person, unless said otherwise; ``roles`` go with the names of ``who``."""
    key = hashlib.sha256(f"{document} {start}".encode()).hexdigest()[:16]
    cast = [PEOPLE[name] for name in who.split()]
    if roles:
        cast = [replace(p, role=role) for p, role in zip(cast, roles.split(), strict=True)]  # type: ignore[arg-type]
    report = Report(
        id=key,
        kind="CONSULT",
        status=facts.pop("status", "held"),
        participants=tuple(cast),
        date=on(date),
        passage=Passage(Span(start, start + 10), "They met.."),
        trigger=Span(start + 5, start + 8),
        place=PLACES.get(place or ""),
        medium=facts.pop("medium", "in-person"),
        form=facts.pop("form", "meeting"),
        sentence=facts.pop("sentence", start // 10),
        **facts,
    )
    return FiledReport(report, document, published)


def cluster(*filed: FiledReport) -> Cluster:
    return Cluster(tuple(filed))
