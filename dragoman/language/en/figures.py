"""English words of figures, and the stretches that papers and notes in brackets say."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from dragoman.language.en.cardinals import WORDS
from dragoman.language.figure_words import FigureWords
from dragoman.language.lexicon import load_words, one_of
from dragoman.model.documents import Span

# "(National Statistical Committee)." at the end of a sentence
IN_BRACKETS = re.compile(
    r"\((?:[Ss]ource:\s*)?(?P<who>(?:[A-Z][\w’'.-]*)(?:\s+(?:of|the|for|and|de|on|[A-Z][\w’'.-]*)){1,8})\)\s*\.?$"
)
NAME = r"(?:[A-Z][\w’'.-]*)(?:\s+(?:of|the|for|and|de|[A-Z][\w’'.-]*))*"
PAPERS = one_of(WORDS["papers"])
TELLS = one_of(WORDS["tell_forms"])
# "Narodowy Bank Polski data show", "by the Observatoire Meridien's estimate", "figures from the ministry show"
PAPER_SHOWS = re.compile(rf"(?:^|[,;“]\s*|\b(?:[Tt]he|[Oo]wn)\s+)(?:the\s+)?(?P<who>{NAME})(?:['’]s?)?(?:\s+own)?\s+{PAPERS}\s+(?:show|shows|showed|suggest|suggests|suggested|indicate|indicates|indicated|say|says)\b")  # fmt: skip
BY_PAPER = re.compile(
    rf"\b(?:[Bb]y|[Oo]n|[Ii]n)\s+(?:the\s+)?(?:[A-Z][\w]*-based\s+)?(?P<who>{NAME})['’]s?\s+(?:own\s+)?{PAPERS}\b"
)
FROM_PAPER = re.compile(rf"\b(?i:{PAPERS})\s+(?:from|by|of|released\s+by|published\s+by|compiled\s+by)\s+(?:the\s+)?(?P<who>{NAME})\s+(?:show|shows|showed|suggest|suggests|indicate|indicates|found|finds|say|says|said)\b")  # fmt: skip
# "…, an IMF mission led by … found." where the sentence ends with who says it; and "…, forecasts the Transport Review"
AT_END = re.compile(
    rf",[”\"]?\s+(?:the\s+|an?\s+)?(?P<who>(?!(?:which|who|and|but|as|while|though|where|when|it|he|she|they|we)\b)[A-Za-z][^,;:.“”\"()]{{2,70}}?)\s+{TELLS}(?=[.,]|\s+(?:on|in|to|at)\b|$)"
)
AT_END_TURNED = re.compile(rf",[”\"]?\s+{TELLS}\s+(?:the\s+|an?\s+)?(?P<who>[A-Z][^,;:.“”\"()]{{2,60}}?)(?=[.,]|$)")
OFFICE = (
    rf"(?:{NAME}['’]s?\s+|[A-Z][\w-]+\s+)?(?:[a-z-]+\s+){{0,2}}{one_of(WORDS['offices'])}(?:\s+(?:of|in)\s+{NAME})?"
)
# "The IMF puts the gap at", "As the Kremlin's Yuri Ushakov noted"
PUTS = re.compile(
    rf"(?:^|[,;:]\s+|\b(?:and|but|while)\s+)(?:[Tt]he\s+)?(?P<who>{NAME}|{OFFICE})\s+{one_of(WORDS['putting'])}\s(?!together\b)"
)
AS_TOLD = re.compile(rf"\b[Aa]s\s+(?:the\s+)?(?P<who>{NAME}|{OFFICE})\s+(?:has\s+|had\s+)?(?:put\s+it|{TELLS})\b")
ACCORDING = re.compile(rf"(?:\b(?:[Aa]ccording\s+to|[Cc]iting)|,\s+per)\s+(?:(?:data|figures|statistics|estimates?)\s+(?:from|by|of|released\s+by|published\s+by)\s+)?(?:the\s+)?(?P<who>{OFFICE}|{NAME})")  # fmt: skip
# "Nazarbayev revealed at the time that"
SAID_THAT = re.compile(rf"\b(?P<who>{NAME}|{OFFICE})\s+(?:has\s+|had\s+)?{TELLS}\s+(?:[^,.;“”\"]{{0,40}}\s)?that\b")
NOBODY = frozenset(WORDS["nobody"])


@functools.cache
def load_figure_words() -> FigureWords:
    """The English words of figures."""
    rose, fell, expected = WORDS["rose"], WORDS["fell"], WORDS["expected"]

    def known(words: Iterable[str]) -> frozenset[str]:
        return frozenset(words)

    return FigureWords(
        rising=known(rose["verbs"]), falling=known(fell["verbs"]), rises=known(rose["nouns"]), falls=known(fell["nouns"]),
        upward=known(rose["words"]), downward=known(fell["words"]), moving=known(WORDS["moving"]),
        collecting=known(WORDS["collecting"]),
        reached=known(WORDS["reached"]), by_step=known(WORDS["by_step"]), began=known(WORDS["began"]),
        compared=known(WORDS["compared"]), comparing=tuple(WORDS["comparing"]), coarse_comparing=known(WORDS["coarse_comparing"]), modals=known(expected["modals"]),
        planning=known(expected["verbs"]), plans=known(expected["nouns"]), prospective=known(expected["adjectives"]), foreseen=known(expected["foreseen"]),
        promising=known(WORDS["promising"]), undertaking=known(WORDS["undertaking"]), binding=known(WORDS["binding"]), laying_down=known(WORDS["laying_down"]), being=WORDS["being"], coming=known(WORDS["coming"]), planned_whole=known(WORDS["planned_whole"]), awaited={noun: known(slots) for noun, slots in WORDS["awaited"].items()}, commitments=known(WORDS["commitments"]), measuring=known(WORDS["measuring"]), steps=known(WORDS["steps"]),
        holding=known(WORDS["holding"]), sharing=known(WORDS["sharing"]), share_of=WORDS["share_of"], shares=known(WORDS["shares"]), mutual=known(WORDS["mutual"]),
        both_sides=tuple(WORDS["both_sides"]), back=known(WORDS["back"]), possessives=known(WORDS["possessives"]),
        articles=known(WORDS["articles"]), first_person=known(WORDS["first_person"]),
        counted=known([*WORDS["counted"], *WORDS["many"]]), counts=WORDS["counts"], leading=tuple(WORDS["leading"]),
        including=known(WORDS["including"]), joints=known(WORDS["joints"]), telling=known(WORDS["tell_forms"]),
        nobody=NOBODY, pronouns=known(WORDS["pronouns"]), committing=known(WORDS["committing"]), estimating=known(WORDS["estimating"]),
    )  # fmt: skip


VOICES = frozenset({*WORDS["papers"], *load_words("en", "quotes")["voices"]})


def names_voice(words: str) -> bool:
    """Whether the words name somebody or a paper: by a capital at their head, or a word of those who are quoted."""
    own = words.lower().split()
    first = next((w for w in words.split() if w.lower() not in ("a", "an", "the", "its", "their", "his", "her")), "")
    return first[:1].isupper() or bool({*own, *(w.removesuffix("s") for w in own)} & VOICES)


def papers_said(text: str, sentences: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Sentences that a paper or a note in brackets tells, each with the words for whose it is."""
    result = []
    for sentence in sentences:
        for pattern in (
            ACCORDING,
            PAPER_SHOWS,
            FROM_PAPER,
            BY_PAPER,
            IN_BRACKETS,
            AT_END,
            AT_END_TURNED,
            AS_TOLD,
            PUTS,
            SAID_THAT,
        ):
            match = pattern.search(text, sentence.start, sentence.end)
            if match is not None and match[0].lower().startswith("citing") and not names_voice(match["who"]):
                # "citing dollar demand": a reason, nobody's words
                continue
            if match is not None and match["who"].lower().split()[0] not in NOBODY:
                who = re.sub(rf"(?:['’]s?)?(?:\s+{PAPERS})?$", "", match["who"])
                if not re.search(r"[A-Z]", who) and who != match["who"]:
                    # "customs data showed"
                    break
                start = match.start("who")
                # a heading's last clause is told apart from those before it
                open_end = not text[sentence.start : sentence.end].rstrip().endswith((".", "!", "?", "”", '"'))
                cut = text.rfind(";", sentence.start, match.start()) + 1 if open_end else 0
                result.append((Span(max(sentence.start, cut), sentence.end), Span(start, start + len(who))))
                break
    return result
