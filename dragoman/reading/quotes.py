"""Quotes: who said what, to whom, in his own words or as reported, across sentences.

Knows no language. Words in quotation marks belong to the innermost sure verb of saying in whose words they stand; a
quotation without such a verb goes on with the last speaker's words where it follows them, or is told to be nobody's and
left. What a verb of saying has below it and no marks stand in is reported speech.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.language.base import QuoteWords
from dragoman.model.actors import Actor, Mention
from dragoman.model.documents import Document, Passage, Span
from dragoman.model.frames import Argument, Frame, Speech
from dragoman.model.statements import Quote, Said

# Between a quotation and the one that goes on with it stand so many characters at most ("…,” he said. “…").
NEAR = 12
# A name of this many words at most may be a quoted name and no statement ("Group of Friends").
NAME_WORDS = 4
# Before a colon, a speaker's name has so many characters at most.
LONGEST_HEADING = 90
JOINED = " ... "
# So many words lead from a noun to the state it belongs to ("of the Republic of").
LED = 3
# Quoted words stand at most so many characters behind the verb of saying that the parser did not join them to.
REACH = 120
# Kinds of mentions that may stand before a colon as who speaks.
SPEAKING = ("person", "state", "body", "place")


@dataclass(frozen=True)
class QuoteScene:
    """What reading quotes needs of the document."""

    document: Document
    sentences: Sequence[Span]
    mentions: Sequence[Mention]
    quoted: Sequence[Span]
    words: QuoteWords
    resolve: Callable[[Argument, Frame], tuple[str, ...]]
    actor_of: Callable[[str], Actor | None]

    def number_at(self, position: int) -> int:
        """The number of the last sentence that begins before the position."""
        return max((i for i, s in enumerate(self.sentences) if s.start <= position), default=0)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the name as shown, the actor where known, and his state."""

    name: str | None
    actor: str | None
    country: str | None


def read_quotes(speeches: Sequence[Speech], scene: QuoteScene) -> list[Quote]:
    """Every quote of the document, in text order, without overlap of one speaker's."""
    ordered = sorted(speeches, key=lambda s: (s.frame.trigger.start, s.cue))
    owners = owners_of_quoted(ordered, scene)
    last: Voice | None = None
    quotes: list[Quote] = []
    for place, speech in enumerate(ordered):
        mine = [q for q in scene.quoted if owners.get(q) == place]
        if not mine and (speech.quoted_only or not counts(speech, ordered, owners, scene)):
            continue
        voice = voice_of(speech, scene)
        if voice.name is None and last is not None and is_pronoun(speech.speaker, scene):
            # "he" behind a speaker whom only his words introduced
            voice = last
        last = voice if voice.name is not None else last
        quotes.append(make_quote(speech, voice, mine, scene))
    quotes.extend(headings(ordered, owners, scene))
    quotes.sort(key=lambda q: (q.spans[0].start, q.spans[-1].end))
    return without_repeats(continued(quotes, owners, scene))


def owners_of_quoted(speeches: Sequence[Speech], scene: QuoteScene) -> dict[Span, int]:
    """For each quoted stretch that is a quote, which speech it belongs to, by its place in the list."""
    owners: dict[Span, int] = {}
    for quoted in scene.quoted:
        if is_name(quoted, scene):
            continue
        holding = [
            (speech.quoted_only, sum(c.end - c.start for c in speech.content), place)
            for place, speech in enumerate(speeches)
            if any(c.start <= quoted.end and quoted.start <= c.end for c in speech.content)
            and not within_quoted(speech, quoted)
        ]
        if holding:
            owners[quoted] = min(holding)[2]
        elif (near := nearest_before(quoted, speeches, scene)) is not None and near not in owners.values():
            owners[quoted] = near
    return owners


def nearest_before(quoted: Span, speeches: Sequence[Speech], scene: QuoteScene) -> int | None:
    """The last sure speech with a speaker that the sentence tells of before the quoted words, where it has none yet."""
    text = scene.document.text
    sentence = scene.sentences[scene.number_at(quoted.start)]
    before = [
        place
        for place, speech in enumerate(speeches)
        if sentence.start <= speech.frame.trigger.start < quoted.start and not speech.quoted_only and speech.speaker
    ]
    if not before or quoted.start - speeches[before[-1]].frame.trigger.end > REACH:
        return None
    return before[-1] if ";" not in text[speeches[before[-1]].frame.trigger.end : quoted.start] else None


def within_quoted(speech: Speech, quoted: Span) -> bool:
    """Whether the verb of saying stands inside the quoted words themselves."""
    return quoted.start <= speech.frame.trigger.start < quoted.end


def is_name(quoted: Span, scene: QuoteScene) -> bool:
    """Whether the marks stand round the name of something, which nobody says ("the frigate "Makarov"")."""
    text = scene.document.text
    words = quoted.cut(text).split()
    before = text[max(0, quoted.start - 30) : max(0, quoted.start - 1)].split()
    if before and before[-1].lower().strip(",") in scene.words.called:
        return len(words) <= NAME_WORDS
    capitals = all(w[:1].isupper() or w.lower() in scene.words.small for w in words)
    sentence_like = quoted.cut(text).rstrip().endswith((".", "!", "?", ",")) or text[
        max(0, quoted.start - 3) : quoted.start
    ].strip(' “"«‘').endswith((":", ","))
    return capitals and 1 < len(words) <= NAME_WORDS and not sentence_like


def counts(speech: Speech, speeches: Sequence[Speech], owners: Mapping[Span, int], scene: QuoteScene) -> bool:
    """Whether the speech reports words of its own: not where it only stands inside another's, or holds another's quote."""
    if speech.speaker is None and speech.addressee is None:
        return False
    inside = [
        other
        for other in speeches
        if other is not speech and any(c.covers(speech.frame.trigger) for c in other.content) and not other.quoted_only
    ]
    if inside and speech.shape not in ("clause", "words"):
        return False
    return not any(q.start <= speech.frame.trigger.start < q.end for q in scene.quoted)


def make_quote(speech: Speech, voice: Voice, quoted: Sequence[Span], scene: QuoteScene) -> Quote:
    """The quote of a speech: its quoted words where it has any, else what is reported."""
    text = scene.document.text
    spans = tuple(quoted) or speech.content
    sentence = scene.sentences[scene.number_at(speech.frame.trigger.start)]
    whole = Span(min(sentence.start, spans[0].start), max(sentence.end, spans[-1].end))
    return Quote(
        speaker=voice.name, actor=voice.actor, country=voice.country,
        addressee=shown(speech.addressee, speech.frame, scene) if speech.addressee is not None else None,
        text=joined(spans, text, direct=bool(quoted)), spans=spans, direct=bool(quoted), cue=speech.cue,
        passage=Passage(whole, whole.cut(text)),
    )  # fmt: skip


def joined(spans: Sequence[Span], text: str, *, direct: bool) -> str:
    """The words of the stretches as one line; a comma that only closes a quotation before "he said" falls away."""
    pieces = []
    for span in spans:
        words = " ".join(span.cut(text).split())
        if direct and text[max(0, span.start - 2) : span.start - 1] == " " and text[max(0, span.start - 3)].isalpha():
            # the stop that American style puts inside the marks is no part of quoted words within a sentence
            words = words.rstrip(".")
        pieces.append(words.rstrip(",;") if direct else words.rstrip(" ,;"))
    return JOINED.join(pieces)


def is_pronoun(speaker: Argument | None, scene: QuoteScene) -> bool:
    """Whether the speaker is told of by a pronoun."""
    return speaker is not None and speaker.head.cut(scene.document.text).lower() in scene.words.pronouns


def voice_of(speech: Speech, scene: QuoteScene) -> Voice:
    """Who says it, named as the base names him or as the text does."""
    if speech.speaker is None:
        return Voice(None, None, None)
    return voice_at(speech.speaker, speech.frame, scene)


def voice_at(argument: Argument, frame: Frame, scene: QuoteScene) -> Voice:
    """The voice that the words mean."""
    text = scene.document.text
    mention = next((m for m in scene.mentions if m.span.start <= argument.head.start < m.span.end), None)
    principal = spoken_for(argument, scene)
    if principal is not None:
        return principal
    word = argument.head.cut(text).lower()
    if mention is None and word in scene.words.unnamed and word not in scene.words.pronouns:
        # "two Western officials" are nobody named before
        return Voice(named(argument, scene), None, side_of(argument, scene))
    ids = scene.resolve(argument, frame)
    actor = scene.actor_of(ids[0]) if len(ids) == 1 else None
    if actor is not None and mention is not None and mention.kind in ("state", "place"):
        # a seat of power speaks by its own name ("Akorda")
        return Voice(mention.text, actor.id, actor.country)
    if actor is not None:
        return Voice(actor.name, actor.id, actor.country or (mention.country if mention is not None else None))
    side = mention.country if mention is not None else side_of(argument, scene)
    if mention is not None and mention.kind != "adjective" and mention.name and mention.kind != "office":
        return Voice(mention.name, mention.actor, side)
    if len(ids) > 1:
        names = [a.name for key in ids if (a := scene.actor_of(key)) is not None]
        return Voice(" and ".join(names), None, None)
    if word in scene.words.pronouns:
        return Voice(None, None, None)
    return Voice(named(argument, scene), None, side)


def spoken_for(argument: Argument, scene: QuoteScene) -> Voice | None:
    """For whom a spokesman without a name speaks: the seat or body named before the word."""
    text = scene.document.text
    if argument.head.cut(text).lower() not in scene.words.spokesmen:
        return None
    before = Span(argument.phrase.start, argument.head.start)
    owner = next((m for m in scene.mentions if before.covers(m.span) and m.kind in ("state", "body", "place")), None)
    if owner is not None and owner.actor is not None:
        return Voice(owner.text if owner.kind != "body" else owner.name, owner.actor, owner.country)
    words = without_article(before.cut(text), scene)
    office = next((m for m in scene.mentions if m.span.covers(argument.head)), None)
    return Voice(words, None, office.country) if words[:1].isupper() and office is not None and office.country else None


def side_of(argument: Argument, scene: QuoteScene) -> str | None:
    """The state whose name or adjective stands before the name or behind "of" ("the Turkish foreign ministry").

    Where somebody is ("two diplomats in Abuja") does not say whose he is.
    """
    known = scene.words.outlets.get(named(argument, scene))
    if known is not None:
        return known
    text = scene.document.text
    for mention in scene.mentions:
        if not argument.phrase.covers(mention.span) or not mention.country:
            continue
        led = text[argument.head.end : mention.span.start].split()
        if mention.span.start < argument.head.start or (
            led and led[0].lower() in scene.words.owning and len(led) <= LED
        ):
            return mention.country
    return None


def named(argument: Argument, scene: QuoteScene) -> str:
    """The phrase without its article, of two in apposition the one that names."""
    text, start = scene.document.text, argument.phrase.start
    for piece in argument.phrase.cut(text).split(","):
        if start <= argument.head.start < start + len(piece):
            return without_article(piece, scene)
        start += len(piece) + 1
    return without_article(argument.phrase.cut(text), scene)


def without_article(phrase: str, scene: QuoteScene) -> str:
    """The words without an article before them."""
    words = phrase.strip(" ,").split()
    if len(words) > 1 and words[0].lower() in scene.words.articles:
        words = words[1:]
    return " ".join(words)


def shown(argument: Argument, frame: Frame, scene: QuoteScene) -> str | None:
    """The name of who is told, or the words for him without their article."""
    ids = scene.resolve(argument, frame)
    actor = scene.actor_of(ids[0]) if len(ids) == 1 else None
    if actor is not None:
        return actor.name
    words = named(argument, scene)
    return None if words.lower() in scene.words.pronouns else words


def headings(speeches: Sequence[Speech], owners: dict[Span, int], scene: QuoteScene) -> Iterator[Quote]:
    """Words behind a name and a colon at the head of a sentence ("Lavrov: talks were a waste of fuel")."""
    text = scene.document.text
    for sentence in scene.sentences:
        colon = text.find(": ", sentence.start, min(sentence.end, sentence.start + LONGEST_HEADING))
        if colon < 0 or '"' in text[sentence.start : colon]:
            continue
        before = Span(sentence.start, colon)
        last = next((m for m in scene.mentions if before.covers(m.span) and colon - m.span.end <= 0), None)
        head = before.cut(text).split()[-1] if before.cut(text).split() else ""
        argument = Argument("subject", Span(colon - len(head), colon), before, (), head.lower())
        told = any(before.covers(s.frame.trigger) for s in speeches) or any(
            q in owners for q in scene.quoted if colon < q.start <= colon + 4
        )
        speaks = (last is not None and last.kind in SPEAKING) or head.lower() in scene.words.spokesmen
        if told or not speaks or any(q.start < colon < q.end for q in scene.quoted):
            continue
        inside = [
            q
            for q in scene.quoted
            if q.start > colon and q.start < sentence.end and q not in owners and not is_name(q, scene)
        ]
        rest = Span(colon + 2, sentence.end)
        spans = tuple(inside) or (rest,)
        owners.update(dict.fromkeys(inside, -1))
        frame = Frame(":", True, Span(colon, colon + 1), scene.number_at(sentence.start), (argument,), "none")
        voice = heading_voice(last, argument, frame, scene)
        whole = Span(sentence.start, max(sentence.end, spans[-1].end))
        words = joined(spans, text, direct=bool(inside))
        yield Quote(voice.name, voice.actor, voice.country, None, words if inside else words.rstrip("."), spans, bool(inside), ":",
                    Passage(whole, whole.cut(text)))  # fmt: skip


def heading_voice(last: Mention | None, argument: Argument, frame: Frame, scene: QuoteScene) -> Voice:
    """Who stands before the colon."""
    if last is None:
        return voice_at(argument, frame, scene)
    actor = scene.actor_of(last.actor or "")
    return Voice(actor.name if actor is not None else last.name, last.actor, last.country)


def continued(quotes: Sequence[Quote], owners: Mapping[Span, int], scene: QuoteScene) -> list[Quote]:
    """The quotes with what goes on with them: quotation marks that no verb of saying claims, right behind the last."""
    result = list(quotes)
    text = scene.document.text
    for quoted in scene.quoted:
        if quoted in owners or is_name(quoted, scene):
            continue
        opens = any(0 <= quoted.start - s.start <= 1 for s in scene.sentences)
        last = max(
            (q for q in result if q.passage.span.start < quoted.start), key=lambda q: q.spans[-1].end, default=None
        )
        if not opens or last is None or last.speaker is None:
            continue
        edge = max(last.spans[-1].end, last.passage.span.end)
        between = text[edge : quoted.start].strip(' \n”“"»«.,’‘')
        if between or quoted.start - edge > NEAR:
            continue
        whole = Span(last.passage.span.start, max(quoted.end + 1, last.passage.span.end))
        if last.direct and last.cue is not None:
            grown = replace(last, spans=(*last.spans, quoted), text=JOINED.join([last.text, joined([quoted], text, direct=True)]),
                            passage=Passage(whole, whole.cut(text)))  # fmt: skip
            result[result.index(last)] = grown
        else:
            own = Span(quoted.start - 1, min(len(text), quoted.end + 1))
            result.append(replace(last, text=joined([quoted], text, direct=True), spans=(quoted,), direct=True, cue=None, addressee=None,
                                  passage=Passage(own, own.cut(text))))  # fmt: skip
    return sorted(result, key=lambda q: (q.spans[0].start, q.spans[-1].end))


def without_repeats(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes without those whose words another of the same speaker holds."""
    kept: list[Quote] = []
    for quote in quotes:
        twin = next((k for k in kept if k.spans == quote.spans), None)
        if twin is None:
            kept.append(quote)
    return kept


def said_stretches(quotes: Sequence[Quote]) -> list[Said]:
    """Whose words each stretch of the text is; a voice without a name is left out."""
    return [Said(span, q.speaker, q.actor) for q in quotes if q.speaker is not None for span in q.spans]
