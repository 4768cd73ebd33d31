"""English governors: the predicates above a predicate, as its status needs them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.language.en.syntax import ParsedSentence
from dragoman.model.documents import Span
from dragoman.model.frames import Governor

if TYPE_CHECKING:
    from spacy.tokens import Token

from dragoman.language.en.clauses import (
    SUBJECTS,
    clause_tense,
    is_verb,
    lemma,
    negated,
    noun_lemma,
    own_subjects,
    particle_of,
)


def governor_of(token: Token, relation: str) -> Governor:
    """One predicate above, as the status of the one below needs it."""
    word = lemma(token)
    if is_verb(token):
        tense, modal = clause_tense(token)
        particle = particle_of(token)
        return Governor(
            f"{word} {particle}" if particle else word,
            relation,
            tense,
            "negative" if negated(token) else "positive",
            modal,
            Span(token.i, token.i + 1),
        )
    return Governor(
        noun_lemma(token) if token.tag_.startswith("NN") else word,
        relation,
        "none",
        "negative" if negated(token) else "positive",
        None,
        Span(token.i, token.i + 1),
    )


def governors_of(token: Token, parsed: ParsedSentence) -> Iterator[Governor]:
    """Predicates above the token, nearest first, with the relation by which each governs."""
    current, hops = token, 0
    while current.head.i != current.i and hops < 8:
        head, relation = current.head, current.dep_
        hops += 1
        if relation == "ccomp" and any(t.text == ";" for t in current.doc[current.i : head.i]):
            # "he said they had met; Washington urged …": what stands behind the semicolon governs nothing before it
            break
        if relation == "conj" and (is_verb(current) == is_verb(head)):
            current = head
            continue
        if head.dep_ == "prep" or head.tag_ in ("IN", "TO"):
            yield Governor(head.text.lower(), "preposition", "none", "positive", None, parsed.source(head))
        elif is_verb(head) or head.tag_.startswith(("NN", "JJ", "RB")):
            found = governor_of(head, relation)
            own = own_subjects(head)
            if lemma(head) in ("be", "'s", "’s") and relation in (*SUBJECTS, "ccomp"):
                yield from complements_of(head, parsed)
            yield Governor(
                found.lemma, "subject" if relation in SUBJECTS else relation, found.tense, found.polarity, found.modal,
                parsed.source(head), parsed.source(own[0]) if own else None, not is_verb(head),
                any(c.dep_ == "dobj" for c in head.children),
            )  # fmt: skip
        if relation in ("mark", "advmod"):
            break
        current = head


def complements_of(copula: Token, parsed: ParsedSentence) -> Iterator[Governor]:
    """What a form of "be" says of its subject ("the report … is false", "it is not true that …")."""
    for child in copula.children:
        if child.dep_ in ("acomp", "attr"):
            word = noun_lemma(child) if child.tag_.startswith("NN") else lemma(child)
            negative = negated(copula) or negated(child)
            yield Governor(
                word, "subject", "none", "negative" if negative else "positive", None, parsed.source(child), None, True
            )
