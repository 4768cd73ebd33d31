"""English frames: predicates with their participants, made from a parse.

Here light verbs ("held talks"), conjunction, apposition, passive, participles, relative clauses, control ("agreed to
meet") and shared subjects are resolved, so that the lexicon need only name a lemma and readers of events need know
no English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.language.base import Cues
from dragoman.language.en.syntax import ParsedSentence, lemma_of
from dragoman.model.documents import Span
from dragoman.model.frames import Argument, Frame, Governor
from dragoman.model.times import Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
OBJECTS = {"dobj", "attr", "oprd"}
CLAUSES = {"ccomp", "advcl", "relcl", "acl", "csubj", "xcomp", "pcomp"}
NOMINAL = ("NN", "PR", "DT", "CD", "WP")
# Words behind which another clause or another act's time begins.
CLAUSE_OPENERS = {"since", "until", "before", "after", "following", "ahead", ";", ":", "despite", "amid", "dated", "from"}
NEGATIONS = {"not", "n't", "n’t", "never", "no"}


def lemma(token: Token) -> str:
    """The token's lemma."""
    return lemma_of(token.text, token.tag_)


def is_verb(token: Token) -> bool:
    """Whether the token is a verb in use, not a noun or an adjective of its shape."""
    return token.tag_.startswith("VB")


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it: conjuncts and appositions, in text order."""
    result = [token]
    for child in token.children:
        if child.dep_ in ("conj", "appos") and child.tag_.startswith(NOMINAL):
            result.extend(conjuncts(child))
    return result


def frames_of(parsed: ParsedSentence, cues: Cues, times: Sequence[Span]) -> list[Frame]:
    """Every frame of the sentence whose predicate the lexicon knows."""
    tokens = parsed.doc
    triggers: dict[int, Frame] = {}
    quotes = quoted_tokens(parsed)
    for token in tokens:
        word = lemma(token)
        if is_verb(token) and word in cues.heads:
            triggers[token.i] = verb_frame(token, word, parsed, cues, quotes)
        elif token.tag_ in ("NN", "NNS", "NNP", "NNPS", "VBG", "VB", "VBP") or token.dep_ in ("nsubj", "dobj", "pobj"):
            noun = noun_lemma(token)
            if noun in cues.nouns and not (token.dep_ in ("compound", "nmod") and lemma(token.head) in cues.nouns):
                triggers[token.i] = noun_frame(token, noun, parsed, cues, quotes)
    return attach_times(parsed, triggers, times, cues)


def noun_lemma(token: Token) -> str:
    """The lemma of a token that may be a noun whatever its tag says; headings shout."""
    word = token.text.lower()
    if token.tag_ in ("NNP", "NNPS", "VB", "VBP", "VBG"):
        return word[:-1] if word.endswith("s") and word not in ("contacts",) else word
    return lemma_of(token.text, "NNS") if token.tag_ == "NNS" else lemma(token)


def quoted_tokens(parsed: ParsedSentence) -> set[int]:
    """Indices of tokens inside double quotation marks."""
    inside, result = False, set()
    for token in parsed.doc:
        if token.text in ('"', "“", "”", "``", "''", "«", "»"):
            inside = token.text in ("“", "``", "«") or (token.text == '"' and not inside)
        elif inside:
            result.add(token.i)
    return result


def argument(slot: str, token: Token, parsed: ParsedSentence) -> Argument:
    """One participant: its head word and its phrase without clauses, conjuncts and appositions."""
    left = right = token
    for child in token.children:
        if child.dep_ in ("conj", "cc", "punct", "appos", "relcl", "acl", "advcl"):
            continue
        left = min(left, child.left_edge, key=lambda t: t.i)
        right = max(right, child.right_edge, key=lambda t: t.i)
    phrase = parsed.stretch(left.idx, right.idx + len(right))
    return Argument(slot, parsed.source(token), phrase)


def arguments(slot: str, token: Token, parsed: ParsedSentence) -> Iterator[Argument]:
    """The token and all that is joined to it as participants of one slot."""
    for joined in conjuncts(token):
        yield argument(slot, joined, parsed)


def masked(token: Token, parsed: ParsedSentence) -> bool:
    """Whether the token stands in for a name or date, under which the parser hangs phrases that belong higher."""
    return any(p.masked and p.start <= token.idx < p.end for p in parsed.pieces)


def prepositional(token: Token, parsed: ParsedSentence, *, skip: set[int] | None = None) -> Iterator[Argument]:
    """Participants in prepositional phrases under the token, "together with" and "as well as" with them."""
    for child in token.children:
        if skip and child.i in skip:
            continue
        if child.dep_ in ("prep", "agent", "dative") or (child.dep_ in ("mark", "advmod") and any(c.dep_ == "pobj" for c in child.children)):
            slot = "by" if child.dep_ == "agent" else child.text.lower()
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield from arguments(slot, inner, parsed)
                    for deeper in inner.children if masked(inner, parsed) else ():
                        # "with X and with Y"; PPs behind a masked name belong to the predicate
                        if deeper.dep_ == "prep" and lemma(deeper) in ("in", "at", "on", "during", "with", "by", "via"):
                            yield from prepositional_of(deeper, parsed)
                elif inner.dep_ == "prep":
                    yield from prepositional_of(inner, parsed)
            if child.dep_ == "dative" and not any(True for _ in child.children):
                yield from arguments("to", child, parsed)
            for joined in child.children:
                if joined.dep_ == "conj" and joined.tag_ == "IN":
                    yield from prepositional_of(joined, parsed)


def prepositional_of(preposition: Token, parsed: ParsedSentence) -> Iterator[Argument]:
    """Participants right under one preposition."""
    for inner in preposition.children:
        if inner.dep_ == "pobj":
            yield from arguments(preposition.text.lower(), inner, parsed)
            for deeper in inner.children if masked(inner, parsed) else ():
                if deeper.dep_ == "prep":
                    yield from prepositional_of(deeper, parsed)


def own_subjects(verb: Token) -> list[Token]:
    """Subjects that stand under the verb itself."""
    return [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]


def subject_of(verb: Token, depth: int = 0) -> tuple[Token | None, bool]:
    """The subject of a verb, also shared or controlled, and whether it is a passive one."""
    own = own_subjects(verb)
    if own:
        chosen = own[0]
        if chosen.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
            return verb.head, chosen.dep_ == "nsubjpass"
        return chosen, chosen.dep_ == "nsubjpass"
    if depth > 6:
        return None, False
    head = verb.head
    if verb.dep_ == "conj" and is_verb(head):
        found, passive = subject_of(head, depth + 1)
        return found, passive and verb.tag_ == "VBN"
    if verb.dep_ in ("xcomp", "advcl", "ccomp") and is_verb(head):
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG"):
            return None, False
        controller = next((c for c in head.children if c.dep_ == "dobj"), None)
        if verb.dep_ == "xcomp" and controller is not None and verb.tag_ == "VB":
            return controller, False
        found, _ = subject_of(head, depth + 1)
        return found, False
    if verb.dep_ == "xcomp":
        found, _ = subject_of(head, depth + 1) if head.dep_ != "ROOT" else (None, False)
        return found, False
    if verb.dep_ == "acl":
        return head, verb.tag_ == "VBN"
    if verb.dep_ == "pcomp":
        clause = head.head
        if is_verb(clause):
            found, _ = subject_of(clause, depth + 1)
            return found, False
    return None, False


def clause_tense(verb: Token, depth: int = 0) -> tuple[Tense, str | None]:
    """The tense of a verb with its auxiliaries, and the modal among them."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    modal = next((a.text.lower() for a in auxiliaries if a.tag_ == "MD"), None)
    words = {a.text.lower() for a in auxiliaries}
    if modal in ("will", "shall", "'ll", "’ll", "wo"):
        return "future", "will"
    if modal is not None:
        return "none", modal
    if "to" in words and words & {"have", "has"}:
        return "none", None
    if verb.tag_ == "VBD" or words & {"had", "was", "were", "did", "'d"}:
        return "past", None
    if words & {"has", "have", "'ve", "’ve"}:
        return "past", None
    if "to" in words or verb.tag_ == "VB":
        if verb.dep_ == "ROOT" and "to" in words:
            return "future", "to"
        return "none", None
    if verb.tag_ == "VBN" and verb.dep_ not in ("acl", "relcl") and not auxiliaries and depth == 0:
        if verb.dep_ == "conj" and is_verb(verb.head):
            return clause_tense(verb.head, depth + 1)
        return "past", None
    if verb.tag_ == "VBG" and not auxiliaries:
        head = verb.head
        if verb.dep_ in ("advcl", "pcomp", "acl", "xcomp", "conj") and depth < 4:
            while not is_verb(head) and head.head.i != head.i:
                head = head.head
            return clause_tense(head, depth + 1) if is_verb(head) else ("none", None)
        return "none", None
    if verb.dep_ == "conj" and is_verb(verb.head) and verb.tag_ in ("VBN", "VB") and depth < 4:
        return clause_tense(verb.head, depth + 1)
    return ("past", None) if verb.tag_ == "VBN" else ("present", None)


def negated(token: Token) -> bool:
    """Whether the predicate is negated, "at no time" included."""
    if any(g.dep_ == "pobj" and g.text.lower() in ("time", "point", "stage", "moment") and any(d.text.lower() == "no" for d in g.children)
           for c in token.children if c.dep_ == "prep" for g in c.children):  # fmt: skip
        return True
    return any(c.dep_ == "neg" or c.text.lower() in NEGATIONS for c in token.children if c.dep_ in ("neg", "det", "advmod", "preconj"))


def particle_of(verb: Token) -> str | None:
    """The particle of a phrasal verb ("off" in "called off")."""
    found = next((c for c in verb.children if c.dep_ == "prt"), None)
    if found is None:
        found = next((c for c in verb.children if c.dep_ in ("advmod", "prep") and c.text.lower() in ("off", "back", "out", "down", "through", "ahead", "away")), None)
    return found.text.lower() if found is not None else None


def governor_of(token: Token, relation: str) -> Governor:
    """One predicate above, as the status of the one below needs it."""
    word = lemma(token)
    if is_verb(token):
        tense, modal = clause_tense(token)
        particle = particle_of(token)
        return Governor(f"{word} {particle}" if particle else word, relation, tense, "negative" if negated(token) else "positive", modal, Span(token.i, token.i + 1))
    return Governor(noun_lemma(token) if token.tag_.startswith("NN") else word, relation, "none", "negative" if negated(token) else "positive", None, Span(token.i, token.i + 1))


def governors_of(token: Token, parsed: ParsedSentence) -> Iterator[Governor]:
    """Predicates above the token, nearest first, with the relation by which each governs."""
    current, hops = token, 0
    while current.head.i != current.i and hops < 8:
        head, relation = current.head, current.dep_
        hops += 1
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
            yield Governor(word, "subject", "none", "negative" if negative else "positive", None, parsed.source(child), None, True)


def marks_of(token: Token) -> list[str]:
    """Subordinating words over the predicate's clause ("before", "if", "after")."""
    return [c.text.lower() for c in token.children if c.dep_ == "mark"]


def adjuncts(*heads: Token) -> tuple[str, ...]:
    """Lemmas of adverbs, adjectives, compounds and prepositional objects that stand under the heads."""
    words: list[str] = []
    for head in heads:
        for child in head.children:
            if child.dep_ in ("advmod", "amod", "compound", "nmod", "npadvmod", "acomp", "det", "neg", "oprd", "advcl"):
                words.append(lemma(child))
                words.extend(lemma(g) for g in child.children if g.dep_ in ("amod", "compound", "advmod", "conj"))
            elif child.dep_ == "prep":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        words.append(f"{child.text.lower()} {lemma(inner)}")
                        words.append(lemma(inner))
                        words.extend(lemma(g) for g in inner.children if g.dep_ in ("amod", "compound"))
    return tuple(words)


def verb_frame(verb: Token, word: str, parsed: ParsedSentence, cues: Cues, quotes: set[int]) -> Frame:
    """The frame of a verb that names an act."""
    found: list[Argument] = []
    subject, passive = subject_of(verb)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        passive = True
    if subject is not None:
        found.extend(arguments("object" if passive else "subject", subject, parsed))
    for child in verb.children:
        if child.dep_ in OBJECTS:
            slot_token = child.head.head if child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else child
            found.extend(arguments("object", slot_token, parsed))
    found.extend(prepositional(verb, parsed))
    for direct in [c for c in verb.children if c.dep_ in ("dobj", "nsubj")]:
        found.extend(a for a in prepositional(direct, parsed) if a.slot in ("in", "at", "on", "during", "with", "by", "via", "for"))
    if verb.dep_ == "relcl" and (subject is None or subject.i != verb.head.i) and not any(a.slot == "object" for a in found) and word in cues.verbs:
        # "the man whom he met", "Tokayev, with whom he met"
        preposition = next((c for c in verb.children if c.dep_ == "prep" and any(g.tag_ in ("WDT", "WP") for g in c.children)), None)
        found.append(argument(preposition.text.lower() if preposition else "object", verb.head, parsed))
    tense, modal = clause_tense(verb)
    if verb.dep_ == "conj" and is_verb(verb.head) and modal is None and verb.tag_ == "VB":
        tense, modal = clause_tense(verb.head)
    return Frame(
        lemma=word, nominal=False, trigger=parsed.source(verb), sentence=parsed.number, arguments=unique(found), tense=tense,
        polarity="negative" if negated(verb) else "positive", modal=modal, passive=passive, particle=particle_of(verb),
        modifiers=tuple(marks_of(verb)), governors=tuple(governors_of(verb, parsed)), quoted=verb.i in quotes,
        words=adjuncts(verb, *[c for c in verb.children if c.dep_ == "dobj"]), headline=headline(parsed), perfect=pluperfect(verb), progressive=verb.tag_ == "VBG" and any(c.dep_ == "aux" for c in verb.children),
        complement=any(c.dep_ in ("xcomp", "ccomp") for c in verb.children),
    )  # fmt: skip


def headline(parsed: ParsedSentence) -> bool:
    """Whether the sentence has the shape of a heading: no full stop at its end."""
    return len(parsed.doc) > 0 and parsed.doc[-1].text not in (".", "!", "?", "”", '"')


def noun_frame(noun: Token, word: str, parsed: ParsedSentence, cues: Cues, quotes: set[int]) -> Frame:
    """The frame of a noun that names an act, with the verb that carries it where there is one."""
    found: list[Argument] = []
    for child in noun.children:
        if child.dep_ == "poss":
            found.extend(arguments("possessor", child, parsed))
        elif child.dep_ in ("compound", "nmod", "amod", "npadvmod") and child.tag_.startswith(("NNP", "NN", "JJ")):
            found.extend(arguments("compound", child, parsed))
            found.extend(a for c in child.children if c.dep_ in ("compound", "nmod", "poss", "npadvmod") for a in arguments("compound", c, parsed))
        elif child.dep_ == "appos":
            found.extend(prepositional(child, parsed))
    found.extend(prepositional(noun, parsed))
    found.extend(relative_subjects(noun, parsed, cues))
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
        if carrier.dep_ == "acl" and role != "object":
            found.extend(prepositional(carrier, parsed))
    elif noun.dep_ in ("dobj", "nsubjpass") and is_verb(noun.head) and not any(a.slot in ("with", "between") for a in found):
        # "cancelled the talks with X": the parser hangs the phrase on the verb
        found.extend(a for a in prepositional(noun.head, parsed) if a.slot in ("with", "between", "in", "at"))
    governed = governors_of(carrier if carrier is not None and carrier.i != noun.i else noun, parsed)
    adjunct_heads = [noun] + ([carrier] if carrier is not None else [])
    return Frame(
        lemma=word, nominal=True, trigger=parsed.source(noun), sentence=parsed.number, arguments=unique(found), tense=tense,
        polarity="negative" if polarity_negative else "positive", modal=modal, passive=passive, light=light,
        particle=particle_of(carrier) if carrier is not None else None,
        modifiers=tuple(m for t in adjunct_heads for m in marks_of(t)), governors=tuple(governed),
        quoted=noun.i in quotes, words=adjuncts(*adjunct_heads), plural=noun.tag_ in ("NNS", "NNPS"),
        definite=any(c.dep_ in ("det", "poss") and c.text.lower() not in ("a", "an", "any", "no") for c in noun.children),
        headline=headline(parsed), perfect=carrier is not None and pluperfect(carrier),
        progressive=carrier is not None and carrier.tag_ == "VBG" and any(c.dep_ == "aux" for c in carrier.children),
    )  # fmt: skip


def relative_subjects(noun: Token, parsed: ParsedSentence, cues: Cues) -> Iterator[Argument]:
    """Subjects of a light verb in the noun's relative clause ("the trip that X was to make")."""
    for child in noun.children:
        if child.dep_ == "relcl":
            for verb in (child, *[g for g in child.children if g.dep_ == "xcomp"]):
                if is_verb(verb) and lemma(verb) in cues.light:
                    subject, _ = subject_of(verb)
                    if subject is not None and subject.i != noun.i:
                        yield from arguments("subject", subject, parsed)


def pluperfect(verb: Token) -> bool:
    """Whether the verb tells what lay further back ("had met") or what was to have been ("to have met")."""
    words = {c.text.lower() for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if {"to", "have"} <= words:
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.text.lower() in ("had", "'d") for c in verb.children)


def carrier_of(noun: Token, cues: Cues) -> tuple[Token | None, str]:
    """The verb by which a noun of meeting happens: its object's light verb, or the verb it is subject of."""
    head, relation = noun.head, noun.dep_
    while relation == "conj" and head.tag_.startswith("NN"):
        head, relation = head.head, head.dep_
    if relation in ("dobj", "nsubjpass") and is_verb(head) and lemma(head) in cues.light:
        return head, "object" if relation == "dobj" else "subject"
    if relation == "nsubj" and is_verb(head) and lemma(head) in cues.happen | cues.light:
        return head, "subject"
    if relation == "pobj" and head.dep_ == "prep" and is_verb(head.head):
        verb = head.head
        if (lemma(verb), head.text.lower()) in {("engage", "in"), ("participate", "in"), ("take", "in"), ("meet", "for"), ("speak", "in"), ("go", "into"), ("sit", "for"), ("come", "for"), ("be", "on"), ("arrive", "for"), ("arrive", "on"), ("go", "on"), ("fly", "for"), ("embark", "on")}:  # fmt: skip
            return verb, "object"
    participle = next((c for c in noun.children if c.dep_ in ("acl", "relcl") and is_verb(c) and lemma(c) in cues.light | cues.happen), None)
    if participle is not None and (participle.tag_ == "VBN" or participle.dep_ == "relcl"):
        if participle.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in participle.children):
            return participle, "object"
        return participle, "subject"
    return None, ""


def unique(found: Sequence[Argument]) -> tuple[Argument, ...]:
    """The arguments without repetition, in order."""
    return tuple(dict.fromkeys(found))


def attach_times(parsed: ParsedSentence, triggers: dict[int, Frame], times: Sequence[Span], cues: Cues) -> list[Frame]:
    """The frames with the times that hang on each; a verb without its own takes that of the verb it is joined to."""
    owned: dict[int, list[Span]] = {i: [] for i in triggers}
    for span in times:
        token = next((t for t in parsed.doc if parsed.source(t).overlaps(span)), None)
        if token is None:
            continue
        owner = time_owner(token, triggers, cues)
        if owner is not None:
            owned[owner].append(span)
    loose = [s for s in times if not any(s in spans for spans in owned.values())]
    frames = []
    for i, frame in triggers.items():
        token = parsed.doc[i]
        spans = owned[i] or joined_times(token, owned) or carried_times(token, owned, cues) or governing_times(token, owned)
        spans = spans or loose_time(frame, loose, parsed)
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
        if first.end <= source.start and source.end <= last.start and ((token.tag_ in ("VBD", "VBZ", "VBP") and lemma(token) not in (frame.light, "be", "have")) or token.dep_ == "mark" or (token.tag_ in ("WDT", "WP", "WRB") and token.text.lower() != "when") or token.text.lower() in CLAUSE_OPENERS):
            return []
    return [span]


def joined_times(token: Token, owned: dict[int, list[Span]]) -> list[Span]:
    """Times of the predicate that this one is joined to by conjunction."""
    while token.dep_ == "conj":
        token = token.head
        if owned.get(token.i):
            return owned[token.i]
    return []


def carried_times(noun: Token, owned: dict[int, list[Span]], cues: Cues) -> list[Span]:
    """Times of the predicate to which a noun's light verb is joined ("visited X in May and held talks")."""
    carrier, _ = carrier_of(noun, cues)
    return joined_times(carrier, owned) if carrier is not None else []


def time_owner(token: Token, triggers: dict[int, Frame], cues: Cues) -> int | None:
    """The frame that a time hangs on: the first predicate above it that names or carries an act."""
    carriers: dict[int, int] = {}
    for i in triggers:
        carrier, _ = carrier_of(token.doc[i], cues)
        if carrier is not None:
            carriers.setdefault(carrier.i, i)
    current, hops = token, 0
    while hops < 10:
        if current.i in triggers:
            return current.i
        if current.i in carriers:
            return carriers[current.i]
        if is_verb(current) and current.i != token.i:
            below = [c.i for c in current.children if c.i in triggers and c.dep_ in ("xcomp", "nsubj", "nsubjpass", "dobj")]
            if below:
                return below[0]
            deeper = [g.i for c in current.children if c.dep_ in ("xcomp", "acomp", "attr", "oprd") for g in c.children if g.i in triggers and g.dep_ in ("xcomp", "acl")]
            if deeper:
                return deeper[0]
            if lemma(current) in cues.saying and current.dep_ == "ROOT":
                return None
        if current.head.i == current.i:
            return None
        current = current.head
        hops += 1
    return None
