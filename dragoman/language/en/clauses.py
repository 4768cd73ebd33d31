"""English clauses: subjects own, shared and controlled, arguments, tense, negation, from a parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.language.en.syntax import ParsedSentence, lemma_of
from dragoman.language.lexicon import load_words
from dragoman.model.frames import Argument
from dragoman.model.times import Tense

if TYPE_CHECKING:
    from spacy.tokens import Token


SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
OBJECTS = {"dobj", "attr", "oprd"}
NOMINAL = ("NN", "PR", "DT", "CD", "WP")
NEGATIONS = {"not", "n't", "n’t", "never", "no", "neither", "nor"}
WORDS = load_words("en", "clauses")
MEDIA = frozenset(word for words in load_words("en", "consult")["media"].values() for word in words)
OWN_WILL = frozenset(WORDS["own_will"])
EDGES = frozenset(WORDS["edges"])
SHORT_OF = frozenset(WORDS["short_of"])
ONCE_OR_NOW = frozenset(WORDS["once_or_now"])


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
        if child.dep_ in ("conj", "appos") and child.tag_.startswith(NOMINAL) and not once_or_now(child):
            result.extend(conjuncts(child))
    return result


def once_or_now(noun: Token) -> bool:
    """Whether an adverb of time marks the noun as one more office of the person before it ("and now foreign minister")."""
    return any(c.dep_ == "advmod" and c.text.lower() in ONCE_OR_NOW for c in noun.children)


def noun_lemma(token: Token) -> str:
    """The lemma of a token that may be a noun whatever its tag says; headings shout."""
    word = token.text.lower()
    if token.tag_ in ("NNP", "NNPS", "VB", "VBP", "VBG"):
        return word[:-1] if word.endswith("s") and word not in ("contacts",) else word
    return lemma_of(token.text, "NNS") if token.tag_ == "NNS" else lemma(token)


def argument(slot: str, token: Token, parsed: ParsedSentence) -> Argument:
    """One participant: its head word and its phrase without clauses, conjuncts and appositions."""
    left = right = token
    for child in token.children:
        if child.dep_ in ("conj", "cc", "punct", "appos", "relcl", "acl", "advcl"):
            continue
        left = min(left, child.left_edge, key=lambda t: t.i)
        right = max(right, child.right_edge, key=lambda t: t.i)
    phrase = parsed.stretch(left.idx, right.idx + len(right))
    own = [t for t in parsed.doc[left.i : right.i + 1] if t.is_alpha and not masked(t, parsed)]
    held = [c.right_edge for c in token.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i > right.i]
    reach = parsed.stretch(left.idx, held[-1].idx + len(held[-1])) if held else None
    return Argument(slot, parsed.source(token), phrase, tuple(plain_lemma(t) for t in own), plain_lemma(token), reach)


def plain_lemma(token: Token) -> str:
    """The lemma of a token, that of a noun where its tag says noun."""
    return noun_lemma(token) if is_noun(token) else lemma(token)


def is_noun(token: Token) -> bool:
    """Whether the token is a noun by its tag."""
    return token.tag_.startswith("NN")


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
        if child.dep_ in ("prep", "agent", "dative") or (
            child.dep_ in ("mark", "advmod") and any(c.dep_ == "pobj" for c in child.children)
        ):
            slot = "by" if child.dep_ == "agent" else child.text.lower()
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield from arguments(slot, inner, parsed)
                    for deeper in inner.children if masked(inner, parsed) or inner.text.lower() in MEDIA else ():
                        # "with X and with Y"; PPs behind a masked name or "by phone" belong to the predicate
                        if deeper.dep_ == "prep" and lemma(deeper) in ("in", "at", "on", "during", "with", "by", "via"):
                            yield from prepositional_of(deeper, parsed)
                elif inner.dep_ == "prep":
                    yield from prepositional_of(inner, parsed)
            if child.dep_ == "dative" and (is_noun(child) or not any(True for _ in child.children)):
                # "gave the junta an ultimatum"
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
    if verb.dep_ in ("xcomp", "advcl", "ccomp") and not is_verb(head):
        # "is due to meet": the subject stands with the copula, or with the adjective itself
        own = own_subjects(head)
        if own:
            return own[0], False
        if head.head.i != head.i and is_verb(head.head):
            found, _ = subject_of(head.head, depth + 1)
            return found, False
        return None, False
    if verb.dep_ == "acl" and verb.tag_ == "VB" and noun_lemma(head) in OWN_WILL:
        return whose_will(head, depth), False
    if verb.dep_ == "acl":
        return head, verb.tag_ == "VBN"
    if verb.dep_ == "pcomp":
        clause = head.head
        while not is_verb(clause) and (clause.dep_ == "acomp" or lemma(clause) in EDGES or clause.dep_ == "prep"):
            # "is close to signing", "was on the verge of signing"
            clause = clause.head
        if is_verb(clause):
            found, _ = subject_of(clause, depth + 1)
            return found, False
    return None, False


def whose_will(noun: Token, depth: int) -> Token | None:
    """Whose plan it is: its owner's, "by" whom, else the subject's of the verb that has it as its object."""
    for child in noun.children:
        if child.dep_ == "poss":
            # whose "his decision" is, is too often somebody else's than the subject's
            return None if child.tag_ == "PRP$" else child
        if child.dep_ == "prep" and child.text.lower() in ("by", "of"):
            return next((g for g in child.children if g.dep_ == "pobj"), None)
    if noun.dep_ == "dobj" and is_verb(noun.head):
        return subject_of(noun.head, depth + 1)[0]
    return None


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
        alone = verb.dep_ == "ROOT" or (own_subjects(verb) and not any(c.text.lower() == "for" for c in verb.children))
        if "to" in words and alone:
            # a heading's future: "Poroshenko to hold talks"
            return "future", "to"
        if "to" not in words and verb.dep_ == "ROOT" and own_subjects(verb) and not auxiliaries:
            # a heading's present, which the tagger takes for the bare verb: "Pakistan and Iran reach border truce"
            return "present", None
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
    """Whether the predicate is negated; "at no time", "no agreement was", "neither side", "has yet to" and "without" too."""
    if any(g.dep_ == "pobj" and g.text.lower() in ("time", "point", "stage", "moment") and any(d.text.lower() == "no" for d in g.children)
           for c in token.children if c.dep_ == "prep" for g in c.children):  # fmt: skip
        return True
    if any(c.text.lower() == "longer" and any(g.text.lower() == "no" for g in c.children) for c in token.children):
        return True
    if is_verb(token) and (none_named(token) or yet_to(token) or passed_over(token)):
        return True
    return any(
        c.dep_ == "neg" or c.text.lower() in NEGATIONS or (c.text.lower() in SHORT_OF and c.i < token.i)
        for c in token.children
        if c.dep_ in ("neg", "det", "advmod", "preconj") or (c.dep_ == "cc" and c.text.lower() == "neither")
    )


def none_named(verb: Token) -> bool:
    """Whether the verb's own subject or object is none ("no agreement was", "neither side", "offered no apology")."""
    for noun in [c for c in verb.children if c.dep_ in (*SUBJECTS, "dobj")]:
        determiners = [c for c in noun.children if c.dep_ in ("det", "preconj", "cc", "advmod", "neg")]
        if any(t.text.lower() in ("no", "neither", "nobody", "none", "nothing") for t in (noun, *determiners)):
            return True
    joined = verb.dep_ == "conj" and verb.left_edge.i > 0
    return joined and any(t.text.lower() == "nor" for t in verb.doc[max(0, verb.i - 3) : verb.i])


def passed_over(verb: Token) -> bool:
    """Whether the verb is what somebody did not choose to do ("without signing", "instead of signing", "rather than sign")."""
    near = verb.doc[max(0, verb.i - 4) : verb.i]
    before = [t.text.lower() for t in near if t.head.i != verb.i or t.dep_ not in ("aux", "advmod")]
    behind = " ".join(before[-2:])
    return behind in ("rather than", "instead of") or (verb.tag_ == "VBG" and before[-1:] == ["without"])


def yet_to(verb: Token) -> bool:
    """Whether the verb is what has not been done so far ("has yet to ratify", "are yet to meet")."""
    head = verb.head
    return (
        verb.dep_ in ("xcomp", "acomp", "advcl")
        and lemma(head) in ("have", "be")
        and any(c.text.lower() == "yet" and head.i < c.i < verb.i for c in verb.doc[head.i : verb.i])
    )


def particle_of(verb: Token) -> str | None:
    """The particle of a phrasal verb ("off" in "called off")."""
    found = next((c for c in verb.children if c.dep_ == "prt"), None)
    if found is None:
        found = next(
            (
                c
                for c in verb.children
                if (
                    c.dep_ in ("advmod", "prep")
                    and c.text.lower() in ("off", "back", "out", "down", "through", "ahead", "away")
                )
                or (c.dep_ == "advmod" and c.text.lower() in ("in", "up", "over"))
            ),
            None,
        )
    return found.text.lower() if found is not None else None


def pluperfect(verb: Token) -> bool:
    """Whether the verb tells what lay further back ("had met") or what was to have been ("to have met")."""
    words = {c.text.lower() for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if {"to", "have"} <= words:
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.text.lower() in ("had", "'d") for c in verb.children)


def headline(parsed: ParsedSentence) -> bool:
    """Whether the sentence has the shape of a heading: no full stop at its end."""
    return len(parsed.doc) > 0 and parsed.doc[-1].text not in (".", "!", "?", "”", '"')


def unique(found: Sequence[Argument]) -> tuple[Argument, ...]:
    """The arguments without repetition, in order."""
    return tuple(dict.fromkeys(found))


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
                if (child.dep_ == "amod" and child.tag_ == "VBN") or (child.dep_ == "npadvmod" and child.tag_ == "NNS"):
                    words.append(child.text.lower())
                words.extend(lemma(g) for g in child.children if g.dep_ in ("amod", "compound", "advmod", "conj"))
            elif child.dep_ in ("prep", "agent"):
                words.extend(lemma(g) for g in child.children if g.dep_ == "advmod")
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        words.append(f"{child.text.lower()} {lemma(inner)}")
                        words.append(lemma(inner))
                        words.extend(lemma(g) for g in inner.children if g.dep_ in ("amod", "compound"))
    return tuple(words)
