"""Attribution: who the text has a report from, by the verb of saying above it.

Unnamed stays unnamed: "sources said" gives the type and no name. A report that no verb of saying governs is the
outlet's own and gets none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dragoman.language.base import Cues
from dragoman.model.actors import Actor, Mention
from dragoman.model.documents import Span
from dragoman.model.frames import Frame
from dragoman.model.reports import Attribution, AttributionType, Report
from dragoman.model.statements import Said

# Relations by which a verb of saying has the act as what is said.
SAID = ("ccomp", "ROOT", "parataxis", "subject", "xcomp")


def attribute(
    frame: Frame, text: str, mentions: Sequence[Mention], cues: Cues, actor_of: Callable[[str], Actor | None]
) -> Attribution | None:
    """Who says what the frame tells, or ``None`` where the text itself does."""
    for governor in frame.governors:
        if governor.relation not in SAID or governor.lemma.split()[0] not in cues.saying or governor.subject is None:
            continue
        subject = governor.subject
        mention = next((m for m in mentions if m.span.start <= subject.start < m.span.end), None)
        if mention is not None and mention.kind == "person":
            return Attribution(mention.name, person_type(mention, actor_of), mention.country)
        side = mention.country if mention is not None else side_before(subject.start, mentions)
        if mention is not None and mention.kind in ("state", "body"):
            return Attribution(mention.name, word_type(mention.text, cues.sayers) or "official", side)
        kind = word_type(subject.cut(text), cues.sayers)
        if kind is not None:
            return Attribution(None if kind == "unnamed" else whole_name(text, subject), kind, side)
    return None


def voiced(report: Report, said: Sequence[Said], actor_of: Callable[[str], Actor | None]) -> Report:
    """The report attributed to him in whose words it stands, where no verb above it says whose it is.

    What is quoted is not what happened: an act inside a quotation is the speaker's claim.
    """
    voice = next((s for s in said if s.span.covers(report.trigger)), None)
    if report.attribution is not None or voice is None:
        return report
    actor = actor_of(voice.actor) if voice.actor else None
    official = actor is not None and (actor.kind != "person" or bool(actor.incumbencies))
    side = actor.country if actor is not None else None
    if actor is None and not voice.name[:1].isupper():
        return replace(report, attribution=Attribution(None, "unnamed"))
    return replace(report, attribution=Attribution(voice.name, "official" if official else "named", side))


def whole_name(text: str, head: Span) -> str:
    """The head word with up to four words before it, back to an article or a stop ("Kremlin press service")."""
    before = re.search(r"(?:[^\W_][\w’'-]* ){0,4}$", text[max(0, head.start - 60) : head.start])
    words = (before[0] if before else "").split()
    for i in range(len(words) - 1, -1, -1):
        if words[i].lower() in ("the", "a", "an", "as", "and", "that", "when", "but", "while", "after"):
            words = words[i + 1 :]
            break
    return " ".join([*words, head.cut(text)])


def person_type(mention: Mention, actor_of: Callable[[str], Actor | None]) -> AttributionType:
    """Official where the person holds or held an office, else a named private voice."""
    actor = actor_of(mention.actor) if mention.actor else None
    return "official" if mention.office or (actor is not None and actor.incumbencies) else "named"


def word_type(word: str, sayers: Mapping[str, AttributionType]) -> AttributionType | None:
    """What kind of voice the head word names."""
    return sayers.get(word.lower())


def side_before(position: int, mentions: Sequence[Mention]) -> str | None:
    """The state whose adjective or name stands right before the word ("the Kazakh foreign ministry")."""
    near = [m for m in mentions if m.kind in ("adjective", "state", "place") and 0 <= position - m.span.end <= 20]
    return near[-1].country if near else None
