"""What a value measures: the noun counted, the phrase it is an amount of, or the subject or object of its verb."""

from __future__ import annotations

from dragoman.model.amounts import NumberFrame, Phrase, Step
from dragoman.model.documents import Span
from dragoman.reading.figures.scene import Draft, FigureScene, Measure

SUBJECTS = ("subject", "nsubj")
APPOSED_GAP = 80
LISTED = (",", ":", ";")
# A subject with its verb is a measure where they are so many words at most.
LONGEST_TELLING = 8


def measure_of(frame: NumberFrame, before: Draft | None, ahead: NumberFrame | None, scene: FigureScene) -> Measure:
    """The measure of the value, taken from the figure before where the words refer back to it.

    ``ahead`` is the other end of a range, whose noun is this one's too.
    """
    same = before if before is not None and before.frame.sentence == frame.sentence else None
    if ahead is not None and frame.own is None and ahead.own is not None:
        frame = NumberFrame(
            frame.amount, frame.sentence, ahead.own, frame.phrases, frame.steps, frame.clause, frame.words
        )
    if frame.amount.edge == "high" and same is not None and same.frame.amount.edge == "low":
        return inherited(same)
    if (refers := referring(frame, before, scene)) is not None:
        return share_of_whole(frame, refers, scene) or refers
    phrase = chosen(frame, same, scene)
    if (
        frame.amount.kind == "bare"
        and before is not None
        and (phrase is None or (is_name(phrase.span, scene) and frame.own is None))
    ):
        return inherited(before)
    if phrase is None or phrase.lemma in scene.words.back:
        if before is not None and (same is not None or phrase is not None):
            return inherited(before)
        first = next((p for p in frame.phrases if p.slot == "opening" and p.lemma not in scene.words.back), None)
        phrase = first or phrase or fallback(frame)
    if phrase is None:
        verb = first_verb(frame)
        return Measure(
            verb.span.cut(scene.text) if verb is not None else "", verb.span if verb is not None else None, None
        )
    if is_name(phrase.span, scene) and frame.own is None:
        verb = first_verb(frame)
        courses = scene.words.rising | scene.words.falling | scene.words.measuring
        if same is not None and (same.unit == frame.amount.unit or (verb is not None and verb.lemma in courses)):
            return inherited(same)
        if (told := verb_words(frame, scene)) is not None:
            return told
    measure = shown(phrase, scene)
    return share_of_whole(frame, measure, scene) or telling(frame, measure, scene) or measure


def share_of_whole(frame: NumberFrame, whole: Measure, scene: FigureScene) -> Measure | None:
    """Somebody's share of the whole, where he accounts for so much of it: "Russia’s share of foreign trade"."""
    verb = first_verb(frame)
    subject = next((p for p in frame.phrases if p.slot == "subject"), None)
    shares = frame.amount.unit == "percent" and frame.own is not None and frame.own.slot == "of"
    if not shares or verb is None or verb.lemma not in scene.words.sharing or subject is None:
        return None
    if whole.phrase is subject or not is_name(subject.span, scene):
        return None
    text = scene.words.share_of.format(owner=subject.span.cut(scene.text), whole=whole.text)
    return Measure(text, whole.span, whole.phrase, whole.inherited)


def telling(frame: NumberFrame, measure: Measure, scene: FigureScene) -> Measure | None:
    """A subject that is no measure, with the verb by which it has the value: "central bank has burned through"."""
    verb, words = first_verb(frame), scene.words
    if (
        verb is None
        or measure.phrase is None
        or measure.phrase.slot != "subject"
        or verb.slot != "object"
        or verb.passive
    ):
        return None
    if verb.lemma in words.measuring | words.rising | words.falling | words.holding or measure.span is None:
        return None
    span = Span(measure.span.start, frame.amount.whole.start)
    text = " ".join(span.cut(scene.text).split())
    apart = verb.span.start < span.start or verb.span.end > span.end or len(text.split()) > LONGEST_TELLING
    return None if apart else Measure(text, span, measure.phrase)


def verb_words(frame: NumberFrame, scene: FigureScene) -> Measure | None:
    """The verb with what stands between it and the value, where nothing else is measured: "owed China"."""
    verb = first_verb(frame)
    if verb is None or verb.span.end > frame.amount.whole.start or verb.lemma in scene.words.measuring:
        return None
    words = Span(verb.span.start, frame.amount.whole.start).cut(scene.text).split()
    while len(words) > 1 and words[-1].lower() in scene.words.articles | scene.words.possessives:
        words.pop()
    return Measure(" ".join(words), Span(verb.span.start, frame.amount.whole.start), None)


def inherited(draft: Draft) -> Measure:
    """The measure of another figure."""
    return Measure(draft.measure.text, draft.measure.span, draft.measure.phrase, inherited=True)


def referring(frame: NumberFrame, before: Draft | None, scene: FigureScene) -> Measure | None:
    """The measure before, where the value is set beside another of it: in apposition, compared, or as its part."""
    same = before is not None and before.frame.sentence == frame.sentence
    if before is None or not same:
        return None
    words = scene.words
    own = frame.own
    lead = frame.words[0] if frame.words else ""
    gap = scene.text[before.frame.amount.span.end : frame.amount.whole.start]
    subject = first_verb(frame)
    heads = subject is not None and subject.slot == "subject"
    if (own is None or own.slot == "of") and frame.amount.kind == "share" and lead in (",", "(") and not heads:
        return inherited(before)
    if own is not None and own.lemma in words.back and own.slot == "of":
        return inherited(before)
    step = frame.steps[0] if frame.steps else None
    if (
        step is not None
        and step.nominal
        and step.lemma in words.steps
        and "," in gap
        and not has_verb_between(frame, before)
    ):
        return inherited(before)
    if own is None and (lead in words.compared or lead == "("):
        return inherited(before)
    if (
        before.unit == frame.amount.unit
        and first_verb(frame) == first_verb(before.frame)
        and names_another(before, frame, scene)
    ):
        return inherited(before)
    if own is None and before.unit == frame.amount.unit and lead in LISTED and not has_verb_between(frame, before):
        # "48 bcm were sold: 12 bcm to Europe, 9.5 bcm to Turkey"
        return inherited(before)
    return None


def names_another(before: Draft, frame: NumberFrame, scene: FigureScene) -> bool:
    """Whether somebody else stands between two values of one verb: "Georgia's grew by 7.5%, Armenia's by 8.7%"."""
    lead = frame.words[0] if frame.words else ""
    if (
        lead not in scene.words.by_step | scene.words.reached | set(scene.words.leading)
        or lead not in before.frame.words[:1]
    ):
        return False
    gap = Span(before.frame.amount.span.end, frame.amount.whole.start)
    return any(gap.covers(m.span) and m.country is not None for m in scene.mentions)


def has_verb_between(frame: NumberFrame, before: Draft) -> bool:
    """Whether a verb of the value's own stands between it and the figure before."""
    verb = first_verb(frame)
    return verb is not None and before.frame.amount.span.end <= verb.span.start < frame.amount.span.start


def chosen(frame: NumberFrame, same: Draft | None, scene: FigureScene) -> Phrase | None:
    """The phrase that says what is measured."""
    words, own = scene.words, frame.own
    if own is not None:
        if own.slot == "counted":
            return own
        if own.slot == "attributive":
            return own if own.lemma not in words.rises | words.falls else beyond_step(frame, own, scene)
        if not of_whole(frame, scene):
            return own
    aside = next((p for p in frame.phrases if p.slot == "beside"), None)
    if aside is not None and own is None:
        return aside
    step = frame.steps[0] if frame.steps else None
    holder = next((p for p in frame.phrases if p.slot in ("holder", "apposed") and p.lemma not in words.back), None)
    if step is not None and step.nominal and step.slot != "subject":
        if step.lemma in words.steps or step.lemma in words.back:
            return beyond_step(frame, holder, scene)
        if holder is not None and not is_relative(frame):
            return holder
    return of_verb(frame, scene) or own or holder


def of_whole(frame: NumberFrame, scene: FigureScene) -> bool:
    """Whether "of" names only the whole that a share is taken of, the measure being elsewhere ("equals 15 percent of GDP")."""
    if frame.amount.kind != "share" or frame.own is None or frame.own.slot != "of":
        return False
    if frame.words and frame.words[0] in (*scene.words.reached, *scene.words.by_step, *scene.words.began):
        return any(p.slot in ("subject", "object") for p in frame.phrases)
    verb = first_verb(frame)
    if verb is None or verb.slot == "subject":
        return False
    if verb.lemma in scene.words.holding:
        # "remittances make up half of GDP", but "Russia accounts for half of the trade"
        return any(p.slot in SUBJECTS and not is_name(p.span, scene) for p in frame.phrases) and verb.lemma in scene.words.measuring  # fmt: skip
    subject = next((p for p in frame.phrases if p.slot in SUBJECTS), None)
    its = frame.own.span.cut(scene.text).lower().split()[0] in scene.words.possessives
    if its and subject is not None and is_name(subject.span, scene):
        # "Cyprus lost a tenth of its deposits"
        return False
    return verb.lemma in scene.words.measuring | scene.words.rising | scene.words.falling


def is_relative(frame: NumberFrame) -> bool:
    """Whether the holder is only what a relative clause hangs on."""
    return any(s.slot == "relative" for s in frame.steps[:1])


def beyond_step(frame: NumberFrame, step: Phrase | None, scene: FigureScene) -> Phrase | None:
    """What rose or fell where a noun of change holds the value: "an increase of 9 percent in exports", else the subject.

    Where neither is more than a name the change itself is measured: "growth of 5.2 percent in Georgia".
    """
    for slot in ("in", "of", "for"):
        found = next((p for p in frame.phrases if p.slot == slot and not is_name(p.span, scene)), None)
        if found is not None:
            return found
    held = next(
        (p for p in frame.phrases if p.slot in ("holder", "apposed") and p.lemma not in scene.words.steps), None
    )
    if held is not None and not is_name(held.span, scene):
        return held
    subject = next((p for p in frame.phrases if p.slot in SUBJECTS), None)
    verb = first_verb(frame)
    courses = scene.words.rising | scene.words.falling | scene.words.measuring
    told = verb is not None and verb.lemma in courses | scene.words.holding
    return step if step is not None and (subject is None or is_name(subject.span, scene) or not told) else subject


def first_verb(frame: NumberFrame) -> Step | None:
    """The nearest verb above the value."""
    return next((s for s in frame.steps if not s.nominal), None)


def of_verb(frame: NumberFrame, scene: FigureScene) -> Phrase | None:
    """The measure by the verb: its subject where it measures or changes, its object where it has one besides the value."""
    words = scene.words
    verb = first_verb(frame)
    subject = next((p for p in frame.phrases if p.slot in SUBJECTS), None)
    thing = next((p for p in frame.phrases if p.slot == "object" and p.lemma not in words.rises | words.falls), None)
    behind = led_phrase(frame, scene)
    if frame.amount.verbal:
        return thing or subject
    if verb is None:
        return behind or subject
    if verb.slot in ("object", "attribute", "self", "npadvmod"):
        if verb.lemma in words.measuring | words.rising | words.falling:
            named = behind if behind is not None and behind.slot == "in" and frame.amount.kind != "share" else None
            return named or subject or behind or thing
        return behind or thing or subject
    if thing is not None and verb.lemma not in words.measuring:
        return thing
    changed = verb.lemma in words.rising | words.falling | words.measuring | words.moving
    if behind is not None and behind.slot == "in" and frame.amount.kind == "money":
        # "is down to around $9 billion in usable reserves"
        return behind
    return (subject if changed else None) or thing or behind or subject


def led_phrase(frame: NumberFrame, scene: FigureScene) -> Phrase | None:
    """The phrase behind the value that a preposition leads to, best preposition first; not a mere name of a state."""
    end = frame.own.span.end if frame.own is not None else frame.amount.span.end
    near = [p for p in frame.phrases if p.span.start >= end and p.span.start - end <= APPOSED_GAP]
    for slot in scene.words.leading:
        for phrase in near:
            if phrase.slot == slot and not is_name(phrase.span, scene):
                return phrase
    return None


def is_name(span: Span, scene: FigureScene) -> bool:
    """Whether the words are only the name of a state, place or person."""
    return any(m.span.start <= span.start and span.end <= m.span.end for m in scene.mentions)


def fallback(frame: NumberFrame) -> Phrase | None:
    """Any phrase at all: the own one, a holder, the subject, whatever stands next to it."""
    return frame.own or next(iter(frame.phrases), None)


def shown(phrase: Phrase, scene: FigureScene) -> Measure:
    """The phrase as a measure: without article, possessive pronoun, or the state that owns it where enough is left."""
    span = phrase.span
    owner = phrase.owner
    words = scene.words
    if owner is not None and phrase.lemma not in words.shares and is_name(owner, scene):
        rest = scene.text[owner.end : span.end]
        kept = rest.split(maxsplit=1)
        if len(kept) == 2 and len(kept[1].split()) > 1:
            span = Span(span.end - len(kept[1]), span.end)
    text = span.cut(scene.text)
    first, _, rest = text.partition(" ")
    while rest and first.lower() in words.articles | words.possessives:
        span = Span(span.end - len(rest.lstrip()), span.end)
        text = span.cut(scene.text)
        first, _, rest = text.partition(" ")
    return Measure(" ".join(text.split()), span, phrase)
