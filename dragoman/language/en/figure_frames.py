"""English amounts in their clauses: what is counted, the phrases beside it, and the verbs and nouns above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.language.en.cardinals import WORDS
from dragoman.language.en.clauses import (
    is_noun,
    is_verb,
    lemma,
    noun_lemma,
    subject_of,
)
from dragoman.language.en.figure_steps import NO_NOUNS, clause_around, steps_above
from dragoman.language.en.noun_phrases import NOMINAL, Limits, phrase_of
from dragoman.language.en.syntax import ParsedSentence
from dragoman.language.en.units import UNITS
from dragoman.language.lexicon import one_of
from dragoman.model.amounts import Amount, NumberFrame, Phrase, Step
from dragoman.model.documents import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# what may stand between a value and the words for what it measures
BESIDE_VALUE = re.compile(
    rf"['’]?s?\s*worth(?=\s+of\b)|{one_of(WORDS['beside_value'])}(?!\w)"
    r"|(?:an?|per|every|each)\s+(?:year|month|day|week|head|capita|hour|tonne|ton|barrel|quarter|litre|share|person)\b",
    re.I,
)  # fmt: skip
MOST_STEPS = 8
MOST_PHRASES = 3
UP = ("NN", "NNS", "NNP", "NNPS")
BEGINS_ADVERB = frozenset(WORDS["begins_adverb"])
NO_MEASURE = frozenset(w for table in (WORDS["rose"], WORDS["fell"]) for w in table["words"]) | set(WORDS["back"])


def number_frames(parsed: ParsedSentence, amounts: Sequence[Amount], times: Sequence[Span]) -> list[NumberFrame]:
    """The frame of every amount of the sentence."""
    inside = [a for a in amounts if parsed.span.covers(a.span)]
    dates = [
        t
        for t in times
        if t.overlaps(parsed.span) and not any(a.span.overlaps(t) for a in inside) and not attributive(t, parsed)
    ]
    limits = Limits(parsed, [a.whole for a in inside], dates, [a.span for a in inside if a.noun is None])
    return [frame_of(amount, parsed, limits) for amount in inside]


def attributive(time: Span, parsed: ParsedSentence) -> bool:
    """Whether the time is only part of a noun phrase: "Kuwait's summer demand"."""
    last = next((t for t in reversed(parsed.doc) if parsed.source(t).overlaps(time)), None)
    return (
        last is not None
        and last.dep_ in ("compound", "amod", "nmod", "poss")
        and last.head.i > last.i
        and is_noun(last.head)
    )


def frame_of(amount: Amount, parsed: ParsedSentence, limits: Limits) -> NumberFrame:
    """One amount in its clause."""
    tokens = [t for t in parsed.doc if parsed.source(t).overlaps(amount.span)]
    if not tokens:
        return NumberFrame(amount, parsed.number, None, (), (), parsed.span)
    root = root_of(tokens)
    start = after_value(tokens[-1], parsed)
    own = own_phrase(amount, tokens, start, limits)
    held, above = held_by(amount, parsed, limits)
    phrases = [*held, *beside(tokens, limits), *holders(root, tokens, limits), *phrases_behind(start, own, limits)]
    verb = root if is_verb(root) else verb_above(root)
    if verb is not None:
        phrases.extend(phrases_of_verb(verb, tokens, limits))
    phrases.extend(opening(parsed, tokens[0], limits))
    steps = list(steps_above(root, parsed))
    steps = [*(s for s in above if s.span not in {t.span for t in steps}), *steps]
    return NumberFrame(
        amount, parsed.number, own, tuple(dict.fromkeys(p for p in phrases if can_measure(p, limits))), tuple(steps), clause_around(tokens[0], parsed),
        tuple(words_before(amount, parsed)), described_by(root),
    )  # fmt: skip


def held_by(amount: Amount, parsed: ParsedSentence, limits: Limits) -> tuple[list[Phrase], list[Step]]:
    """The noun right before "of" and the amount, which the parser may hang elsewhere: "running a surplus of CHF 120 million"."""
    before = [t for t in parsed.doc if parsed.source(t).end <= amount.whole.start]
    if len(before) < 2 or before[-1].text.lower() != "of" or not is_noun(before[-2]) or limits.closed(before[-2]):
        return [], []
    noun = before[-2]
    return [phrase_of("holder", noun, limits)], [Step(noun_lemma(noun), "of", "none", None, parsed.source(noun), True)]


def can_measure(phrase: Phrase, limits: Limits) -> bool:
    """Whether the phrase names something: not a year, nor the unit of another amount."""
    return (
        phrase.lemma not in NO_NOUNS
        and phrase.lemma not in UNITS
        and phrase.slot != "per"
        and not any(s.overlaps(phrase.head) for s in (*limits.numbers, *limits.times))
    )


def opening(parsed: ParsedSentence, first: Token, limits: Limits) -> Iterator[Phrase]:
    """The first noun phrase of the sentence, for a measure that nothing nearer names."""
    head = next(
        (t for t in parsed.doc[: first.i] if is_noun(t) and t.dep_ in ("nsubj", "nsubjpass", "ROOT", "dep")), None
    )
    if head is not None and not limits.closed(head):
        yield phrase_of("opening", head, limits)


def described_by(root: Token) -> tuple[str, ...]:
    """Lemmas of the relative clauses and participles behind the amount, and behind what it is an amount of."""
    # "the $3 billion in arms that they had promised"
    heads = [
        root,
        *(g for c in root.children if c.dep_ == "prep" and c.i > root.i for g in c.children if g.dep_ == "pobj"),
    ]
    below = [c for h in heads for c in h.children if c.dep_ in ("relcl", "acl") and is_verb(c) and c.i > root.i]
    ahead = [f"to {lemma(c)}" for c in below if c.tag_ == "VB" and any(g.tag_ == "TO" for g in c.children)]
    return tuple([*map(lemma, below), *ahead])


def root_of(tokens: Sequence[Token]) -> Token:
    """The token of the amount on which the others hang, by way of what lies outside if need be."""
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    return max(tops or tokens, key=lambda t: (sum(1 for d in t.subtree if d.i in inside), t.i))


def words_before(amount: Amount, parsed: ParsedSentence) -> list[str]:
    """The words right before the amount and its bound, nearest first."""
    before = [t for t in parsed.doc if parsed.source(t).end <= amount.whole.start]
    if len(before) > 2 and before[-1].tag_ == "POS":
        # "against Russia's 12%"
        before = before[:-2]
    return [t.text.lower() for t in reversed(before[-3:])]


def after_value(last: Token, parsed: ParsedSentence) -> Token | None:
    """The first token behind the value and what only tells per how much or how often it is."""
    at = last.i + 1
    doc = last.doc
    while at < len(doc):
        rest = doc[at : at + 4].text
        match = BESIDE_VALUE.match(rest)
        if match is None:
            return doc[at]
        end = doc[at].idx + match.end()
        following = next((t for t in doc[at:] if t.idx >= end), None)
        if following is None or following.i == at:
            return following
        at = following.i
    return None


def own_phrase(amount: Amount, tokens: Sequence[Token], start: Token | None, limits: Limits) -> Phrase | None:
    """What the amount is an amount of: the noun counted, the phrase behind "of", or the noun that it stands before."""
    if amount.verbal:
        return None
    parsed = limits.parsed
    if amount.noun is not None:
        last = max(tokens, key=lambda t: t.i)
        words = [t for t in tokens if parsed.source(t).start >= amount.noun.start]
        rest = phrase_of("counted", last, limits_without(limits, amount))
        first = words[0] if words else last
        span = Span(parsed.source(first).start, max(rest.span.end, parsed.source(last).end))
        return Phrase("counted", noun_lemma(last), parsed.source(last), span, None, True)
    if start is None or limits.closed(start):
        return None
    if start.text.lower() == "of" or (start.text.lower() == "worth" and start.i + 1 < len(start.doc)):
        return whole_behind(start, limits)
    if start.tag_ in ("NN", "NNS", "NNP", "JJ", "VBN", "VBG") and start.text.lower() not in NO_MEASURE:
        noun = head_behind(start, limits)
        if noun is not None and noun_lemma(noun) not in NO_NOUNS and not limits.closed(noun) and noun.tag_ in UP:
            return phrase_of("attributive", noun, limits, strict=True)
    return None


def whole_behind(start: Token, limits: Limits) -> Phrase | None:
    """The phrase behind "of" or "worth of"."""
    if start.i + 1 >= len(start.doc):
        return None
    worth = start.text.lower() == "worth"
    if worth and (start.nbor(1).text.lower() != "of" or start.i + 2 >= len(start.doc)):
        return None
    first = start.nbor(2 if worth else 1)
    head = head_behind(first, limits)
    if head is None or limits.closed(head):
        # "half of the 300 buses"
        limits = Limits(limits.parsed, limits.numbers, limits.times, limits.numbers)
        head = head_behind(first, limits)
    if head is None or head.tag_ == "CD" or limits.closed(head):
        return None
    return phrase_of("of", head, limits, strict=True)


def limits_without(limits: Limits, amount: Amount) -> Limits:
    """The limits but for the amount itself, whose noun the phrase begins with."""
    return Limits(
        limits.parsed, [s for s in limits.amounts if not s.overlaps(amount.span)], limits.times, limits.numbers
    )


def is_inside(token: Token, first: Token, last: Token | None) -> bool:
    """Whether the token goes on with the noun phrase whose last noun so far is given."""
    if last is not None and last.tag_ in UP and (token.tag_ in ("DT", "PRP$") or token.text.lower() in BEGINS_ADVERB):
        return False
    described = token.tag_ in ("VBN", "VBG", "RB", "VB") and (token.i == first.i or token.dep_ == "amod")
    return token.tag_ in NOMINAL or token.tag_ == "WP" or described


def head_behind(first: Token, limits: Limits) -> Token | None:
    """The head of the noun phrase that begins with the token."""
    at, last = first.i, None
    doc = first.doc
    if first.tag_ in ("WP", "WDT"):
        return first
    while at < len(doc) and not limits.closed(doc[at]) and is_inside(doc[at], first, last):
        if doc[at].tag_ in UP or doc[at].tag_ in ("CD", "PRP", "WP", "DT", "JJ", "VBG"):
            last = doc[at]
        at += 1
    if last is not None and last.tag_ in ("JJ", "DT", "VBG"):
        nouns = [t for t in doc[first.i : last.i] if t.tag_ in UP]
        last = nouns[-1] if nouns and last.tag_ != "VBG" else last
    bare = last is not None and last.tag_ == "DT" and at < len(doc) and limits.closed(doc[at])
    return None if bare else last


def phrases_behind(start: Token | None, own: Phrase | None, limits: Limits) -> Iterator[Phrase]:
    """Prepositional phrases that follow the value at once: "in port fees", "for renewable energy"."""
    if start is None:
        return
    at: int | None = start.i
    doc, parsed = start.doc, limits.parsed
    if own is not None:
        at = next((t.i for t in doc if parsed.source(t).start >= own.span.end), None)
    for _ in range(MOST_PHRASES):
        if at is None or at + 1 >= len(doc) or doc[at].tag_ not in ("IN", "TO") or limits.closed(doc[at + 1]):
            return
        head = head_behind(doc[at + 1], limits)
        if head is None or limits.closed(head):
            return
        phrase = phrase_of(doc[at].text.lower(), head, limits, strict=True)
        yield phrase
        at = next((t.i for t in doc if parsed.source(t).start >= phrase.span.end), None)


def holders(root: Token, tokens: Sequence[Token], limits: Limits) -> Iterator[Phrase]:
    """Nouns on which the amount hangs: "a loan of up to …", "pledges worth …", "projects totalling …"."""
    inside = {t.i for t in tokens}
    token = root
    for _ in range(MOST_STEPS):
        relation, head = token.dep_, token.head
        if head.i == token.i:
            return
        if head.tag_ in UP and head.i not in inside:
            yield phrase_of("holder" if relation != "appos" else "apposed", head, limits)
        if is_verb(head) and head.dep_ not in ("acl", "relcl"):
            return
        token = head


def verb_above(token: Token) -> Token | None:
    """The nearest verb above."""
    while token.head.i != token.i:
        token = token.head
        if is_verb(token):
            return token
    return token if is_verb(token) else None


def phrases_of_verb(verb: Token, tokens: Sequence[Token], limits: Limits) -> Iterator[Phrase]:
    """Subject, objects and prepositional phrases of the verb."""
    inside = {t.i for t in tokens}
    clausal = next((c for c in verb.children if c.dep_ == "csubj"), None)
    subject, _ = subject_of(verb)
    if clausal is not None:
        yield clause_phrase("subject", clausal, limits)
    elif subject is not None and (nearer := behind_dateline(subject, verb)) is not None:
        yield phrase_of("subject", nearer, limits)
    elif subject is not None and subject.i not in inside:
        relative = subject.tag_ in ("WDT", "WP") and subject.head.dep_ == "relcl"
        subject = subject.head.head if relative else subject
        yield phrase_of(
            "subject", whole_antecedent(subject) if subject.tag_ == "NNP" and verb.dep_ == "relcl" else subject, limits
        )
    for child in verb.children:
        if child.i in inside or child.dep_ in ("nsubj", "nsubjpass"):
            continue
        if (
            child.dep_ in ("dobj", "attr", "oprd", "dative")
            and not limits.closed(child)
            and child.tag_ not in ("IN", "TO")
        ):
            if child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                child = whole_antecedent(verb.head)  # noqa: PLW2901
            yield phrase_of("object" if child.dep_ != "dative" else "dative", child, limits, strict=True)
        elif child.dep_ in ("prep", "agent", "dative"):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.i not in inside and not limits.closed(inner):
                    yield phrase_of(child.text.lower(), inner, limits, strict=True)


def whole_antecedent(noun: Token) -> Token:
    """The noun at the top of the phrase to whose end a relative clause was hung: "settlement in national currencies, which"."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        above = noun.head.head
        if above.dep_ == "acl":
            # "gold sent on to the Emirates, which"
            above = above.head
        if not is_noun(above):
            break
        noun = above
    return noun


def behind_dateline(subject: Token, verb: Token) -> Token | None:
    """The subject behind the dash of a dateline that the parser took for the subject ("ASTANA, May 3 - Trade rose")."""
    dash = next((t for t in subject.doc[subject.i : verb.i] if t.whitespace_ and (t.text == ":" or (t.text in ("-", "–", "—", "--") and t.nbor(-1).whitespace_))), None)  # fmt: skip
    if dash is None or dash.i + 1 >= verb.i:
        return None
    nouns = [t for t in dash.doc[dash.i + 1 : verb.i]]
    until = next((i for i, t in enumerate(nouns) if t.tag_ in ("IN", "TO", ",")), len(nouns))
    return next((t for t in reversed(nouns[:until]) if is_noun(t)), None)


def beside(tokens: Sequence[Token], limits: Limits) -> Iterator[Phrase]:
    """The noun phrase that the value stands behind in brackets or between commas: "full capacity, 38 bcm a year,"."""
    doc, first = tokens[0].doc, tokens[0]
    before = [t for t in doc[: first.i] if not (limits.closed(t) and t.i > first.i - 4)]
    while before and before[-1].tag_ == "RB":
        before.pop()
    if (
        len(before) < 2
        or before[-1].text not in (",", "(", "–", "—")
        or not is_noun(before[-2])
        or limits.closed(before[-2])
    ):
        return
    if before[-1].text == ":" and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in before):
        return
    after = after_value(tokens[-1], limits.parsed)
    if after is not None and after.text not in (",", ")", "–", "—", ".", ";") and after.tag_ != "IN":
        return
    head = before[-2]
    while head.dep_ == "pobj" and head.head.dep_ == "prep" and is_noun(head.head.head):
        head = head.head.head
    yield phrase_of("beside", head, limits)


def clause_phrase(slot: str, verb: Token, limits: Limits) -> Phrase:
    """A clause that is the subject, as a phrase: "replacing it from Romania"."""
    parsed = limits.parsed
    tokens = list(verb.subtree)
    span = parsed.stretch(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
    return Phrase(slot, lemma(verb), parsed.source(verb), span)
