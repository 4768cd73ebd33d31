"""Which verb carries a noun of meeting, and on which act each time of a sentence hangs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.language.base import Cues
from dragoman.language.en.syntax import ParsedSentence
from dragoman.model.documents import Span
from dragoman.model.frames import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

from dragoman.language.en.clauses import is_verb, lemma, noun_lemma
from dragoman.language.lexicon import load_words

# A time so near the sentence's first letter, its preposition allowed for, opens it.
OPENING = 7
WORDS = load_words("en", "clauses")
CLAUSE_OPENERS = frozenset(WORDS["clause_openers"])
MEASURES = frozenset(WORDS["measures"])
TOPIC_PREPOSITIONS = frozenset(WORDS["topic_prepositions"])
CARRYING = {verb: frozenset(prepositions) for verb, prepositions in WORDS["carrying"].items()}


def attach_times(parsed: ParsedSentence, triggers: dict[int, Frame], times: Sequence[Span], cues: Cues) -> list[Frame]:
    """The frames with the times that hang on each; a verb without its own takes that of the verb it is joined to."""
    owned: dict[int, list[Span]] = {i: [] for i in triggers}
    topics: set[Span] = set()
    for span in times:
        tokens = [t for t in parsed.doc if parsed.source(t).overlaps(span)]
        if not tokens:
            continue
        topic = next((above.i for above in tokens[-1].ancestors if is_topic(above, tokens[-1])), None)
        topic = edge_of_noun(tokens[0], triggers) if topic is None else topic
        if topic is not None:
            topics.add(span)
        owner = time_owner(tokens[0], triggers, cues, topic)
        if owner is not None:
            owned[owner].append(span)
    loose = [s for s in times if not any(s in spans for spans in owned.values()) and s not in topics]
    frames = []
    for i, frame in triggers.items():
        token = parsed.doc[i]
        spans = (
            owned[i]
            or joined_times(token, owned)
            or carried_times(token, owned, cues)
            or when_times(token, owned, parsed, times)
            or governing_times(token, owned)
            or nested_times(token, owned)
            or opening_time(frame, parsed, times)
            or loose_time(frame, loose, parsed)
        )
        frames.append(replace(frame, times=tuple(sorted(spans, key=lambda s: abs(s.start - frame.trigger.start)))))
    return frames


def governing_times(token: Token, owned: dict[int, list[Span]]) -> list[Span]:
    """Times of the act for which this one is done or on which it takes place ("flew there in May to see X")."""
    for _ in range(4):
        if token.dep_ not in ("pobj", "prep", "dobj", "xcomp", "advcl") or token.head.i == token.i:
            return []
        if token.dep_ == "advcl" and token.tag_ not in ("VB", "VBG"):
            return []
        if token.dep_ == "prep" and token.text.lower() not in ("for", "during", "in", "at", "on"):
            return []
        token = token.head
        if owned.get(token.i):
            return owned[token.i]
    return []


def loose_time(frame: Frame, loose: Sequence[Span], parsed: ParsedSentence) -> list[Span]:
    """The one time of the sentence that hangs on no act, where no clause begins between it and this act."""
    if len(loose) != 1:
        return []
    span = loose[0]
    first, last = sorted((span, frame.trigger))
    for token in parsed.doc:
        source = parsed.source(token)
        if (
            first.end <= source.start
            and source.end <= last.start
            and (
                (token.tag_ in ("VBD", "VBZ", "VBP") and lemma(token) not in (frame.light, "be", "have"))
                or token.dep_ == "mark"
                or (token.tag_ in ("WDT", "WP", "WRB") and token.text.lower() != "when")
                or token.text.lower() in CLAUSE_OPENERS
                # "promised aid, with the first payment due in spring"
                or (token.text.lower() == "due" and span.start > frame.trigger.start)
            )
        ):
            return []
    return [span]


def joined_times(token: Token, owned: dict[int, list[Span]]) -> list[Span]:
    """Times of the predicate that this one is joined to by conjunction."""
    while token.dep_ == "conj":
        token = token.head
        if owned.get(token.i):
            return owned[token.i]
    return []


def when_times(token: Token, owned: dict[int, list[Span]], parsed: ParsedSentence, times: Sequence[Span]) -> list[Span]:
    """Times of the clause to which a when-clause belongs ("took place in October 2015, when X received Y")."""
    if not any(c.text.lower() == "when" for c in token.children) or token.head.i == token.i:
        return []
    head = token.head
    source = parsed.source(head)
    if any(s.overlaps(source) for s in times):
        return [next(s for s in times if s.overlaps(source))]
    clause = {head.i, *(c.i for c in head.children)}
    return next((spans for i, spans in owned.items() if i in clause and spans), [])


def nested_times(token: Token, owned: dict[int, list[Span]]) -> list[Span]:
    """Times of an occasion on which the act took place ("discussed it in a telephone conversation on 3 May")."""
    for child in token.children:
        if child.dep_ == "prep" and child.text.lower() in ("in", "during", "at", "on"):
            for occasion in child.children:
                if occasion.dep_ == "pobj" and owned.get(occasion.i):
                    return owned[occasion.i]
    return []


def opening_time(frame: Frame, parsed: ParsedSentence, times: Sequence[Span]) -> list[Span]:
    """The time that opens the sentence and so holds for its main clause ("On May 3, …")."""
    main = all(g.relation in ("conj", "ROOT", "dobj", "subject", "ccomp") for g in frame.governors)
    if not main and "when" not in frame.words:
        return []
    first = times[0] if times else None
    if first is None or first.start - parsed.span.start > OPENING or frame.trigger.start < first.end:
        return []
    return [first]


def carried_times(noun: Token, owned: dict[int, list[Span]], cues: Cues) -> list[Span]:
    """Times of the predicate to which a noun's light verb is joined ("visited X in May and held talks")."""
    carrier, _ = carrier_of(noun, cues)
    return joined_times(carrier, owned) if carrier is not None else []


def is_topic(above: Token, time: Token) -> bool:
    """Whether the time dates only a noun spoken of or prepared for ("spoke regarding the April 22 summit")."""
    beside = time.head if time.head.i > time.i else time.head.head
    attributive = beside.i > time.i and beside.tag_.startswith("N")
    return attributive and above.dep_ == "prep" and above.i < time.i and above.text.lower() in TOPIC_PREPOSITIONS


def edge_of_noun(time: Token, triggers: dict[int, Frame]) -> int | None:
    """The "since" or "until" by which the time says how long somebody has been what he is ("premier since May")."""
    edge = time if time.text.lower() in ("since", "until", "till") else time.head
    noun = edge.head
    if edge.text.lower() not in ("since", "until", "till") or not noun.tag_.startswith("NN") or noun.i > edge.i:
        return None
    set_off = noun.i > 0 and noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == ","
    return edge.i if set_off and noun.i not in triggers else None


def time_owner(token: Token, triggers: dict[int, Frame], cues: Cues, topic: int | None) -> int | None:
    """The frame that a time hangs on: the first predicate above it, below a topic, that names or carries an act."""
    carriers: dict[int, int] = {}
    for i in triggers:
        carrier, _ = carrier_of(token.doc[i], cues)
        if carrier is not None:
            carriers.setdefault(carrier.i, i)
    current, hops = token, 0
    while hops < 10:
        if current.i == topic:
            return None
        if current.i in triggers:
            return current.i
        if current.i in carriers:
            return carriers[current.i]
        if is_verb(current) and current.i != token.i:
            below = [
                c.i for c in current.children if c.i in triggers and c.dep_ in ("xcomp", "nsubj", "nsubjpass", "dobj")
            ]
            if below:
                return below[0]
            deeper = [
                g.i
                for c in current.children
                if c.dep_ in ("xcomp", "acomp", "attr", "oprd")
                for g in c.children
                if g.i in triggers and g.dep_ in ("xcomp", "acl")
            ]
            if deeper:
                return deeper[0]
            if lemma(current) in cues.saying and current.dep_ == "ROOT":
                return None
            if current.dep_ == "relcl" and any(c.text.lower() == "who" for c in current.children):
                # "X, who was appointed in March, met Y": another act of the person's
                return None
        if current.head.i == current.i or (current.text.lower() == "due" and current.dep_ in ("amod", "acl", "ROOT")):
            # "pledged aid, with the first payment due in spring"
            return None
        current = current.head
        hops += 1
    return None


def carrier_of(noun: Token, cues: Cues) -> tuple[Token | None, str]:
    """The verb by which a noun of meeting happens: its object's light verb, or the verb it is subject of."""
    head, relation = noun.head, noun.dep_
    if relation == "pobj" and head.text.lower() == "of" and noun_lemma(head.head) in MEASURES:
        # "held a round of talks": what is held is the talks
        head, relation = head.head.head, head.head.dep_
    while relation == "conj" and head.tag_.startswith("NN"):
        head, relation = head.head, head.dep_
    if relation in ("dobj", "nsubjpass") and is_verb(head) and lemma(head) in cues.light:
        return head, "object" if relation == "dobj" else "subject"
    if relation == "attr" and lemma(head) == "be" and any(c.dep_ == "expl" for c in head.children):
        return head, "subject"
    if relation == "nsubj" and is_verb(head) and lemma(head) in cues.happen | cues.light:
        return head, "subject"
    if relation == "pobj" and head.dep_ == "prep" and is_verb(head.head):
        verb = head.head
        if head.text.lower() in CARRYING.get(lemma(verb), ()):
            return verb, "object"
    participle = next(
        (
            c
            for c in noun.children
            if c.dep_ in ("acl", "relcl") and is_verb(c) and lemma(c) in cues.light | cues.happen
        ),
        None,
    )
    if participle is not None and (participle.tag_ == "VBN" or participle.dep_ == "relcl"):
        if participle.dep_ == "relcl" and any(
            c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in participle.children
        ):
            return participle, "object"
        return participle, "subject"
    return None, ""
