"""English speech: verbs of saying with who says it, to whom, and what stretches of the sentence are said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.language.en.clauses import (
    argument,
    clause_tense,
    is_verb,
    lemma,
    masked,
    negated,
    noun_lemma,
    own_subjects,
    particle_of,
    subject_of,
)
from dragoman.language.en.governors import governors_of
from dragoman.language.en.speech_words import SpeechWords, load_speech
from dragoman.language.en.syntax import ParsedSentence
from dragoman.model.documents import Span
from dragoman.model.frames import Argument, Frame, Speech, SpeechShape

if TYPE_CHECKING:
    from spacy.tokens import Token

QUOTED = ("yes",)
# What hangs on a clause without being said with it.
ASIDE = ("punct", "cc")


def speeches_of(parsed: ParsedSentence) -> list[Speech]:
    """Every act of saying that the sentence tells of, in text order."""
    words = load_speech()
    found: list[Speech] = []
    for token, tag in zip(parsed.doc, parsed.tags, strict=True):
        if tag == "VBG" and token.text.lower() == "according":
            speech = according(token, parsed)
            if speech is not None:
                found.append(speech)
        elif tag.startswith("VB") and token.dep_ not in ("aux", "auxpass"):
            plain, particle = parsed.lemmas[token.i], particle_of(token)
            cue = f"{plain} {particle}" if particle and words.knows(f"{plain} {particle}") else plain
            if words.knows(cue) and not unsaid(token, words):
                speech = speech_of(token, cue, parsed, words)
                if speech is not None:
                    found.append(speech)
    return found


def unsaid(verb: Token, words: SpeechWords) -> bool:
    """Whether the verb tells that nothing was said, or only that something may be."""
    _, modal = clause_tense(verb)
    if negated(verb) or modal in words.unspoken:
        return True
    head = verb.head
    return verb.dep_ in ("xcomp", "pcomp", "acl") and (lemma(head) in words.unsaid or negated(head))


def speech_of(verb: Token, cue: str, parsed: ParsedSentence, words: SpeechWords) -> Speech | None:
    """What the verb tells was said, or ``None`` where it tells of nothing said."""
    speaker, addressee, passive = speaker_of(verb, cue, words)
    shape, content, sure = said_by(verb, cue, words, speaker)
    if not content or (passive and speaker is None and shape != "clause"):
        # "are described as private": by nobody
        return None
    pieces = stretches(content, verb, parsed, words, speaker)
    if not pieces:
        return None
    who = speaker_argument(speaker, parsed) if speaker is not None else None
    whom = argument("object", addressee, parsed) if addressee is not None else None
    name = cue
    relay = next((c for c in verb.children if c.dep_ in ("advcl", "prep") and lemma(c) in words.relaying), None)
    told = next((c for c in relay.children if c.dep_ in ("dobj", "pobj")), None) if relay is not None else None
    if (
        relay is not None
        and told is not None
        and shape == "clause"
        and (told.tag_ in ("NNP", "NNPS") or noun_lemma(told) in words.voices)
    ):
        # "Tass, citing an aide, reported that": the aide says it
        who, name = argument("subject", told, parsed), lemma(relay)
    return Speech(name, frame_of(verb, cue, who, whom, parsed, passive=passive), who, whom, pieces, shape, not sure)


def frame_of(
    verb: Token, cue: str, who: Argument | None, whom: Argument | None, parsed: ParsedSentence, *, passive: bool
) -> Frame:
    """The frame of the saying, by which its references are resolved."""
    tense, modal = clause_tense(verb)
    arguments = tuple(a for a in (who, whom) if a is not None)
    return Frame(
        lemma=cue, nominal=False, trigger=parsed.source(verb), sentence=parsed.number, arguments=arguments, tense=tense,
        modal=modal, passive=passive, governors=tuple(governors_of(verb, parsed)),
    )  # fmt: skip


def speaker_of(verb: Token, cue: str, words: SpeechWords) -> tuple[Token | None, Token | None, bool]:
    """Who says it, who is told, and whether the verb is passive."""
    subject, passive = subject_of(verb)
    passive = passive or any(c.dep_ == "auxpass" for c in verb.children) or is_asked(verb)
    if verb.head.text.lower() == "as" and lemma(verb.head.head) in words.relaying:
        # "Xinhua quoted Wang Yi as saying", "was quoted as saying"
        above = verb.head.head
        quoted = next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass")), None)
        return quoted, None, False
    if verb.dep_ == "acl" and subject is not None and noun_lemma(subject) in words.comments and is_verb(subject.head):
        # "published a line saying that"
        subject, passive = subject_of(subject.head)[0], False
    if subject is not None and subject.text.lower() in ("it", "that") and passive and subject.i < verb.i:
        # "it is said that"
        return None, None, True
    told = next(
        (c for c in verb.children if c.dep_ in ("dobj", "dative", "iobj") and c.text.lower() not in QUOTED), None
    )
    if passive:
        agent = next((g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None)
        return agent, subject, True
    if told is None or cue not in words.addressing:
        told = own_told(verb, cue, words)
    return subject, told, False


def is_asked(verb: Token) -> bool:
    """Whether the verb is a bare participle of what was said to somebody ("Asked about it, he laughed")."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("advcl", "acl")
        and not any(c.dep_.startswith("aux") for c in verb.children)
    )


def speaker_argument(speaker: Token, parsed: ParsedSentence) -> Argument:
    """The speaker: his name where one stands in apposition, in a phrase that begins with what it stands beside.

    Behind a paper ("a statement by the ministry said") it is he who issued it.
    """
    issuer = next(
        (g for c in speaker.children if c.dep_ == "prep" and c.text.lower() in ("by", "from") for g in c.children if g.dep_ == "pobj"), None
    )  # fmt: skip
    if noun_lemma(speaker) in load_speech().issued and issuer is not None:
        return argument("subject", issuer, parsed)
    named = by_name(speaker, parsed)
    found, whole = argument("subject", named, parsed), argument("subject", speaker, parsed)
    return replace(found, phrase=Span(min(whole.phrase.start, found.phrase.start), found.phrase.end))


def by_name(speaker: Token, parsed: ParsedSentence) -> Token:
    """The name in apposition to the speaker where he is told of by his office alone ("the oil minister, Azevedo")."""
    if masked(speaker, parsed) or speaker.tag_ in ("NNP", "NNPS", "PRP"):
        return speaker
    return next((c for c in speaker.children if c.dep_ == "appos" and c.tag_ in ("NNP", "NNPS")), speaker)


def own_told(verb: Token, cue: str, words: SpeechWords) -> Token | None:
    """Who is told behind "to" ("said to reporters"), or as the subject of what is asked ("urged everybody to")."""
    for child in verb.children:
        if (
            child.dep_ in ("prep", "dative")
            and child.text.lower() == "to"
            and cue not in words.prepositional
            and cue not in words.phrase
        ):
            whom = next((g for g in child.children if g.dep_ == "pobj"), None)
            if whom is not None:
                return whom
        if child.dep_ == "ccomp" and cue in words.infinitive and child.tag_ == "VB" and own_subjects(child):
            return own_subjects(child)[0]
    return None


def said_by(verb: Token, cue: str, words: SpeechWords, speaker: Token | None) -> tuple[SpeechShape, list[Token], bool]:
    """How what is said stands below the verb, its heads, and whether it counts without quotation marks."""
    marks = [c for c in verb.subtree if c.text.lower() in QUOTED and is_quoted(c) and nearest_verb(c) == verb.i]
    if cue in words.clause:
        clause = clause_of(verb)
        if clause is not None:
            return "clause", [clause, *marks], True
        inserted = main_clause(verb)
        if inserted is not None and not marks:
            return "clause", [inserted], True
        if marks:
            return "words", marks, True
    below = next(
        (c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB" and infinitive_mark(c)), None
    )
    if cue in words.infinitive and below is not None:
        return "infinitive", [below], True
    spoken_of = behind_preposition(verb, words.prepositional.get(cue, ()))
    if spoken_of is not None:
        return "phrase", [spoken_of], True
    if cue in words.naming:
        named = list(named_as(verb))
        plain = [t for t in named if t.dep_ != "dobj"]
        if named:
            return "naming", plain or named, cue in words.naming_plain and bool(plain)
    thing = next(
        (c for c in verb.children if c.dep_ in ("dobj", "attr") and (speaker is None or c.i != speaker.i)), None
    )
    if thing is not None and cue in words.phrase:
        # "denied any part in it": the parser hangs what belongs to the thing on the verb
        beside = [c for c in verb.children if c.dep_ == "prep" and c.left_edge.i == thing.right_edge.i + 1]
        return "phrase", [thing, *beside], cue not in words.naming
    heads = [c for c in verb.children if c.dep_ in ("dobj", "xcomp", "oprd", "attr", "acomp", "prep", "ccomp", "advcl")]
    return "words", [h for h in heads if h.i > verb.i], False


def clause_of(verb: Token) -> Token | None:
    """The clause that the verb has as its object, behind the verb before before it; also one hung on a noun between."""
    own = [c for c in verb.children if c.dep_ == "ccomp" and not (c.tag_ == "VB" and infinitive_mark(c))]
    doc = verb.doc
    near = [c for c in own if not any(t.text == ";" for t in doc[min(c.i, verb.i) : max(c.i, verb.i)])]
    chosen = next((c for c in near if c.i > verb.i), None) or next(iter(near), None)
    if chosen is not None:
        return chosen
    for token in verb.subtree:
        # "told reporters on a daily call that …": the parser takes it for what the call was
        hung = token.i > verb.i and token.dep_ in ("relcl", "acl") and nearest_verb(token) == verb.i
        if hung and any(c.text.lower() == "that" and c.dep_ == "mark" for c in token.children):
            return token
    return None


def behind_preposition(verb: Token, prepositions: Iterable[str]) -> Token | None:
    """What stands behind one of the prepositions under the verb, however the parser hangs it."""
    wanted = set(prepositions)
    for token in verb.subtree if wanted else ():
        if token.i > verb.i and token.dep_ == "prep" and token.text.lower() in wanted and nearest_verb(token) == verb.i:
            inner = next((g for g in token.children if g.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return inner
    return None


def infinitive_mark(verb: Token) -> bool:
    """Whether "to" stands before the verb."""
    return any(c.dep_ == "aux" and c.text.lower() == "to" for c in verb.children)


def named_as(verb: Token) -> Iterator[Token]:
    """What the verb gives its object for: behind "as", or as a second object."""
    for child in verb.children:
        if child.dep_ == "prep" and child.text.lower() in ("as", "to"):
            # "as like a reunion" too
            yield from (g for g in child.children if g.dep_ in ("pobj", "amod", "pcomp", "acomp", "ccomp", "prep"))
        elif (child.dep_ in ("oprd", "attr", "xcomp", "ccomp", "acomp") and child.i > verb.i) or child.dep_ == "dobj":
            yield child
            for inner in child.children:
                if child.dep_ == "dobj" and inner.dep_ == "prep" and inner.text.lower() == "as":
                    yield from (g for g in inner.children if g.dep_ in ("pobj", "amod", "acomp"))


def nearest_verb(token: Token) -> int:
    """The place of the nearest verb above."""
    for above in token.ancestors:
        if is_verb(above):
            return int(above.i)
    return -1


def is_quoted(token: Token) -> bool:
    """Whether the token stands for a quotation; the word "yes" of the text itself is none."""
    return token.dep_ in (
        "intj",
        "ccomp",
        "dobj",
        "advmod",
        "dep",
        "ROOT",
        "parataxis",
        "npadvmod",
        "attr",
        "conj",
        "appos",
    )


def main_clause(verb: Token) -> Token | None:
    """The clause into which the saying is put ("The line, he said, could be filled"), or ``None``."""
    head = verb.head
    inserted = verb.dep_ in ("parataxis", "ccomp", "advcl", "dep") and is_verb(head) and head.i != verb.i
    if not inserted or any(c.dep_ == "mark" for c in verb.children):
        return None
    left = verb.left_edge.i
    marks = {verb.doc[left].text, verb.doc[max(0, left - 1)].text}
    return head if marks & {",", "–", "—", "-"} else None


def stretches(
    heads: Iterable[Token], verb: Token, parsed: ParsedSentence, words: SpeechWords, speaker: Token | None
) -> tuple[Span, ...]:
    """Where the words stand: the subtrees of the heads without the saying itself, in contiguous pieces."""
    inside: set[int] = set()
    for head in heads:
        tree = {t.i for t in head.subtree}
        if verb.i in tree:
            tree -= {t.i for t in verb.subtree}
        for other in head.children:
            if other.dep_ == "conj" and lemma(other) in words.clause and own_subjects(other):
                # "said it was open and Wong said it was not": another's words begin
                tree -= {t.i for t in other.subtree}
        inside |= tree
    if speaker is not None and speaker.head.i == verb.i:
        inside -= {t.i for t in speaker.subtree}
    stops = [place for place, word in enumerate(parsed.texts) if word == ";"]
    first, last = (
        max((i for i in stops if i < verb.i), default=-1),
        min((i for i in stops if i > verb.i), default=10**6),
    )
    inside = {i for i in inside if first < i < last}
    places = sorted(inside - {verb.i})
    pieces: list[list[int]] = []
    for place in places:
        if pieces and place == pieces[-1][-1] + 1:
            pieces[-1].append(place)
        else:
            pieces.append([place])
    trimmed = (trim_piece(piece, parsed, words) for piece in pieces)
    ends = [(parsed.doc[piece[0]], parsed.doc[piece[-1]]) for piece in trimmed if piece]
    return tuple(parsed.stretch(first.idx, last.idx + len(last)) for first, last in ends)


def trim_piece(piece: list[int], parsed: ParsedSentence, words: SpeechWords) -> list[int]:
    """The places of the tokens that are said: without what leads to them, and what closes them or speaks of them."""
    doc = parsed.doc
    while piece and opens(doc[piece[0]], words) and not masked(doc[piece[0]], parsed):
        piece = piece[1:]
    piece = before_comment(piece, parsed, words)
    while piece and doc[piece[-1]].text in (",", ".", ";", ":", "—", "–", "-", "and", "but"):
        piece = piece[:-1]
    return piece if any(doc[i].is_alpha or masked(doc[i], parsed) for i in piece) else []


def opens(token: Token, words: SpeechWords) -> bool:
    """Whether the token leads to what was said and is no part of it (", that", "only that")."""
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
    leads = token.dep_ == "advmod" and behind is not None and behind.text.lower() in words.openers
    return bool(token.is_punct) or token.text.lower() in words.openers or leads


def before_comment(piece: list[int], parsed: ParsedSentence, words: SpeechWords) -> list[int]:
    """The piece up to what the text says of the words (", a statement that embarrassed him")."""
    for at, place in enumerate(piece[:-2]):
        if parsed.texts[place] == "," and parsed.texts[piece[at + 1]].lower() in ("a", "an", "the"):
            noun = next((i for i in piece[at + 2 : at + 5] if noun_lemma(parsed.doc[i]) in words.comments), None)
            if noun is not None:
                return piece[:at]
    return piece


def according(token: Token, parsed: ParsedSentence) -> Speech | None:
    """What somebody says by "according to": the clause without the phrase."""
    whom = next((g for t in token.subtree if t.text.lower() == "to" for g in t.children if g.dep_ == "pobj"), None)
    if whom is None or noun_lemma(whom) in load_speech().papers:
        return None
    head = token.head
    while not is_verb(head) and head.head.i != head.i:
        head = head.head
    who = argument("subject", whom, parsed)
    gone = {t.i for t in token.subtree}
    doc = parsed.doc
    pieces, current = [], list[int]()
    for t in head.subtree:
        if t.i in gone:
            pieces.append(current)
            current = []
        else:
            current.append(t.i)
    pieces.append(current)
    spans = []
    for piece in pieces:
        words = [i for i in piece if not doc[i].is_punct or masked(doc[i], parsed)]
        words = words[1:] if words and doc[words[0]].dep_ == "cc" else words
        if len(words) > 1:
            last = doc[words[-1]]
            spans.append(parsed.stretch(doc[words[0]].idx, last.idx + len(last)))
    frame = frame_of(head, "according to", who, None, parsed, passive=False) if is_verb(head) else Frame("according to", False, parsed.source(token), parsed.number, (who,), "none")  # fmt: skip
    return Speech("according to", frame, who, None, tuple(spans), "according") if spans else None
