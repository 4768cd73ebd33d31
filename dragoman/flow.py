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
from dragoman.language.base import Cues, FramesFound, Language, NameSpan
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
from dragoman.model.reports import Event, FiledReport, OfficeReading, Report
from dragoman.model.statements import Figure, Quote, Said
from dragoman.model.times import Tense, Time, TimeMention
from dragoman.reading.actors import Cast, link_names
from dragoman.reading.attribution import attribute, voiced
from dragoman.reading.careers import CareerScene, read_careers
from dragoman.reading.dates import resolve_times
from dragoman.reading.dates.telling import days_told, stated_days
from dragoman.reading.events.acts import is_official, read_acts, telling_frame
from dragoman.reading.events.anchoring import anchor_reports
from dragoman.reading.events.claims import ClaimScene, read_claims
from dragoman.reading.events.contacts import read_contacts
from dragoman.reading.events.dating import WORDS_BESIDE, date_reports
from dragoman.reading.events.details import read_details
from dragoman.reading.events.roles import Scene
from dragoman.reading.events.status import read_status
from dragoman.reading.events.tellings import TellingScene
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


def read_document(document: Document, *, base: ActorBase | None = None, lexicon: Path | None = None) -> Reading:
    """Everything read from the document; :class:`LanguageError` where no folder reads its language.

    ``lexicon`` is a file of acts of the user's own, read beside Dragoman's; without it the one that the environment
    names.
    """
    document = with_language(document)
    tools = Tools(base or load_base(), LANGUAGES[document.language or "en"](lexicon or own_file()))
    text = document.text
    furniture = find_furniture(text, document.title)
    expressions = tools.language.times(text)
    names = tools.language.names(text, tools.base, expressions)
    sentences = tools.language.sentences(text, furniture, [*(n.span for n in names), *(e.span for e in expressions)])
    amounts = tools.language.amounts(text, expressions)
    dating = [e for e in expressions if could_date(e) and not tools.language.only_named(text, e.span)]
    found = read_frames(text, sentences, names, dating, tools.language, amounts)
    frames, career_frames = found.contacts, found.careers
    names = sorted([*names, *found.names], key=lambda n: n.span.start)
    mentions, cast = link_names(
        text, names, tools.base, document.published or first_stated_day(expressions, text),
        closed=[e.span for e in expressions], everyday=tools.language.everyday, names_thing=tools.language.names_thing,
        told=stated_days(expressions, sentences, document.published),
    )  # fmt: skip
    tense_at = tense_finder([*frames, *career_frames], text, tools.language.cues, tools.language.tenses(text))
    times = resolve_times(expressions, text, published=document.published, tense_at=tense_at)
    focus = settle(
        Focus(
            text, mentions, sentences, tools.language.reference, tools.base, document.published, cast.actor,
            days_told(sentences, times),
        ),
        frames,
    )  # fmt: skip
    scene = set_scene(document, focus, times, tools)
    careers = CareerScene(
        document, sentences, mentions, times, tools.language.offices(text, tools.base), lambda frame: read_status(frame, tools.language.cues)[0],
        tools.language.careers, career_frames, scene.resolve, cast.actor, lambda country: state.name if (state := tools.base.state(country)) else None,
    )  # fmt: skip
    offices = read_careers(careers)
    # whose ambassador somebody was tells whose person meets, wherever the text says it
    cast.settle_states((office.actor, office.country) for office in offices)
    holders = frozenset(office.actor for office in offices)
    reports, anchored = read_reports(found, replace(scene, holders=holders), times, cast, tools)
    if anchored != list(times):
        times = anchored
        offices = read_careers(replace(careers, times=times))
    told = tenures_told(offices, document, cast)
    reports = [with_offices(report, mentions, told, document, cast, tools.base) for report in reports]
    speeches = [*found.speeches, *tools.language.quoting(text, sentences, names, expressions)]
    quotes = read_quotes(
        speeches,
        QuoteScene(
            document,
            sentences,
            scene.mentions,
            tools.language.quoted(text),
            tools.language.quotes,
            scene.resolve,
            cast.actor,
        ),
    )
    said = said_stretches(quotes)
    reports = [voiced(report, said, cast.actor) for report in reports]
    figures = figures_told(found, scene, times, said, quotes, tools)
    references = read_references(tools.language.references(text), [*frames, *career_frames], focus)
    events = merge_reports([FiledReport(r, document.id, iso(document.published), document.outlet) for r in reports])
    reports = with_details(reports, events, references, times, scene, tools.language)
    return Reading(
        document,
        tuple(times),
        tuple(references),
        tuple(frames),
        tuple(reports),
        events,
        tuple(offices),
        tuple(cast.provisional.values()),
        quotes=tuple(quotes),
        figures=tuple(figures),
        claims=tuple(read_claims(frames, ClaimScene(scene, times, tools.language.claims, tools.language.claim_cues))),
        act_frames=tuple(found.acts),
    )


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


def tense_finder(
    frames: Sequence[Frame], text: str, cues: Cues, surface: Callable[[Span], Tense]
) -> Callable[[Span], Tense]:
    """A function that gives the tense of the frame on which a span of time hangs; what is planned is future.

    Where no frame holds the span, its words alone tell.
    """
    owner: dict[Span, Tense] = {}
    for frame in frames:
        for span in frame.times:
            owner.setdefault(span, tense_of(frame, span, text, cues))

    def tense_at(span: Span) -> Tense:
        return owner[span] if span in owner else surface(span)

    return tense_at


def tense_of(frame: Frame, span: Span, text: str, cues: Cues) -> Tense:
    """The tense in which a time of the frame is told."""
    for governor in frame.governors:
        between = text[span.end : governor.span.start]
        if between and governor.span.start < frame.trigger.start and governor.tense != "none" and "," not in between:
            # "In December I wrote that the post would go": the time of the writing
            return governor.tense
    for governor in frame.governors:
        # "agreed on Tuesday to meet": the time of the agreeing
        before = governor.span.end <= span.start < frame.trigger.start and governor.relation in ("xcomp", "ccomp")
        if before and governor.tense == "past" and len(text[governor.span.end : span.start].split()) <= 1:
            return "past"
    status, _ = read_status(frame, cues)
    if status in ("postponed", "cancelled"):
        return "future"
    in_relative = any(g.relation == "relcl" for g in frame.governors)
    if frame.present_perfect or (frame.tense == "past" and (frame.perfect or in_relative)):
        return "past"
    if frame.modal == "would":
        return "prospective"
    if status in ("planned", "hypothetical") or frame.progressive:
        return "future"
    talk = cues.saying | cues.topics
    if frame.tense != "none":
        # "discussed the elections in May": of the topic, which may lie behind or ahead, the tense of the talk says nothing
        about = frame.lemma in talk and frame.trigger.end < span.start
        return "none" if about and len(text[frame.trigger.end : span.start].split()) > WORDS_BESIDE else frame.tense
    above = next((g for g in frame.governors if g.tense != "none"), None)
    if above is None:
        return "none"
    # "noted the November visit": the visit may lie behind or ahead
    return "none" if frame.nominal and above.lemma in talk and above.span.end < span.start else above.tense


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
        told = date_reports(reports, frames, times, mentions, document, cues.topics)
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
