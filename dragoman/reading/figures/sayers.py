"""Who gives a figure: whose words it stands in, or which paper tells it."""

from __future__ import annotations

import re

from dragoman.model.amounts import NumberFrame
from dragoman.model.documents import Span
from dragoman.model.statements import Said
from dragoman.reading.figures.measures import first_verb
from dragoman.reading.figures.scene import FigureScene, Measure


def sayer_of(frame: NumberFrame, measure: Measure, scene: FigureScene) -> Said | None:
    """Whose words the value stands in: the narrowest stretch; else the paper of the sentence; else who speaks in it before."""
    span = frame.amount.span
    around = [s for s in scene.said if s.span.start <= span.start and span.end <= s.span.end and not is_topic(s, scene)]
    if around:
        said = min(around, key=lambda s: (s.span.end - s.span.start, s.actor is None))
        return None if said.name.lower() in scene.words.nobody else said
    paper = next((who for where, who in scene.papers if where.covers(span)), None)
    if paper is not None:
        return named(paper, scene)
    subject = measure.phrase is not None and measure.phrase.slot == "subject"
    if not subject and (estimating := estimator(frame, scene)) is not None:
        return estimating
    sentence = scene.sentence(frame)
    return next((s for s in scene.said if sentence.covers(s.span) and carries(s, sentence, span, scene)), None)


def is_topic(said: Said, scene: FigureScene) -> bool:
    """Whether what stands before a colon is no voice but what the figures are of ("Gold sales to Switzerland: $1.3bn")."""
    before = scene.text[: said.span.start].rstrip()
    if not before.endswith(":"):
        return False
    line = re.split(r"[\n.;]\s*", before[:-1])[-1]
    lower = [w for w in line.split() if w[:1].islower()]
    return len(lower) > 1


def estimator(frame: NumberFrame, scene: FigureScene) -> Said | None:
    """Who puts the figure, by the subject of a verb of estimating: "the agency put shipments at 310,000 tonnes"."""
    verb = first_verb(frame)
    if verb is None or verb.lemma not in scene.words.estimating or verb.slot == "subject" or verb.passive:
        return None
    subject = next((p for p in frame.phrases if p.slot == "subject" and p.head.end <= verb.span.start), None)
    if subject is None or subject.span.cut(scene.text).lower().split()[0] in scene.words.nobody:
        voice = next(
            (m for m in scene.mentions if subject is not None and m.span.overlaps(subject.head) and m.kind == "person"),
            None,
        )
        return Said(voice.span, voice.name, voice.actor) if voice is not None else None
    return named(subject.span, scene)


def carries(said: Said, sentence: Span, span: Span, scene: FigureScene) -> bool:
    """Whether what is said goes on beyond its stretch: behind a saying in mid-sentence, or before it up to the sentence's start."""
    opens = said.span.start - sentence.start <= 2
    return opens and said.span.end <= span.start and not any(q.overlaps(said.span) for q in scene.quoted)


def named(who: Span, scene: FigureScene) -> Said:
    """The words for whose paper it is, as the actor that they name where they are a person's."""
    inside = next((m for m in scene.mentions if m.kind == "person" and m.span.overlaps(who)), None)
    if inside is not None:
        return Said(who, inside.name, inside.actor)
    known = next((m for m in scene.mentions if m.span == who), None)
    return Said(who, who.cut(scene.text), known.actor if known is not None else None)


def state_of(said: Said | None, scene: FigureScene) -> str | None:
    """The state of who says it: of his mention, or the one named inside the name."""
    if said is None:
        return None
    for mention in scene.mentions:
        if mention.country is not None and (
            (said.actor is not None and mention.actor == said.actor) or mention.name == said.name
        ):
            return mention.country
    words = said.name.lower()
    return next((m.country for m in scene.mentions if m.kind in ("state", "adjective") and m.country and m.text.lower() in words), None)  # fmt: skip
