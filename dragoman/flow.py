"""The way of one document, in order: this is the only place that knows it."""

from __future__ import annotations

import bisect
import datetime as dt
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.actors.base import ActorBase, load_base
from dragoman.actors.tenures import find_tenures
from dragoman.errors import LanguageError
from dragoman.language.base import FramesFound, Language, NameSpan
from dragoman.language.en import load_language as load_english
from dragoman.language.lexicon import own_file
from dragoman.merging.decide import merge_reports
from dragoman.model.actors import Mention
from dragoman.model.amounts import Amount
from dragoman.model.documents import Document, Span
from dragoman.model.findings import OfficeTelling, Tenure
from dragoman.model.frames import Argument, Frame
from dragoman.model.meetings import DetailCue
from dragoman.model.readings import Reading
from dragoman.model.reports import Event, FiledReport, OfficeReading, Report, Status
from dragoman.model.statements import Figure, Quote, Said
from dragoman.model.times import Time, TimeMention
from dragoman.reading.actors import Cast, link_names
from dragoman.reading.attribution import attribute, voiced
from dragoman.reading.careers import CareerScene, read_careers
from dragoman.reading.dates import resolve_times
from dragoman.reading.dates.telling import days_told, stated_days
from dragoman.reading.events.acts import read_acts, telling_frame
from dragoman.reading.events.anchoring import anchor_reports
from dragoman.reading.events.claims import ClaimScene, read_claims
from dragoman.reading.events.contacts import read_contacts
from dragoman.reading.events.dating import date_reports
from dragoman.reading.events.details import read_details
from dragoman.reading.events.roles import Scene
from dragoman.reading.events.sides import is_official
from dragoman.reading.events.status import read_status
from dragoman.reading.events.tellings import TellingScene
from dragoman.reading.events.tenses import tense_finder
from dragoman.reading.figures import FigureScene, read_figures
from dragoman.reading.offices import Witnesses, fill_office
from dragoman.reading.quotes import QuoteScene, read_quotes, said_stretches
from dragoman.reading.reference import Focus, read_references, resolve_argument, settle
from dragoman.text.furniture import find_furniture
from dragoman.text.languages import detect_language

LANGUAGES: dict[str, Callable[[Path | None], Language]] = {"en": load_english}


@dataclass(frozen=True)
class Tools:
    """What reading needs besides the document."""

    base: ActorBase
    language: Language


@dataclass(frozen=True)
class FirstPass:
    """What the words of a document tell before anybody is identified or any day is known.

    ``expressions`` are its times, unresolved; ``names`` those of the words and those that only the parse brought to
    light, in text order; ``frames`` what the parse leaves of the ``sentences`` that could hold a fact.
    """

    expressions: Sequence[TimeMention]
    names: Sequence[NameSpan]
    sentences: Sequence[Span]
    frames: FramesFound


def read_document(document: Document, *, base: ActorBase | None = None, lexicon: Path | None = None) -> Reading:
    """Everything read from the document; :class:`LanguageError` where no folder reads its language.

    ``lexicon`` is a file of acts of the user's own, read beside Dragoman's; without it the one that the environment
    names.
    """
    document = with_language(document)
    tools = Tools(base or load_base(), LANGUAGES[document.language or "en"](lexicon or own_file()))
    first = read_words(document, tools)
    mentions, cast = identify(document, first, tools)
    times = date_expressions(document, first, tools)
    focus = set_focus(document, first, mentions, times, cast, tools)
    scene = set_scene(document, focus, times, tools)
    careers = set_careers(first, mentions, times, scene, tools)
    offices = read_careers(careers)
    # whose ambassador somebody was tells whose person meets, wherever the text says it
    cast.settle_states((office.actor, office.country) for office in offices)
    scene = replace(scene, holders=frozenset(office.actor for office in offices))
    reports, anchored = read_reports(first.frames, scene, times, cast, tools)
    if anchored != list(times):
        # those counted from acts are known only now
        times = anchored
        offices = read_careers(replace(careers, times=times))
    told = tenures_told(offices, document, cast)
    reports = [with_offices(report, mentions, told, document, cast, tools.base) for report in reports]
    quotes = quotes_told(first, scene, tools)
    said = said_stretches(quotes)
    reports = [voiced(report, said, cast.actor) for report in reports]
    figures = figures_told(first.frames, scene, times, said, quotes, tools)
    referring = [*first.frames.contacts, *first.frames.careers]
    references = read_references(tools.language.references(document.text), referring, focus)
    events = merge_reports([FiledReport(r, document.id, iso(document.published), document.outlet) for r in reports])
    reports = with_details(reports, events, references, times, scene, tools.language)
    counted = ClaimScene(scene, times, tools.language.claims, tools.language.claim_cues)
    return Reading(
        document, tuple(times), tuple(references), tuple(first.frames.contacts), tuple(reports), events, tuple(offices),
        tuple(cast.provisional.values()), quotes=tuple(quotes), figures=tuple(figures),
        claims=tuple(read_claims(first.frames.contacts, counted)), act_frames=tuple(first.frames.acts),
    )  # fmt: skip


def read_words(document: Document, tools: Tools) -> FirstPass:
    """The document's times, names, sentences and frames."""
    text, language = document.text, tools.language
    furniture = find_furniture(text, document.title)
    expressions = language.times(text)
    names = language.names(text, tools.base, expressions)
    sentences = language.sentences(text, furniture, [*(n.span for n in names), *(e.span for e in expressions)])
    amounts = language.amounts(text, expressions)
    dating = [e for e in expressions if could_date(e) and not language.only_named(text, e.span)]
    frames = read_frames(text, sentences, names, dating, language, amounts)
    names = sorted([*names, *frames.names], key=lambda n: n.span.start)
    return FirstPass(expressions, names, sentences, frames)


def identify(document: Document, first: FirstPass, tools: Tools) -> tuple[list[Mention], Cast]:
    """Whom the names mean, and the persons of the document."""
    text, published, expressions = document.text, document.published, first.expressions
    return link_names(
        text, first.names, tools.base, published or first_stated_day(expressions, text),
        closed=[e.span for e in expressions], everyday=tools.language.everyday, names_thing=tools.language.names_thing,
        told=stated_days(expressions, first.sentences, published),
    )  # fmt: skip


def date_expressions(document: Document, first: FirstPass, tools: Tools) -> list[Time]:
    """The times resolved, but for those counted from acts."""
    text, language = document.text, tools.language
    tense_at = tense_finder([*first.frames.contacts, *first.frames.careers], text, language.cues, language.tenses(text))
    return resolve_times(first.expressions, text, published=document.published, tense_at=tense_at)


def quotes_told(first: FirstPass, scene: Scene, tools: Tools) -> list[Quote]:
    """The quotes of the document, from speeches within quotation marks and without."""
    language, text = tools.language, scene.document.text
    speeches = [*first.frames.speeches, *language.quoting(text, first.sentences, first.names, first.expressions)]
    return read_quotes(
        speeches,
        QuoteScene(
            scene.document, first.sentences, scene.mentions, language.quoted(text), language.quotes, scene.resolve,
            scene.actor_of,
        ),
    )  # fmt: skip


def figures_told(
    found: FramesFound,
    scene: Scene,
    times: Sequence[Time],
    said: Sequence[Said],
    quotes: Sequence[Quote],
    tools: Tools,
) -> list[Figure]:
    """The figures of the document; what somebody only commits himself to is no figure that he gives."""
    language, text = tools.language, scene.document.text
    if not found.numbers:
        return []
    committed = {span for q in quotes if not q.direct and q.cue in language.figures.committing for span in q.spans}
    given = [stretch for stretch in said if stretch.span not in committed]
    return read_figures(
        found.numbers,
        FigureScene(
            scene.document, scene.sentences, scene.mentions, times, given, language.figures,
            language.papers(text, scene.sentences), language.quoted(text),
        ),
    )  # fmt: skip


def first_stated_day(expressions: Sequence[TimeMention], text: str) -> dt.date | None:
    """The first day that the text states outright: when it speaks of, where its publication is unknown."""
    times = resolve_times(expressions, text)
    return next(
        (t.interval.begin for t in times if t.basis == "stated" and t.interval is not None and t.interval.begin), None
    )


def could_date(mention: TimeMention) -> bool:
    """Whether the words could say when an act was done: not "now", nor how long it took."""
    expression = mention.expression
    length = expression.operator == "duration"
    # "a few hours before the summit" leaves the day as it is
    return expression.operator not in ("reference", "that time", "any day") and not (
        length and (expression.signal is None or expression.unit in ("hour", "minute", "second"))
    )


def iso(day: dt.date | None) -> str | None:
    """The day in ISO form."""
    return None if day is None else day.isoformat()


def with_language(document: Document) -> Document:
    """The document with its language, found where it is not given."""
    language = document.language or detect_language(document.text)
    if language not in LANGUAGES:
        raise LanguageError(document.origin or document.id, language, tuple(sorted(LANGUAGES)))
    return replace(document, language=language)


def read_frames(
    text: str,
    sentences: Sequence[Span],
    names: Sequence[NameSpan],
    expressions: Sequence[TimeMention],
    language: Language,
    amounts: Sequence[Amount] = (),
) -> FramesFound:
    """Frames in the sentences that could hold a fact or that hold an amount, and names that only the parse saw."""
    starts = [a.span.start for a in amounts]
    counted = [bisect.bisect_left(starts, s.start) < bisect.bisect_left(starts, s.end) for s in sentences]
    wanted = [a or b for a, b in zip(language.candidates(text, sentences, names), counted, strict=True)]
    numbered = [(i, s) for i, (s, could) in enumerate(zip(sentences, wanted, strict=True)) if could]
    return language.frames(text, numbered, names, expressions, amounts)


def set_focus(
    document: Document, first: FirstPass, mentions: Sequence[Mention], times: Sequence[Time], cast: Cast, tools: Tools
) -> Focus:
    """What tells whom words mean that name nobody, descriptions among the mentions settled."""
    focus = Focus(
        document.text, mentions, first.sentences, tools.language.reference, tools.base, document.published, cast.actor,
        days_told(first.sentences, times),
    )  # fmt: skip
    return settle(focus, first.frames.contacts)


def set_scene(document: Document, focus: Focus, times: Sequence[Time], tools: Tools) -> Scene:
    """What the readers of acts need to know of the document."""

    def resolve(argument: Argument, frame: Frame) -> tuple[str, ...]:
        return resolve_argument(argument, frame, focus)

    sets = frozenset(t.span for t in times if t.type == "SET")
    return Scene(
        document,
        focus.sentences,
        focus.mentions,
        tools.language.cues,
        tools.language.acts,
        resolve,
        focus.actor_of,
        sets,
    )


def set_careers(
    first: FirstPass, mentions: Sequence[Mention], times: Sequence[Time], scene: Scene, tools: Tools
) -> CareerScene:
    """What the reader of careers needs to know of the document."""
    language, base = tools.language, tools.base

    def status_of(frame: Frame) -> Status:
        return read_status(frame, language.cues)[0]

    def state_name(country: str | None) -> str | None:
        return state.name if (state := base.state(country)) else None

    return CareerScene(
        scene.document, first.sentences, mentions, times, language.offices(scene.document.text, base), status_of,
        language.careers, first.frames.careers, scene.resolve, scene.actor_of, state_name,
    )  # fmt: skip


def read_reports(
    found: FramesFound, scene: Scene, times: Sequence[Time], cast: Cast, tools: Tools
) -> tuple[list[Report], list[Time]]:
    """Reports with participants and dates, without offices; and the times, those counted from acts resolved."""
    document, mentions, cues = scene.document, scene.mentions, tools.language.cues
    playing = tools.language.pastimes(document.text, scene.sentences)
    contacts = [r for r in read_contacts(found.contacts, scene) if r.sentence not in playing or is_official(r, scene)]
    taken = {report.trigger for report in contacts}
    serious = [frame for frame in found.acts if frame.sentence not in playing]
    acts = [r for r in read_acts(serious, scene) if r.trigger not in taken]
    act_frames = {f.trigger: f for f in found.acts if f.trigger not in taken}
    told_by = {r.trigger: telling_frame(r, act_frames[r.trigger], act_frames, tools.language.acts) for r in acts}
    frames = [*found.contacts, *({**act_frames, **told_by}).values()]

    def dated(reports: Sequence[Report], frames: Sequence[Frame]) -> tuple[list[Report], list[Time]]:
        told = date_reports(reports, frames, times, mentions, document, cues)
        return anchor_reports(told, frames, times, mentions, cues, document.text)

    # contacts are dated among themselves: the day of another act told between two of them is not theirs
    meetings, resolved = dated(contacts, found.contacts)
    in_order = sorted([*contacts, *acts], key=lambda r: (r.trigger.start, r.kind))
    others = [r for r in dated(in_order, frames)[0] if r.kind != "CONSULT"] if acts else []
    reports = sorted([*meetings, *others], key=lambda r: (r.trigger.start, r.kind))
    by_trigger = {frame.trigger: frame for frame in frames}
    reports = [
        replace(
            report,
            attribution=attribute(by_trigger[report.trigger], document.text, mentions, cues, cast.actor),
        )
        if report.trigger in by_trigger
        else report
        for report in reports
    ]
    return reports, resolved


def tenures_told(offices: Sequence[OfficeReading], document: Document, cast: Cast) -> dict[str, tuple[Tenure, ...]]:
    """By actor of whose offices the text tells, his tenures by the text and the tables."""
    tellings: dict[str, list[OfficeTelling]] = {}
    for reading in offices:
        tellings.setdefault(reading.actor, []).append(OfficeTelling(reading, document))
    actors = {key: cast.actor(key) for key in tellings}
    return {
        key: find_tenures(told, actor.incumbencies if (actor := actors[key]) else ()) for key, told in tellings.items()
    }


def with_offices(
    report: Report,
    mentions: Sequence[Mention],
    tenures: Mapping[str, Sequence[Tenure]],
    document: Document,
    cast: Cast,
    base: ActorBase,
) -> Report:
    """The report with office, level and capacity of each participant on its date."""
    participants = []
    for participant in report.participants:
        key = participant.actor
        spoken = [m for m in mentions if m.actor == key and m.office]
        near = min(spoken, key=lambda m: abs(m.span.start - report.trigger.start), default=None)
        witnesses = Witnesses(cast.actor(key), tenures.get(key, ()), near, document.published, report.passage.span)
        participants.append(fill_office(participant, witnesses, report.date.interval, base))
    return replace(report, participants=tuple(participants))


def with_details(
    reports: Sequence[Report],
    events: Sequence[Event],
    mentions: Sequence[Mention],
    times: Sequence[Time],
    scene: Scene,
    language: Language,
) -> list[Report]:
    """The reports, those of contacts with all else that the text tells of the meeting."""
    text, sentences = scene.document.text, scene.sentences

    @functools.cache
    def cues_of(number: int) -> Sequence[DetailCue]:
        return language.details(text, sentences[number])

    contacts = [report for report in reports if report.kind == "CONSULT"]
    whole = {report: event.id for event in events for report in event.reports}
    telling = TellingScene(text, sentences, mentions, times, contacts, whole, cues_of, scene.actor_of)
    return [
        replace(report, details=read_details(report, telling)) if report.kind == "CONSULT" else report
        for report in reports
    ]
