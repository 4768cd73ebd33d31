"""How people are told: dates as they write them, kinds of contact, offices, statuses, citations.

Machines get EDTF and the words of the model; nothing here is meant to be read back.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from dragoman.model.actors import Place
from dragoman.model.days import ONE_DAY
from dragoman.model.documents import Document, Passage
from dragoman.model.reports import Event, Participant, ReportDate
from dragoman.model.times import DateInterval

FULL_MONTHS = tuple(calendar.month_name)
MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

FORMS = {
    "meeting": "meeting", "visit": "visit", "multilateral": "multilateral meeting", "negotiation": "talks",
    "mediation": "mediated talks", "ceremony": "ceremony",
}  # fmt: skip
CALLS = {"phone": "phone call", "video": "video call", "written": "exchange of messages"}
KINDS = {"AGREE": "agreement", "CONSULT": "meeting"}
MEDIA = {
    "in-person": "in person", "phone": "by phone", "video": "by video", "written": "in writing",
    "unknown": "medium unknown",
}  # fmt: skip
PLANS = {
    "announced": "announced", "invited": "invitation", "accepted": "invitation accepted", "declined": "declined",
    "requested": "requested", "expected": "expected by others",
}  # fmt: skip
# Characters that move a terminal's cursor or turn the direction of writing: what an article holds must not do either.
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "report"), counted(1200, "document")
    ('1 report', '1,200 documents')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def day_words(day: dt.date | None) -> str:
    """The day as people write it.

    >>> day_words(dt.date(2025, 11, 12)), day_words(None)
    ('12 Nov 2025', 'undated')
    """
    return "undated" if day is None else f"{day.day} {MONTHS[day.month]} {day.year}"


def full_day_words(day: dt.date) -> str:
    """The day with its month in full, for citations.

    >>> full_day_words(dt.date(2025, 11, 12))
    '12 November 2025'
    """
    return f"{day.day} {FULL_MONTHS[day.month]} {day.year}"


def date_words(date: ReportDate) -> str:
    """When an act was, as people write it.

    >>> date_words(ReportDate("2023-02-28~", DateInterval(dt.date(2023, 2, 27), dt.date(2023, 3, 1)), "publication"))
    'about 28 Feb 2023'
    """
    if date.edtf is not None and date.edtf.endswith("~"):
        return f"about {edtf_words(date.edtf[:-1])}"
    return interval_words(date.interval)


def edtf_words(edtf: str) -> str:
    """The EDTF of a day, month or year as people write it; any other as it is.

    >>> edtf_words("2017-02"), edtf_words("2017-02-28"), edtf_words("2017-02/2017-04")
    ('Feb 2017', '28 Feb 2017', '2017-02/2017-04')
    """
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf)
    if found is None:
        return edtf
    year, month, day = (int(part) if part else 0 for part in found.groups())
    return " ".join(str(part) for part in (day, MONTHS[month], year) if part)


def interval_words(interval: DateInterval | None) -> str:
    """The possible days of an act as people write them.

    >>> interval_words(DateInterval(dt.date(2017, 2, 1), dt.date(2017, 3, 1)))
    'Feb 2017'
    >>> interval_words(DateInterval(dt.date(2024, 6, 30), dt.date(2024, 7, 3)))
    '30 Jun – 2 Jul 2024'
    """
    if interval is None or (interval.begin is None and interval.finish is None):
        return "undated"
    begin, finish = interval.begin, interval.finish
    if begin is None or finish is None:
        return f"until {day_words(finish)}" if begin is None else f"from {day_words(begin)}"
    if begin == finish:
        return day_words(begin)
    whole_months = begin.day == 1 and (finish + ONE_DAY).day == 1
    if whole_months and begin.month == 1 and finish.month == 12:
        return str(begin.year) if begin.year == finish.year else f"{begin.year}–{finish.year}"
    if whole_months:
        return span_words(begin, finish, days=False)
    return span_words(begin, finish, days=True)


def span_words(begin: dt.date, finish: dt.date, *, days: bool) -> str:
    """First and last day or month, what both share said once.

    >>> span_words(dt.date(2024, 7, 3), dt.date(2024, 7, 4), days=True)
    '3–4 Jul 2024'
    """
    first, last = f"{begin.day} {MONTHS[begin.month]}", f"{finish.day} {MONTHS[finish.month]} {finish.year}"
    if not days:
        first, last = MONTHS[begin.month], f"{MONTHS[finish.month]} {finish.year}"
    if begin.year != finish.year:
        return f"{first} {begin.year} – {last}"
    if begin.month == finish.month:
        return f"{begin.day}–{last}" if days else last
    return f"{first} – {last}" if days else f"{first}–{last}"


def contact_words(event: Event) -> str:
    """What kind of contact the event was: "visit", "phone call", "talks".

    In person is what a contact is if nothing else is said; an unknown medium is said.
    """
    if event.kind != "CONSULT":
        return KINDS.get(event.kind, event.kind.lower())
    if event.medium in CALLS:
        several = event.form == "multilateral" and event.medium == "video"
        return "video conference" if several else CALLS[event.medium]
    form = FORMS.get(event.form or "meeting", "meeting")
    return f"{form} (medium unknown)" if event.medium == "unknown" else form


def status_words(event: Event, *, unconfirmed: bool = False) -> str:
    """The status with what fits beside it: "planned (announced)", "planned, unconfirmed".

    "Unconfirmed" says that its day has passed and no document tells of it; that it did not happen nobody can say.
    """
    words: str = event.status
    if event.plan is not None and event.status != "held":
        words = f"{words} ({PLANS.get(event.plan, event.plan)})"
    return f"{words}, unconfirmed" if unconfirmed else words


def office_words(participant: Participant) -> str:
    """The office and capacity of the day: "President of Russia", "former President of Kazakhstan"."""
    office = participant.office or (participant.level if participant.level not in (None, "other") else None)
    if office is None:
        return "former official" if participant.capacity == "former" else ""
    prefixes = {"former": "former ", "acting": "acting "}
    prefix = prefixes.get(participant.capacity or "", "")
    words = office if office.lower().startswith(prefix) else f"{prefix}{office}"
    if participant.capacity == "elect" and "elect" not in words.lower():
        words = f"{words} (elect)"
    return words if participant.office_certain else f"{words}?"


def place_words(event: Event) -> str:
    """The name of the event's place; nothing where none is known."""
    return place_words_of(event.place)


def place_words_of(place: Place | None) -> str:
    """The name of the place; nothing where there is none."""
    return "" if place is None else place.name


def plain_line(words: str) -> str:
    """The words in one line, without characters that a terminal would obey.

    >>> plain_line("a \\x1b[31mred\\n word")
    'a [31mred word'
    """
    return " ".join(UNSEEN.sub("", words).split())


def source_words(document: Document) -> str:
    """Outlet, title and date of a document, as far as they are known."""
    title = f"“{plain_line(document.title)}”" if document.title else None
    day = full_day_words(document.published) if document.published else "undated"
    outlet = plain_line(document.outlet) if document.outlet else None
    return ", ".join(fact for fact in (outlet, title, day) if fact) if outlet or title else f"{document.id}, {day}"


def citation(document: Document, passage: Passage) -> str:
    """One line to copy: outlet, title, date, address, quoted sentence."""
    address = f", {plain_line(document.url)}" if document.url else ""
    return f"{source_words(document)}{address}: “{plain_line(passage.text)}”"
