"""What reading figures needs to know of the document, and a figure in the making."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.language.figure_words import FigureWords
from dragoman.model.actors import Mention
from dragoman.model.amounts import NumberFrame, Phrase
from dragoman.model.documents import Document, Span
from dragoman.model.statements import Change, FigureStatus, Said
from dragoman.model.times import Time


@dataclass(frozen=True)
class FigureScene:
    """The document with its sentences, mentions and times, and whose words which stretches are.

    ``papers`` are sentences that a paper or a note in brackets tells, with the words for whose it is; ``quoted`` what
    stands in quotation marks.
    """

    document: Document
    sentences: Sequence[Span]
    mentions: Sequence[Mention]
    times: Sequence[Time]
    said: Sequence[Said]
    words: FigureWords
    papers: Sequence[tuple[Span, Span]] = ()
    quoted: Sequence[Span] = ()

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def sentence(self, frame: NumberFrame) -> Span:
        """The sentence of a frame."""
        return self.sentences[frame.sentence]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: the words, where they stand, the phrase they come from; ``inherited`` from the figure before."""

    text: str
    span: Span | None
    phrase: Phrase | None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure in the making, which later ones may refer back to."""

    frame: NumberFrame
    measure: Measure
    unit: str
    period: str | None
    about: tuple[str, ...]
    change: Change | None
    status: FigureStatus
    said_by: str | None
    actor: str | None
