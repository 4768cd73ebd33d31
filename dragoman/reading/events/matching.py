"""Which row of the lexicon of acts a frame meets."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.base import ActCues, ActEntry
from dragoman.model.frames import Frame

# Slots by which a noun of an act is somebody's without a verb that carries it.
OWNING = ("possessor", "by", "between")


def entry_of(frame: Frame, acts: ActCues) -> ActEntry | None:
    """The lexicon's row whose conditions the frame meets, the one with the most of them."""
    rows = (acts.nouns if frame.nominal else acts.verbs).get(frame.lemma, ())
    fitting = [row for row in rows if fits(frame, row, acts)]
    return max(fitting, key=lambda row: (conditions(row), heads_met(frame, row)), default=None)


def conditions(row: ActEntry) -> int:
    """How many conditions a row sets."""
    return (
        len(row.slots)
        + bool(row.words)
        + bool(row.light)
        + bool(row.particle)
        + (row.clause not in (None, "not opinion"))
        + row.bare
    )


def heads_met(frame: Frame, row: ActEntry) -> int:
    """How many slots hold one of the row's words as their head, not only beside it."""
    heads = {(a.slot, a.lemma) for a in frame.arguments}
    return sum(any((slot, word) in heads for word in words) for slot, words in row.slots.items())


def fits(frame: Frame, row: ActEntry, acts: ActCues) -> bool:
    """Whether the frame meets the conditions of a row."""
    return unmet(frame, row, acts) is None


def unmet(frame: Frame, row: ActEntry, acts: ActCues) -> str | None:
    """The first condition of the row that the frame does not meet, as the lexicon names it; ``None`` where it meets all."""
    fillers = filled_slots(frame, acts)
    if row.particle is not None and row.particle != (frame.particle or ""):
        return "particle"
    # "marched through Yerevan": what has a phrase behind it is no particle
    ruled = frame.particle in fillers and (row.bare or frame.particle in acts.prepositions)
    loose = frame.particle is not None and not ruled
    if row.particle is None and loose and not frame.nominal and not row.slots:
        return "particle"
    if row.bare and ("object" in fillers or (frame.passive and not frame.nominal)):
        return "bare"
    for slot, words in row.slots.items():
        held = fillers.get(slot, frozenset([slot]) if slot in frame.words else None)
        if held is None or (words and not words & held):
            return slot
    barred = next((slot for slot, words in row.void.items() if words & fillers.get(slot, frozenset())), None)
    if barred is not None:
        return f"not {barred}"
    if row.words and not row.words & {*frame.words, *fillers.get("compound", ())}:
        return "words"
    carrier = {frame.light, f"{frame.light} {frame.particle}"}
    if frame.nominal and frame.light in acts.light and not carrier & (row.light or acts.carrying | acts.undoing):
        # "raised attacks on minorities" with somebody: nobody attacked
        return "light"
    if row.light and frame.light is None and not any(a.slot in OWNING for a in frame.arguments):
        # "an appeal"; but "Somalia's appeal to the Union" is one all the same
        return "light"
    return None if row.clause is None or clause_fits(frame, row.clause, acts) else "clause"


def filled_slots(frame: Frame, acts: ActCues) -> Mapping[str, frozenset[str]]:
    """By slot, the lemmas of what stands in it, the head and what leads up to it; an agent counts as the subject.

    The slot "content" holds the predicate of the clause below.

    Of a quantity ("scores of protesters", "50,000 tonnes of rice") all words count.
    """
    found: dict[str, frozenset[str]] = {}
    for argument in frame.arguments:
        slots = {argument.slot, "subject"} if frame.passive and argument.slot == "by" else {argument.slot}
        words = argument.lemmas
        if argument.lemma in words and argument.lemma not in acts.quantities:
            words = words[: words.index(argument.lemma) + 1]
        for slot in slots:
            found[slot] = found.get(slot, frozenset()) | frozenset(words)
    if frame.content is not None:
        # "declared him persona non grata"
        found["content"] = frozenset([frame.content.lemma])
    return found


def clause_fits(frame: Frame, wanted: str, acts: ActCues) -> bool:
    """Whether the verb's clause is of the kind that a row asks for."""
    content = frame.content
    if wanted == "none":
        return content is None
    if wanted == "not opinion":
        # "agreed that they cannot wait" is an opinion too, "agreed that they will meet" none
        bound = content is not None and content.modal in {*acts.own_will, *acts.must, "to"}
        return (
            content is None
            or content.relation == "xcomp"
            or bound
            or (content.modal is None and content.tense == "none")
        )
    if content is None:
        return wanted == "any" and frame.complement
    if wanted in ("coop", "conflict"):
        return told_kind(frame, acts) in (acts.cooperative if wanted == "coop" else acts.conflictual)
    return {
        "any": True,
        "that": content.relation == "ccomp",
        "inf": content.modal == "to" or (content.tense == "none" and content.modal is None),
        "must": content.modal in acts.must,
    }[wanted]


def told_kind(frame: Frame, acts: ActCues) -> str | None:
    """The type of the act in the clause below ("vowed to raise the tariff" is no "promised to raise the trade")."""
    if frame.content is None:
        return None
    lemma, _, particle = frame.content.lemma.partition(" ")
    below = Frame(lemma, nominal=False, trigger=frame.content.span, sentence=frame.sentence, arguments=frame.told,
                  tense=frame.content.tense, particle=particle or None)  # fmt: skip
    row = entry_of(below, acts)
    return row.kind if row is not None else None
