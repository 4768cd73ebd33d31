"""English cues for contacts and their status, loaded from the lexicon and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dragoman.language.base import Cues, PredicateEntry, ReferenceWords
from dragoman.language.lexicon import load_words, one_of


def predicate_entries(table: dict[str, dict[str, Any]]) -> dict[str, PredicateEntry]:
    """Lexicon rows as entries by lemma."""
    return {
        lemma: PredicateEntry(
            lemma=lemma,
            shape=str(row["shape"]),
            form=row["form"],
            medium=row["medium"],
            needs=str(row["needs"]) if row.get("needs") else None,
            to=bool(row.get("to")),
            lone=bool(row.get("lone")),
            void=frozenset(str(row.get("void") or "").split()),
            slots=frozenset(str(row.get("slots") or "").split()),
            particle=str(row["particle"]) if row.get("particle") else None,
        )
        for lemma, row in table.items()
    }


def load_cues() -> Cues:
    """The English cues."""
    consult, status, attribution = (load_words("en", name) for name in ("consult", "status", "attribution"))
    return Cues(
        verbs=predicate_entries(consult["verbs"]),
        nouns=predicate_entries(consult["nouns"]),
        light=frozenset(consult["light"]),
        happen=frozenset(consult["happen"]),
        gatherings=frozenset(consult["gatherings"]),
        habits=frozenset(consult["habits"]),
        officials=frozenset(consult["officials"]),
        nobody=frozenset(consult["nobody"]),
        topics=frozenset(consult["topics"]),
        ordinals=frozenset(consult["ordinals"]),
        invite=frozenset(consult["invite"]),
        heads=frozenset(lemma.split()[0] for lemma in consult["verbs"]),
        media={word: medium for medium, words in consult["media"].items() for word in words},
        statuses={name: {kind: frozenset(words) for kind, words in rows.items()} for name, rows in status.items()
                  if isinstance(rows, dict) and name != "plans"},
        saying=frozenset(status["saying"]),
        factive=frozenset(status["factive"]),
        sayers={word: kind for kind, words in attribution.items() for word in words},
        plans={word: plan for plan, words in status["plans"].items() for word in words},
        one_act=frozenset(consult["one_act"]),
        exchanging=frozenset(consult["exchanging"]),
        reciprocal=frozenset(consult["reciprocal"]),
        severally=frozenset(consult["severally"]),
        particles=frozenset(consult["particles"]),
        elsewhere=frozenset(load_words("en", "times")["elsewhere"]),
        at_place=before_places(consult["before_places"]),
        listing=re.compile(rf"\b{one_of(consult['joining'])}\b|,"),
    )  # fmt: skip


def before_places(words: Mapping[str, list[str]]) -> re.Pattern[str]:
    """A pattern for what stands between an act and the name of the place where it was, up to the name."""
    prepositions, articles, classes = (one_of(words[key]) for key in ("prepositions", "articles", "classes"))
    return re.compile(rf"^[^;:—]*\b{prepositions}\s+(?:{articles}\s+)?(?:[A-Z]\w+\s+)?(?:{classes}\s+)?$")


def load_reference_words() -> ReferenceWords:
    """The English words that refer back."""
    words = load_words("en", "reference")
    return ReferenceWords(
        male=frozenset(words["pronouns"]["male"]),
        female=frozenset(words["pronouns"]["female"]),
        plural=frozenset(words["pronouns"]["plural"]),
        groups=frozenset(words["groups"]),
        counterpart=frozenset(words["counterpart"]),
        leader=frozenset(words["leader"]),
        pair=frozenset(words["pair"]),
        definite=frozenset(words["definite"]),
        sides=frozenset(words["sides"]),
        organs=frozenset(words["organs"]),
        relative=frozenset(words["relative"]),
        state_groups=frozenset(words["state_groups"]),
        group_levels=words["group_levels"],
        possessive=frozenset(words["possessive"]),
        nominative=frozenset(words["nominative"]),
        reflexive=frozenset(words["reflexive"]),
        generic=words["generic"],
        joining=frozenset(words["joining"]),
        two_ways=tuple(words["two_ways"]),
        aged=frozenset(words["aged"]),
        chiefs=frozenset(words["chiefs"]),
        spokesmen=frozenset(words["spokesmen"]),
        spokesman_offices=tuple(words["spokesman_offices"]),
        in_office=words["in_office"],
        body_classes=words["body_classes"],
        neuter=frozenset(words["neuter"]),
        owning=frozenset(words["owning"]),
        nobody=frozenset(words["nobody"]),
        anybody=frozenset(words["anybody"]),
        numbers=frozenset(words["numbers"]),
        whose=frozenset(words["whose"]),
        departed=frozenset(words["departed"]),
        departing=frozenset(words["departing"]),
    )
