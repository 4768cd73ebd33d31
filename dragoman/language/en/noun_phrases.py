"""English noun phrases as they stand in the text: how far a phrase reaches around its head, values and times left out.

The parser hangs prepositional phrases too high as often as not ("sends 95% of its trade | through Djibouti"), so a
phrase runs on word by word until something ends it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.language.en.cardinals import WORDS
from dragoman.language.en.clauses import is_noun, plain_lemma
from dragoman.language.en.syntax import ParsedSentence
from dragoman.model.amounts import Phrase
from dragoman.model.documents import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

ASIDE = frozenset(WORDS["aside"])
NOMINAL = ("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "DT", "PRP$", "POS", "HYPH", "CD", "RBS", "PRP", "$", "AFX")
EDGE = ("IN", "TO", "DT", "CC", "PRP$", "HYPH", ",", "RB", "POS", "RBR", "VBG", "VBN", "VBD", "CD", "$")
# a participle or adjective that only carries the value behind it: "projects worth"
CARRYING = frozenset(("worth", "valued", "totalling", "totaling"))
LEFT = ("det", "amod", "compound", "poss", "nmod", "npadvmod", "nummod", "advmod", "case", "punct", "quantmod")
FINITE = ("VBD", "VBZ", "VBP", "MD", "VB")
PLURALS = frozenset(WORDS["plurals"])
LONGEST_PHRASE = 18


@dataclass(frozen=True)
class Limits:
    """What no phrase runs over: the amounts of the sentence with their bounds, and the times; ``numbers`` count no noun."""

    parsed: ParsedSentence
    amounts: list[Span]
    times: list[Span]
    numbers: list[Span] = field(default_factory=list)

    def closed(self, token: Token) -> bool:
        """Whether the token belongs to an amount or a time."""
        span = self.parsed.source(token)
        return any(s.overlaps(span) for s in (*self.amounts, *self.times))


def before_article(tokens: list[Token]) -> list[Token]:
    """The tokens without articles, prepositions and joints at either end."""
    first, last = 0, len(tokens)
    while first < last and (tokens[first].tag_ in ("DT", "IN", "TO", "CC", "POS", ",", "HYPH") and tokens[first].text.lower() != "'s"):  # fmt: skip
        first += 1
    while last > first and (tokens[last - 1].tag_ in EDGE or tokens[last - 1].text.lower() in CARRYING) and tokens[last - 1].text.lower() != "there":  # fmt: skip
        last -= 1
    return tokens[first:last]


def left_of(head: Token, limits: Limits) -> Token:
    """The first word of the head's own phrase."""
    first = head
    while first.i > 0:
        before = first.nbor(-1)
        counted = before.tag_ == "CD" and first.tag_ != "HYPH"
        inside = (
            (before.tag_ in NOMINAL and not counted)
            or before.tag_ in ("VBN", "VBG", "RB")
            or before.text in ("’s", "'")
        )
        tied = before.dep_ in LEFT and before.head.i >= first.i and before.head.i <= head.i
        owner = before.tag_ == "POS" or (first.tag_ == "POS" and before.tag_.startswith("NN"))
        if not inside or not (tied or owner) or limits.closed(before):
            break
        first = before
    return first


def extent(head: Token, limits: Limits, *, strict: bool) -> list[Token]:
    """The words of the phrase around the head; ``strict`` stops before what tells when, how or for whom."""
    first = left_of(head, limits)
    words = list(head.doc[first.i : head.i + 1])
    at = head.i + 1
    doc = head.doc
    while at < len(doc) and len(words) < LONGEST_PHRASE:
        token = doc[at]
        if token.tag_ in ("DT", "PRP$") and is_noun(words[-1]):
            # "vehicles a year"
            break
        if limits.closed(token) or not runs_on(token, strict=strict):
            break
        words.append(token)
        at += 1
    return before_article(words)


def runs_on(token: Token, *, strict: bool) -> bool:
    """Whether a phrase goes on with the token."""
    tag, word = token.tag_, token.text.lower()
    if word in CARRYING:
        return False
    if tag in ("IN", "TO"):
        if token.dep_ == "mark" or (tag == "TO" and token.dep_ == "aux"):
            return False
        return not (strict and word in ASIDE)
    if tag == "CC":
        return joins_nouns(token)
    if tag == "VBN" or (tag == "VBG" and token.dep_ in ("amod", "pobj", "compound", "nsubj", "acl")):
        # "exports routed through Russian ports", but not "… , helped by"
        return not any(c.dep_ in ("aux", "auxpass") for c in token.children) and token.dep_ != "ROOT"
    if tag == "VBD":
        return token.dep_ in ("acl", "amod")
    if tag == "RB":
        return word in ("there", "here", "abroad", "on")
    return tag in NOMINAL


def behind_number(head: Token) -> Token:
    """What is counted, for a head that only says that it is: "the number of visits"."""
    if (
        head.text.lower() not in WORDS["number_nouns"]
        or head.i + 2 >= len(head.doc)
        or head.nbor(1).text.lower() != "of"
    ):
        return head
    of = head.nbor(1)
    return next((c for c in of.children if c.dep_ == "pobj"), head)


def joins_nouns(token: Token) -> bool:
    """Whether "and" joins two nouns, not two clauses."""
    at = token.i + 1
    doc = token.doc
    if token.text.lower() not in ("and", "or", "&"):
        return False
    while at < len(doc) and doc[at].tag_ in NOMINAL:
        at += 1
    if at == token.i + 1:
        return False
    if any(c.dep_ == "conj" and c.i < at and c.i > token.i and is_noun(c) for c in token.head.children) and token.head.head.text.lower() == "between":  # fmt: skip
        return True
    return at >= len(doc) or not (doc[at].tag_ in FINITE and doc[at].dep_ not in ("acl", "amod"))


def phrase_of(slot: str, head: Token, limits: Limits, *, strict: bool = False) -> Phrase:
    """The phrase around a head word, with its owner apart where one stands before it."""
    parsed = limits.parsed
    head, number = behind_number(head), head
    words = extent(head, limits, strict=strict) or [head]
    span = parsed.stretch(words[0].idx, words[-1].idx + len(words[-1]))
    # a possessive mark is a token of its own: "Serbia | 's | trade deficit"
    mark = next((t for t in words if t.tag_ == "POS" and t.i < head.i), None)
    owner = None
    if mark is not None and mark.i > words[0].i:
        owner = parsed.stretch(words[0].idx, words[mark.i - words[0].i - 1].idx + len(words[mark.i - words[0].i - 1]))
    lemma = plain_lemma(head)
    plural = head.tag_ in ("NNS", "NNPS") or lemma in PLURALS
    return Phrase(slot, lemma, parsed.source(head), span, owner, plural, head.i != number.i)
