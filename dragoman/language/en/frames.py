"""English frames: predicates with their participants, made from a parse.

Here light verbs ("held talks"), conjunction, apposition, passive, participles, relative clauses, control ("agreed to
meet") and shared subjects are resolved, so that the lexicon need only name a lemma and readers of events need know
no English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.language.base import Cues
from dragoman.language.en.syntax import ParsedSentence
from dragoman.model.documents import Span
from dragoman.model.frames import Argument, Frame, Governor
from dragoman.model.times import Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

from dragoman.language.en.attachment import attach_times, carrier_of
from dragoman.language.en.clauses import (
    OBJECTS,
    adjuncts,
    argument,
    arguments,
    clause_tense,
    headline,
    is_verb,
    lemma,
    marks_of,
    negated,
    noun_lemma,
    own_subjects,
    particle_of,
    pluperfect,
    prepositional,
    subject_of,
    unique,
)
from dragoman.language.en.governors import governor_of, governors_of

Possible = Callable[[str, bool, AbstractSet[str]], bool]
# Slots of phrases that belong to the verb where the parser hangs them on its object or subject.
HIGHER = ("in", "at", "on", "during", "with", "by", "via", "for", "alongside")


def frames_of(
    parsed: ParsedSentence, cues: Cues, times: Sequence[Span], possible: Possible | None = None
) -> list[Frame]:
    """Every frame of the sentence whose predicate the lexicon knows.

    ``possible`` tells of a lemma, and whether it is a noun's, if it can mean anything beside the words of the sentence;
    where it cannot, the predicate still keeps its times from others, but no frame is made.
    """
    triggers: dict[int, Frame] = {}
    idle: set[int] = set()
    for token, verb, tag in zip(parsed.doc, parsed.lemmas, parsed.tags, strict=True):
        word, nominal = verb, False
        if tag.startswith("VB") and word in cues.heads and token.dep_ not in ("aux", "auxpass"):
            pass
        elif tag in ("NN", "NNS", "NNP", "NNPS", "VBG", "VB", "VBP") or token.dep_ in ("nsubj", "dobj", "pobj"):
            word, nominal = noun_lemma(token), True
            if word not in cues.nouns or (token.dep_ in ("compound", "nmod") and lemma(token.head) in cues.nouns):
                continue
        else:
            continue
        if possible is not None and not possible(word, nominal, parsed.words):
            idle.add(token.i)
            triggers[token.i] = Frame(word, nominal, parsed.source(token), parsed.number, (), "none")
        elif nominal:
            triggers[token.i] = noun_frame(token, word, parsed, cues)
        else:
            triggers[token.i] = verb_frame(token, word, parsed, cues)
    if len(idle) == len(triggers):
        return []
    frames = attach_times(parsed, triggers, times, cues)
    return [frame for frame, place in zip(frames, triggers, strict=True) if place not in idle]


def verb_frame(verb: Token, word: str, parsed: ParsedSentence, cues: Cues) -> Frame:
    """The frame of a verb that names an act."""
    subject, passive = subject_of(verb)
    # "Alar Karis, elected president in 2021, took office"
    inserted = subject is not None and set_off(verb, subject)
    passive = passive or inserted or (verb.dep_ == "acl" and verb.tag_ == "VBN")
    passive = passive or any(c.dep_ == "auxpass" for c in verb.children)
    found: list[Argument] = []
    if subject is not None:
        found.extend(arguments("object" if passive else "subject", subject, parsed))
    found.extend(own_objects(verb, parsed, inserted=inserted))
    found.extend(own_phrases(verb, parsed, passive=passive))
    filled = any(a.slot == "object" for a in found)
    if verb.dep_ == "relcl" and (subject is None or subject.i != verb.head.i) and not filled and word in cues.verbs:
        found.append(relative_head(verb, parsed))
    tense, modal = clause_tense(verb)
    if verb.dep_ == "conj" and is_verb(verb.head) and modal is None and verb.tag_ == "VB":
        tense, modal = clause_tense(verb.head)
    return Frame(
        lemma=word, nominal=False, trigger=parsed.source(verb), sentence=parsed.number, arguments=unique(found), tense=tense,
        polarity="negative" if negated(verb) else "positive", modal=modal, passive=passive, particle=particle_of(verb),
        modifiers=(*marks_of(verb), *inverted_condition(verb, subject)), governors=tuple(governors_of(verb, parsed)), quoted=verb.i in parsed.quoted,
        words=adjuncts(verb, *[c for c in verb.children if c.dep_ == "dobj"]), headline=headline(parsed), perfect=pluperfect(verb), progressive=verb.tag_ == "VBG" and any(c.dep_ == "aux" for c in verb.children),
        present_perfect=any(c.dep_ == "aux" and c.text.lower() in ("has", "have", "'ve", "’ve") for c in verb.children),
        participle=verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children),
        complement=any(c.dep_ in ("xcomp", "ccomp") or (c.dep_ == "advcl" and c.tag_ == "VB") for c in verb.children),
        content=content_of(verb, parsed), told=told_arguments(verb, parsed),
    )  # fmt: skip


def own_objects(verb: Token, parsed: ParsedSentence, *, inserted: bool) -> Iterator[Argument]:
    """The objects of a verb; of an inserted participle they say as what."""
    for child in verb.children:
        if inserted and child.dep_ in OBJECTS:
            yield from arguments("as", child, parsed)
        elif child.dep_ in OBJECTS:
            slot_token = child.head.head if child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else child
            yield from arguments("object", slot_token, parsed)


def own_phrases(verb: Token, parsed: ParsedSentence, *, passive: bool) -> list[Argument]:
    """The participants in phrases of a verb, also where the parser hangs them on its particle, object or subject."""
    found = list(prepositional(verb, parsed))
    if passive and not any(a.slot == "by" for a in found):
        found.extend(agent_below(verb, parsed))
    for particle in [c for c in verb.children if c.dep_ in ("prt", "advmod")]:
        # "handed back to Nigeria": the parser hangs the phrase on the particle
        found.extend(prepositional(particle, parsed))
    for direct in [c for c in verb.children if c.dep_ in ("dobj", "nsubj")]:
        found.extend(a for a in prepositional(direct, parsed) if a.slot in HIGHER)
    return found


def relative_head(verb: Token, parsed: ParsedSentence) -> Argument:
    """Whom a relative clause is about, in the slot of its pronoun ("the man whom he met", "Tokayev, with whom he met")."""
    preposition = next(
        (c for c in verb.children if c.dep_ == "prep" and any(g.tag_ in ("WDT", "WP") for g in c.children)), None
    )
    return argument(preposition.text.lower() if preposition else "object", verb.head, parsed)


def agent_below(verb: Token, parsed: ParsedSentence) -> Iterator[Argument]:
    """The agent of a passive that the parser hangs on what stands before it ("recognised as a state by Norway")."""
    below = [c for c in verb.children if c.i > verb.i and c.dep_ in ("prep", "oprd", "attr", "dobj", "acomp")]
    while below:
        token = below.pop()
        if token.dep_ in ("prep", "agent") and token.text.lower() == "by":
            yield from (a for c in token.children if c.dep_ == "pobj" for a in arguments("by", c, parsed))
            return
        below.extend(c for c in token.children if c.dep_ in ("prep", "pobj", "agent"))


def set_off(verb: Token, subject: Token) -> bool:
    """Whether the verb is a participle inserted behind one comma, which the parser takes for the main verb."""
    if verb.tag_ not in ("VBD", "VBN") or verb.i == 0 or subject.i >= verb.i - 1 or verb.nbor(-1).text != ",":
        return False
    commas = sum(t.text == "," for t in verb.doc[subject.i : verb.i])
    later = any(
        c.dep_ == "conj" and is_verb(c) and c.left_edge.nbor(-1).text == "," for c in verb.children if c.i > verb.i
    )
    later = later or (is_verb(verb.head) and verb.dep_ in ("ccomp", "parataxis") and verb.head.i > verb.i)
    helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return commas == 1 and later and not helped


def clause_below(verb: Token) -> Token | None:
    """The predicate of the clause that the verb has as its object, also where a time between makes it look like a purpose."""
    below = next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and (is_verb(c) or c.tag_ == "MD")), None)
    if below is not None or particle_of(verb) or any(c.dep_ == "dobj" for c in verb.children):
        return below
    # "threatened in October to close the crossing"
    aims = (c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VB" and c.i > verb.i)
    return next((c for c in aims if any(g.dep_ == "aux" and g.text.lower() == "to" for g in c.children)), None)


def content_of(verb: Token, parsed: ParsedSentence) -> Governor | None:
    """The predicate of the clause below, as the status of the verb needs it."""
    clause = clause_below(verb)
    if clause is None:
        return None
    tense, modal = clause_tense(clause)
    subject = next(iter(own_subjects(clause)), None)
    return replace(
        governor_of(clause, clause.dep_), tense=tense, modal=modal, span=parsed.source(clause),
        subject=parsed.source(subject) if subject is not None else None,
    )  # fmt: skip


def told_arguments(verb: Token, parsed: ParsedSentence) -> tuple[Argument, ...]:
    """The participants of the clause below: its own subject, objects and prepositional phrases."""
    clause, found = clause_below(verb), list[Argument]()
    if clause is None:
        return ()
    for child in clause.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            found.extend(arguments("subject", child, parsed))
        elif child.dep_ in OBJECTS:
            found.extend(arguments("object", child, parsed))
    found.extend(prepositional(clause, parsed))
    deeper = next((c for c in clause.children if c.dep_ == "xcomp" and is_verb(c)), None)
    if deeper is not None and not any(c.dep_ in OBJECTS for c in clause.children):
        # "pledged to continue supporting Ukraine"
        found.extend(a for c in deeper.children if c.dep_ in OBJECTS for a in arguments("object", c, parsed))
        found.extend(prepositional(deeper, parsed))
    return unique(found)


def inverted_condition(verb: Token, subject: Token | None) -> tuple[str, ...]:
    """The "if" that an auxiliary before its subject stands for ("Had they met, …"), or under which the clause stands."""
    if clause_tense(verb)[1] is not None and any(
        c.dep_ == "advcl" and {"if", "should"} & {g.text.lower() for g in c.children if g.dep_ in ("mark", "aux")}
        for c in verb.children
    ):
        # "if the truce holds, they will meet"
        return ("if",)
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), None)
    asks = (
        first is None
        or subject is None
        or first.i > subject.i
        or first.i > verb.i
        or first.text.lower() not in ("had", "were", "should")
    )
    return () if asks else ("if",)


def noun_frame(noun: Token, word: str, parsed: ParsedSentence, cues: Cues) -> Frame:
    """The frame of a noun that names an act, with the verb that carries it where there is one."""
    found = [
        *own_sides(noun, parsed), *prepositional(noun, parsed), *beyond_agent(noun, parsed),
        *relative_subjects(noun, parsed, cues),
    ]  # fmt: skip
    carrier, role = carrier_of(noun, cues)
    tense: Tense = "none"
    modal, light, passive = None, None, False
    polarity_negative = negated(noun)
    if carrier is not None:
        light = lemma(carrier)
        tense, modal = clause_tense(carrier)
        polarity_negative = polarity_negative or negated(carrier)
        passive = role != "object"
        if role == "object":
            subject, _ = subject_of(carrier)
            if subject is not None and subject.i != noun.i:
                found.extend(arguments("subject", subject, parsed))
        found.extend(prepositional(carrier, parsed))
    elif (
        noun.dep_ in ("dobj", "nsubjpass")
        and is_verb(noun.head)
        and not any(a.slot in ("with", "between") for a in found)
    ):
        # "cancelled the talks with X": the parser hangs the phrase on the verb
        found.extend(a for a in prepositional(noun.head, parsed) if a.slot in ("with", "between", "in", "at"))
    governed = governors_of(carrier if carrier is not None and carrier.i != noun.i else noun, parsed)
    adjunct_heads = [noun] + ([carrier] if carrier is not None else [])
    return Frame(
        lemma=word, nominal=True, trigger=parsed.source(noun), sentence=parsed.number, arguments=unique(found), tense=tense,
        polarity="negative" if polarity_negative else "positive", modal=modal, passive=passive, light=light,
        particle=particle_of(carrier) if carrier is not None else None,
        modifiers=tuple(m for t in adjunct_heads for m in marks_of(t)), governors=tuple(governed),
        quoted=noun.i in parsed.quoted, words=adjuncts(*adjunct_heads), plural=noun.tag_ in ("NNS", "NNPS"),
        definite=any(c.dep_ in ("det", "poss") and c.text.lower() not in ("a", "an", "any", "no") for c in noun.children),
        headline=headline(parsed), perfect=carrier is not None and pluperfect(carrier),
        progressive=carrier is not None and carrier.tag_ == "VBG" and any(c.dep_ == "aux" for c in carrier.children),
    )  # fmt: skip


def beyond_agent(noun: Token, parsed: ParsedSentence) -> Iterator[Argument]:
    """Whom the act is against, where the parser hangs it on who does it ("a rally by pensioners against the president")."""
    for preposition in noun.children:
        if preposition.dep_ == "prep" and preposition.text.lower() in ("by", "of"):
            for agent in preposition.children:
                if agent.dep_ == "pobj":
                    yield from (a for a in prepositional(agent, parsed) if a.slot in ("against", "on", "over", "to"))


def own_sides(noun: Token, parsed: ParsedSentence) -> Iterator[Argument]:
    """Possessors and compounds of the noun ("Putin's meeting", "the Putin-Xi meeting"), and what hangs on its apposition."""
    for child in noun.children:
        if child.dep_ == "poss":
            yield from arguments("possessor", child, parsed)
        elif child.dep_ in ("compound", "nmod", "amod", "npadvmod") and child.tag_.startswith(("NNP", "NN", "JJ")):
            yield from arguments("compound", child, parsed)
            for inner in child.children:
                if inner.dep_ in ("compound", "nmod", "poss", "npadvmod"):
                    yield from arguments("compound", inner, parsed)
        elif child.dep_ == "appos":
            yield from prepositional(child, parsed)


def relative_subjects(noun: Token, parsed: ParsedSentence, cues: Cues) -> Iterator[Argument]:
    """Subjects of a light verb in the noun's relative clause ("the trip that X was to make")."""
    for child in noun.children:
        if child.dep_ == "relcl":
            for verb in (child, *[g for g in child.children if g.dep_ == "xcomp"]):
                if is_verb(verb) and lemma(verb) in cues.light:
                    subject, _ = subject_of(verb)
                    if subject is not None and subject.i != noun.i:
                        yield from arguments("subject", subject, parsed)
