"""The predicates above an English amount, and the clause it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.language.en.cardinals import WORDS
from dragoman.language.en.clauses import (
    clause_tense,
    is_noun,
    is_verb,
    lemma,
    negated,
    noun_lemma,
    own_subjects,
    particle_of,
)
from dragoman.language.en.syntax import ParsedSentence
from dragoman.model.amounts import Step
from dragoman.model.documents import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_STEPS = 16
CONDITIONS = frozenset(("if", "unless"))
NO_NOUNS = frozenset(WORDS["no_measures"])


def steps_above(root: Token, parsed: ParsedSentence) -> Iterator[Step]:
    """Nouns and verbs above the amount, the nearest first."""
    token, preposition = root, None
    if is_verb(root):
        yield verb_step(root, "self", parsed)
    for _ in range(MOST_STEPS):
        head = token.head
        if head.i == token.i:
            return
        if head.tag_ in ("IN", "TO", "RB", "JJ", "VBG") and not (is_verb(head) and own_subjects(head)) and token.dep_ in ("pobj", "prep", "npadvmod", "pcomp") and not is_noun(head):  # fmt: skip
            preposition = head.text.lower() if head.tag_ in ("IN", "TO") else preposition
            if head.tag_ == "VBG" and head.dep_ != "prep":
                yield verb_step(head, preposition or slot_of(token), parsed)
            if head.tag_ == "JJ":
                yield Step(head.text.lower(), "adjective", "none", None, parsed.source(head), True)
        elif is_verb(head):
            yield verb_step(head, preposition or slot_of(token), parsed)
            preposition = None
        elif is_noun(head) and noun_lemma(head) in NO_NOUNS and token.dep_ in ("compound", "nummod", "nmod"):
            # "climbed 18 percent year on year"
            pass
        elif is_noun(head):
            yield Step(noun_lemma(head), preposition or slot_of(token), "none", None, parsed.source(head), True)
            preposition = None
        elif head.tag_.startswith("JJ"):
            yield Step(head.text.lower(), "adjective", "none", None, parsed.source(head), True)
        token = head


def slot_of(token: Token) -> str:
    """How the token hangs on what is above it, in plain words."""
    names = {"dobj": "object", "attr": "attribute", "nsubj": "subject", "nsubjpass": "subject", "relcl": "relative", "npadvmod": "object",
             "acl": "relative", "ccomp": "clause", "xcomp": "clause", "advcl": "beside", "conj": "joined", "acomp": "attribute"}  # fmt: skip
    return names.get(token.dep_, token.dep_)


def verb_step(verb: Token, slot: str, parsed: ParsedSentence) -> Step:
    """A verb above the amount with its tense and modal."""
    tense, modal = clause_tense(verb)
    if verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children):
        # a bare participle takes its place from the verb above
        tense = "none"
    if verb.tag_ == "VB" and verb.dep_ in ("acl", "relcl") and modal is None:
        # "a deal to supply"
        modal = next((c.text.lower() for c in verb.children if c.dep_ == "aux" and c.tag_ == "TO"), None)
    if modal is None and lemma(verb) == "be" and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in verb.children):
        # "half of it is to be a loan"
        modal = "to"
    condition = next((c.text.lower() for c in verb.children if c.dep_ == "mark" and c.text.lower() in CONDITIONS), None)
    modal = modal or condition
    return Step(
        lemma(verb), slot, tense, modal, parsed.source(verb), False, particle_of(verb), negated(verb), is_passive(verb)
    )


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, as a participle behind its noun too."""
    helpers = [c.text.lower() for c in verb.children if c.dep_ == "aux"]
    return any(c.dep_ == "auxpass" for c in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ == "acl" and not helpers
    )


def clause_around(token: Token, parsed: ParsedSentence) -> Span:
    """The stretch between the joints of clauses around the token: semicolons, and "while" or "and" before a new subject."""
    first, last = parsed.span.start, parsed.span.end
    for joint in parsed.doc:
        if not is_joint(joint):
            continue
        at = parsed.source(joint).start
        if joint.i < token.i:
            first = max(first, at)
        elif joint.i > token.i:
            last = min(last, at)
    return Span(first, max(last, first + 1))


def is_joint(token: Token) -> bool:
    """Whether the token begins a clause with a subject of its own."""
    if token.text in (";", "—", "–"):
        return True
    if token.dep_ == "mark" and is_verb(token.head):
        return bool(own_subjects(token.head))
    if token.dep_ == "cc":
        verb = next((t for t in token.doc[token.i + 1 :] if t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBN")), None)
        verb = verb.head if verb is not None and verb.dep_ in ("aux", "auxpass") else verb
        return verb is not None and any(s.i > token.i for s in own_subjects(verb))
    return False
