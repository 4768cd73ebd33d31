"""English, as ``flow.py`` uses it."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dragoman.actors.base import ActorBase, load_given_names
from dragoman.language.base import ClaimCue, FramesFound, Masked, NameSpan, ReferenceSpan
from dragoman.language.en.acts import act_cues, act_forms, load_acts, possible_acts
from dragoman.language.en.amounts import find_amounts
from dragoman.language.en.careers import career_cues, career_sentences, load_careers
from dragoman.language.en.claims import find_claim_cues, load_claim_words
from dragoman.language.en.cues import load_cues, load_reference_words
from dragoman.language.en.details import find_details
from dragoman.language.en.figure_frames import number_frames
from dragoman.language.en.figures import load_figure_words, papers_said
from dragoman.language.en.frames import frames_of
from dragoman.language.en.name_words import EVERYDAY, STOPS, THINGS
from dragoman.language.en.named_things import is_thing
from dragoman.language.en.names import base_hits, find_names
from dragoman.language.en.pastimes import in_pastimes
from dragoman.language.en.quotation_marks import find_quoted, quote_masks, units
from dragoman.language.en.quotes import speeches_of
from dragoman.language.en.references import find_references
from dragoman.language.en.sentences import split_sentences
from dragoman.language.en.speech_words import load_quote_words, speech_forms
from dragoman.language.en.surface import surface_tenses
from dragoman.language.en.syntax import in_dictionary, lemma_of, parse_sentences, person_names
from dragoman.language.en.times import find_times, only_named
from dragoman.language.en.titles import find_offices
from dragoman.language.en.word_forms import any_form, words_between
from dragoman.language.lexicon import load_words, one_of
from dragoman.model.amounts import Amount
from dragoman.model.documents import Span
from dragoman.model.frames import Frame, Speech
from dragoman.model.meetings import DetailCue
from dragoman.model.times import Tense, TimeMention

# What the parser sees instead of a masked mention: words that stand in every newswire treebank.
FULL_NAME = re.compile(
    r"(?<![\w-])[A-ZÀ-ÞĀ-Ž][^\W\d_]+(?:-[^\W\d_]+)?(?: (?:(?:al|bin|de|van|von|el) )?[A-ZÀ-ÞĀ-Ž](?:\.|[^\W\d_]*[a-zß-ÿā-ž]))+$"
)
STAND_IN = {
    "person": "Clinton",
    "state": "China",
    "body": "Congress",
    "place": "London",
    "time": "Friday",
    "month": "2019",
}
DAY_RULES = (
    "month_day",
    "day_month",
    "month_day_range",
    "range_day_month",
    "iso_day",
    "numeric_day",
    "slashed_day",
    "from_to",
    "dashed",
)
MONTH_RULES = ("bare_month", "month_year", "month_of_relative_year", "months_dashed")
DETERMINER = re.compile(r"\b(?:the|a|an|this|that|its|their|his|her|our)\s$", re.IGNORECASE)
LONGEST_DETERMINER = 7


class English:
    """The English folder behind the contract of ``language.base``."""

    code = "en"

    def __init__(self, own: Path | None = None) -> None:
        """``own`` is a file of acts of the user's own, read beside Dragoman's."""
        self.cues = load_cues()
        self.reference = load_reference_words()
        self.careers = load_careers()
        self.career_cues = career_cues(self.cues)
        self.acts = load_acts(own)
        self.act_cues = act_cues(self.cues, self.acts)
        self.act_forms = act_forms(own)
        self.contact_forms = contact_forms()
        self.possible_act = possible_acts(self.acts)
        self.quotes = load_quote_words()
        self.claims = load_claim_words()
        self.figures = load_figure_words()
        self.everyday = EVERYDAY

    def times(self, text: str) -> list[TimeMention]:
        """Expressions of time, unresolved."""
        return find_times(text)

    def tenses(self, text: str) -> Callable[[Span], Tense]:
        """A function that gives the tense of the clause around a span by its words alone."""
        return surface_tenses(text)

    def names(self, text: str, base: ActorBase, times: Sequence[TimeMention]) -> list[NameSpan]:
        """Names, titles and descriptions by office."""
        return find_names(text, base, times)

    def sentences(self, text: str, furniture: Sequence[Span], unbroken: Sequence[Span]) -> list[Span]:
        """Sentences of the prose."""
        return split_sentences(text, furniture, unbroken)

    def offices(self, text: str, base: ActorBase) -> list[NameSpan]:
        """Every office that the text names."""
        return find_offices(text, base_hits(text, base), base)

    def references(self, text: str) -> list[ReferenceSpan]:
        """Words and phrases that refer back."""
        return find_references(text)

    def pastimes(self, text: str, sentences: Sequence[Span]) -> frozenset[int]:
        """The numbers of the sentences about sport or games."""
        return in_pastimes(text, sentences)

    def quoted(self, text: str) -> Sequence[Span]:
        """What stands between quotation marks."""
        return find_quoted(text)

    def claim_cues(self, text: str, sentence: Span) -> Iterator[ClaimCue]:
        """Words of the sentence that claim something of a contact."""
        return find_claim_cues(text, sentence)

    def details(self, text: str, sentence: Span) -> list[DetailCue]:
        """Words of the sentence that may tell more of a meeting."""
        return find_details(text, sentence)

    def only_named(self, text: str, span: Span) -> bool:
        """Whether a time is only remembered or part of a name."""
        return only_named(text, span)

    def names_thing(self, text: str, span: Span) -> bool:
        """Whether the person's name there is only part of a thing's."""
        return called_after(text, span)

    def candidates(self, text: str, sentences: Sequence[Span], names: Sequence[NameSpan]) -> list[bool]:
        """For each sentence, whether it holds a word that may name a contact, tells of an office, or of a named actor's act."""
        careers = career_sentences(text, sentences)
        starts = sorted(n.span.start for n in names)
        result = []
        for career, sentence in zip(careers, sentences, strict=True):
            told = career or self.holds_contact(text, sentence)
            at = bisect.bisect_left(starts, sentence.start)
            named = at < len(starts) and starts[at] < sentence.end
            result.append(told or (named and self.holds_act(text, sentence)) or holds_speech(text, sentence))
        return result

    def holds_contact(self, text: str, sentence: Span) -> bool:
        """Whether a word of the sentence may name a contact."""
        return not self.contact_forms.isdisjoint(words_between(text, sentence.start, sentence.end))

    def amounts(self, text: str, times: Sequence[TimeMention]) -> list[Amount]:
        """Numbers with their units."""
        return find_amounts(text, times)

    def papers(self, text: str, sentences: Sequence[Span]) -> list[tuple[Span, Span]]:
        """Sentences that a paper or a note in brackets tells."""
        return papers_said(text, sentences)

    def holds_act(self, text: str, sentence: Span) -> bool:
        """Whether a word of the sentence may name an act other than a contact, beside the other words there."""
        plain = words_between(text, sentence.start, sentence.end)
        if self.act_forms.isdisjoint(plain):
            return False
        verbs, nouns = ({lemma_of(word, tag) for word in plain} for tag in ("VBD", "NNS"))
        words = plain | verbs | nouns
        told = not words.isdisjoint(self.acts.must | self.acts.own_will)
        return any(
            self.possible_act(lemma, nominal, words)
            for lemmas, nominal in ((verbs, False), (nouns, True))
            for lemma in lemmas
            if told or nominal or lemma not in self.acts.telling or lemma in self.acts.verbs
        )

    def frames(
        self,
        text: str,
        sentences: Sequence[tuple[int, Span]],
        names: Sequence[NameSpan],
        times: Sequence[TimeMention],
        amounts: Sequence[Amount] = (),
    ) -> FramesFound:
        """Frames of contacts, careers, acts and amounts in the numbered sentences, and persons that only the parser saw there."""
        masks = sorted(
            [*name_masks(text, names), *time_masks(text, times), *word_masks(text)],
            key=lambda m: (m.span.start, -m.span.end),
        )
        result = FramesFound([], [], [], [])
        found, marked = result.names, find_quoted(text)
        telling = dict(zip([n for n, _ in sentences], career_sentences(text, [s for _, s in sentences]), strict=True))  # fmt: skip
        facts = dict(zip(telling, self.candidates(text, [s for _, s in sentences], names), strict=True))
        for parsed in parse_sentences(text, sentences, masks):
            inside = [t.span for t in times if t.span.overlaps(parsed.span)]
            result.numbers.extend(number_frames(parsed, amounts, inside))
            if not facts[parsed.number]:
                # parsed for its amounts alone
                continue
            contacts = frames_of(parsed, self.cues, inside) if self.holds_contact(text, parsed.span) else []
            result.contacts.extend(contacts)
            told = frames_of(parsed, self.career_cues, inside) if telling.get(parsed.number) else []
            result.careers.extend(told)
            acts = (
                frames_of(parsed, self.act_cues, inside, self.possible_act) if self.holds_act(text, parsed.span) else []
            )
            result.acts.extend(acts)
            if holds_speech(text, parsed.span) and not any(q.overlaps(parsed.span) for q in marked):
                result.speeches.extend(speeches_of(parsed))
            if (contacts or told) and unknown_name(text, parsed.span, names):
                tagged = tagged_persons(text, person_names(parsed), names, times)
                found.extend(tagged)
                found.extend(argument_persons(text, [*contacts, *told], [*names, *tagged]))
        return result

    def quoting(
        self, text: str, sentences: Sequence[Span], names: Sequence[NameSpan], times: Sequence[TimeMention]
    ) -> list[Speech]:
        """Who said what in the sentences with quotation marks, each quoted clause seen as one word by the parser."""
        quoted = find_quoted(text)
        joined = units(sentences, quoted, text)
        if not joined:
            return []
        marks = quote_masks(text, quoted)
        hidden = [m.span for m in marks if m.stand_in]
        masks = [*name_masks(text, names), *time_masks(text, times), *word_masks(text)]
        masks = [*marks, *(m for m in masks if not any(h.overlaps(m.span) for h in hidden))]
        masks.sort(key=lambda m: (m.span.start, -m.span.end))
        return [s for parsed in parse_sentences(text, joined, masks) for s in speeches_of(parsed)]


def holds_speech(text: str, sentence: Span) -> bool:
    """Whether a word of the sentence may be one of saying."""
    return not speech_forms().isdisjoint(words_between(text, sentence.start, sentence.end))


@functools.cache
def load_language(own: Path | None = None) -> English:
    """English, loaded once for each file of the user's own acts, and without any."""
    return English(own)


def contact_forms() -> frozenset[str]:
    """Every inflected form of a word of contact."""
    consult = load_words("en", "consult")
    return any_form(
        {*consult["verbs"], *consult["nouns"], *consult["invite"], *consult["irregular"], *consult["hyphenated"]}
    )


def name_masks(text: str, names: Sequence[NameSpan]) -> list[Masked]:
    """Names of several words as single plain ones; a trailing comma of an apposition goes with it."""
    masks = []
    for name in names:
        words = name.span.cut(text)
        if name.kind in ("adjective", "office") or (
            " " not in words and "\u00a0" not in words and name.kind != "person"
        ):
            continue
        end = name.span.end
        if "," in words[len(name.name) :] and end < len(text) and text[end] == ",":
            end += 1
        masks.append(Masked(Span(name.span.start, end), STAND_IN[name.kind]))
    return [*masks, *listed_subjects(text, names)]


def listed_subjects(text: str, names: Sequence[NameSpan]) -> list[Masked]:
    """The comma of a heading's "Putin, Erdogan meet" as the "and" that it stands for."""
    sides = [n for n in names if n.kind in ("person", "state", "body")]
    result = []
    for first, second in itertools.pairwise(sides):
        opens = first.span.start == 0 or text[first.span.start - 1] == "\n"
        line_end = text.find("\n", second.span.end)
        line = text[second.span.end : line_end if line_end >= 0 else len(text)]
        if (
            opens
            and text[first.span.end : second.span.start] == ", "
            and re.match(r" [a-z]", line)
            and not line.rstrip().endswith(".")
        ):
            result.append(Masked(Span(first.span.end, second.span.start), " and "))
    return result


def time_masks(text: str, times: Sequence[TimeMention]) -> list[Masked]:
    """Dates as one weekday, months as a year: "in September Tokayev" must not read as a name."""
    masks = []
    for time in times:
        if time.rule in DAY_RULES:
            masks.append(Masked(time.span, STAND_IN["time"] + pause(text, time.span)))
        elif time.rule in MONTH_RULES:
            masks.append(Masked(time.span, STAND_IN["month"] + pause(text, time.span)))
    return masks


def word_masks(text: str) -> list[Masked]:
    """Hyphenated words of the lexicon as the plain ones that the parser knows."""
    words = load_words("en", "consult")
    plain = {**words["hyphenated"], **words["hyphenated_titles"]}
    pattern = hyphenated_pattern()
    return [Masked(Span(m.start(), m.end()), plain[m[0].lower()]) for m in pattern.finditer(text)]


@functools.cache
def hyphenated_pattern() -> re.Pattern[str]:
    """A pattern for the hyphenated words of the lexicon."""
    words = load_words("en", "consult")
    joined = one_of([*words["hyphenated"], *words["hyphenated_titles"]])
    return re.compile(rf"(?<![\w-]){joined}(?![\w-])", re.IGNORECASE)


def pause(text: str, span: Span) -> str:
    """A comma where a name follows a date at once ("On 3 May Putin met"), lest the parser take both for one name."""
    if DETERMINER.search(text, max(0, span.start - LONGEST_DETERMINER), span.start):
        # "the April 22-23 Summit": what follows is what the date tells of
        return ""
    return "," if re.match(r" [A-Z]", text[span.end : span.end + 2]) else ""


def argument_persons(text: str, frames: Sequence[Frame], names: Sequence[NameSpan]) -> list[NameSpan]:
    """Persons where a meeting's side is a whole capitalised name that nothing else has read."""
    result: dict[Span, NameSpan] = {}
    for frame in frames:
        for argument in frame.arguments:
            if argument.slot not in ("subject", "object", "with", "between", "possessor", "by"):
                continue
            match = FULL_NAME.search(text[argument.phrase.start : argument.head.end])
            if match is None or any(w in STOPS for w in match[0].split()) or match[0].split()[-1] in THINGS:
                continue
            span = Span(argument.head.end - len(match[0]), argument.head.end)
            last = match[0].split()[-1]
            if is_thing(text, Span(span.end - len(last), span.end), "state", last) or called_after(text, span):
                continue
            if not any(n.span.overlaps(span) for n in names):
                result[span] = NameSpan(span, span, match[0], "person")
    return list(result.values())


def called_after(text: str, span: Span) -> bool:
    """Whether a person's name there is only part of a thing's."""
    return is_thing(text, span, "person", span.cut(text))


def unknown_name(text: str, sentence: Span, names: Sequence[NameSpan]) -> bool:
    """Whether two capitalised words stand side by side that no name covers."""
    for match in re.finditer(r"\b[A-Z][\w’'-]+ (?:(?:al|bin|de|van|von)[ -])?[A-Z][\w’'-]+", sentence.cut(text)):
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        words = match[0].split()
        if words[0] in STOPS or any(n.span.overlaps(span) for n in names):
            continue
        if words[0] in load_given_names() or not all(map(in_dictionary, (words[0], words[-1]))):
            # not "Task Force": a person bears a given name or a word that is none
            return True
    return False


def tagged_persons(
    text: str, spans: Sequence[Span], names: Sequence[NameSpan], times: Sequence[TimeMention]
) -> list[NameSpan]:
    """Persons from the parser's tagger: two words at least, no heading word, nothing already read."""
    result = []
    for tagged in spans:
        words = tagged.cut(text)
        stripped = words[:-2] if words.endswith(("'s", "’s")) else words
        span = Span(tagged.start, tagged.start + len(stripped))
        parts = stripped.split()
        if (
            len(parts) < 2
            or len(parts[-1].rstrip(".")) < 2
            or parts[-1] in THINGS
            or is_thing(text, Span(span.end - len(parts[-1]), span.end), "state", parts[-1])
            or called_after(text, span)
            or any(p in STOPS for p in parts)
            or not all((p[0].isupper() and not p.isupper()) or p in ("al", "bin", "de", "van", "von") for p in parts)
        ):
            continue
        if any(n.span.overlaps(span) for n in names) or any(t.span.overlaps(span) for t in times) or "\n" in stripped:
            continue
        result.append(NameSpan(span, span, stripped, "person"))
    return result
