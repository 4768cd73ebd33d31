"""Reads the passages of ``sentences/en`` and compares with what a careful human reads there.

Four piles: wild (a construction found in real prose), made (to probe a rule), silent (nothing may be read), and
known-failure: the right expectation of what Dragoman does not manage yet, each strictly so. When one of them begins to
pass, give it the pile that its ``home`` names and drop ``home``. The words are the authors' own throughout.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from statement_problems import claim_problems, figure_problems, quote_problems

from dragoman.actors.base import fold_name
from dragoman.language.en.syntax import lemma_of
from dragoman.language.lexicon import load_words
from dragoman.model.documents import Span
from dragoman.model.readings import Reading
from dragoman.model.reports import MEDIA, STATUSES, Event, Report

SENTENCES = Path(__file__).parent / "sentences"
PILES = ("wild", "made", "silent", "known-failure")
KEYS = {"id", "pile", "text", "published", "expect", "why"}
MEETING_KEYS = {"who", "date", "status", "medium", "place", "plan", "form", "part", "roles", "offices", "capacities"}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """One passage of the files: its text and what must be read from it."""

    id: str
    file: str
    pile: str
    home: str
    text: str
    published: dt.date | None
    expect: Row
    why: str


def load_samples() -> Iterator[Sample]:
    for path in sorted(SENTENCES.glob("*/*.yml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            keys = set(row)
            assert keys == (KEYS | {"home"} if row["pile"] == "known-failure" else KEYS), (
                f"{path.name}: {row.get('id')}: {sorted(keys)}"
            )
            yield Sample(
                row["id"],
                f"{path.parent.name}/{path.name}",
                row["pile"],
                row.get("home", row["pile"]),
                row["text"],
                row["published"],
                row["expect"],
                row["why"],
            )


SAMPLES = list(load_samples())


def parameter(sample: Sample) -> Any:
    # a crash is no known failure
    failing = pytest.mark.xfail(strict=True, raises=AssertionError, reason=sample.why)
    return pytest.param(sample, id=sample.id, marks=[failing] if sample.pile == "known-failure" else [])


@pytest.mark.model
@pytest.mark.parametrize("sample", [parameter(s) for s in SAMPLES])
def test_sentence(sample: Sample, read_text: Callable[[str, dt.date | None], Reading]) -> None:
    reading = read_text(sample.text, sample.published)
    problems = [*time_problems(sample, reading), *name_problems(sample, reading), *meeting_problems(sample, reading)]
    problems += [
        *office_problems(sample, reading),
        *reference_problems(sample, reading),
        *act_problems(sample, reading),
        *quote_problems(sample.expect, reading),
        *claim_problems(sample.expect, reading),
        *figure_problems(sample.expect, sample.text, reading),
    ]
    assert not problems, "\n" + explain(sample, reading, problems)


# --- comparing --------------------------------------------------------------------------------------------------------


def any_of(expected: object, found: object) -> bool:
    """Whether the value is the expected one, or one of a list of equally good ones."""
    return found in expected if isinstance(expected, list) else found == expected


def stretch(sample: Sample, words: str) -> Span:
    """Where the words stand in the text; they must stand there once."""
    if sample.text.count(words) != 1:
        raise ValueError(f"{sample.id}: {words!r} stands {sample.text.count(words)} times in the text")
    start = sample.text.index(words)
    return Span(start, start + len(words))


def time_problems(sample: Sample, reading: Reading) -> Iterator[str]:
    if "times" not in sample.expect:
        return
    wanted = {stretch(sample, words): edtf for words, edtf in sample.expect["times"].items()}
    times = [
        t
        for t in reading.times
        if t.within is None and (t.type in ("DATE", "TIME") or any(t.span.overlaps(s) for s in wanted))
    ]
    for span, edtf in wanted.items():
        found = [t.edtf for t in times if t.span.overlaps(span)]
        if not found or not all(any_of(edtf, f) for f in found):
            yield f"time {span.cut(sample.text)!r}: expected {edtf}, read {found}"
    for time in times:
        if not any(time.span.overlaps(s) for s in wanted):
            yield f"time {time.text!r}: expected none, read {time.edtf}"


def name_problems(sample: Sample, reading: Reading) -> Iterator[str]:
    for words, row in sample.expect.get("names", {}).items():
        span = stretch(sample, words)
        wanted = row if isinstance(row, dict) else {"actor": row}
        mentions = [m for m in reading.mentions if m.span.overlaps(span) and m.actor]
        found = [{"actor": m.actor, "office": m.office, "capacity": m.capacity} for m in mentions]
        if wanted["actor"] is None:
            # a town that is only a place has its state beside it, and is no actor
            if any(m.kind != "place" for m in mentions):
                yield f"name {words!r}: expected nobody, read {[m.actor for m in mentions]}"
        elif not any(all(any_of(value, f[key]) for key, value in wanted.items()) for f in found):
            yield f"name {words!r}: expected {wanted}, read {found}"


def office_problems(sample: Sample, reading: Reading) -> Iterator[str]:
    if "offices" not in sample.expect:
        return
    keys = ("person", "office", "begin", "finish", "change", "capacity")
    found = [{key: getattr(o, key) for key in keys} for o in reading.offices]
    for wanted in sample.expect["offices"]:
        full = {"begin": None, "finish": None, "change": None, **wanted}
        if not any(all(any_of(value, f[key]) for key, value in full.items()) for f in found):
            yield f"office: expected {full}, read {found}"
    if not sample.expect["offices"] and found:
        yield f"office: expected none, read {found}"


def reference_problems(sample: Sample, reading: Reading) -> Iterator[str]:
    for words, wanted in sample.expect.get("refers", {}).items():
        around = stretch(sample, words.replace("[", "").replace("]", ""))
        span = Span(around.start + words.index("["), around.start + words.index("]") - 1)
        around = [m for m in reading.mentions if m.span.overlaps(span)]
        # a state's adjective inside "his Turkish counterpart" is a mention of its own
        meant = [m for m in around if m.basis in ("pronoun", "description")] or [
            m for m in around if wanted or m.kind != "place"
        ]
        found = {a for m in meant for a in (m.members or ((m.actor,) if m.actor else ()))}
        expected = set() if wanted is None else {wanted} if isinstance(wanted, str) else set(wanted)
        if found != expected:
            yield f"reference {words!r}: expected {sorted(expected)}, read {sorted(found)}"


def meeting_problems(sample: Sample, reading: Reading) -> Iterator[str]:
    if "meetings" not in sample.expect:
        return
    wanted = sample.expect["meetings"]
    events = [event for event in reading.events if event.kind == "CONSULT"]
    best = min(
        (list(itertools.zip_longest(wanted, order)) for order in itertools.permutations(events)),
        key=lambda pairs: sum(map(distance, pairs)),
    )
    for row, event in best:
        yield from pair_problems(row, event)


def act_problems(sample: Sample, reading: Reading) -> Iterator[str]:
    """Every act expected must be read by one report, with its status and sides; no other act may be."""
    if "acts" not in sample.expect:
        return
    free = [report for report in reading.reports if report.kind != "CONSULT"]
    for row in sample.expect["acts"]:
        wanted = (row["kind"], row.get("status", "held"), set(row.get("source", ())), set(row.get("target", ())))
        match = next((report for report in free if act_of(report) == wanted), None)
        if match is None:
            yield f"act: expected {wanted}, read {[act_of(report) for report in free]}"
        else:
            free.remove(match)
    yield from (f"act: expected none, read {act_of(report)}" for report in free)


def act_of(report: Report) -> tuple[str, str, set[str], set[str]]:
    """Type, status and the names of those who act and of those acted upon, as people type them."""
    source, target = ({p.name for p in report.participants if (p.role == "target") == upon} for upon in (False, True))
    return report.kind, report.status, source, target


def distance(pair: tuple[Row | None, Event | None]) -> int:
    """How ill the two go together; other sides weigh more than all other fields."""
    problems = pair_problems(*pair)
    return len(problems) + 10 * sum(problem.startswith("who:") for problem in problems)


def pair_problems(row: Row | None, event: Event | None) -> list[str]:
    """How an event differs from the expected one; one of the two may be missing."""
    if event is None:
        return [] if row is None else [f"meeting of {', '.join(row['who'])}: not read"]
    # compared as people type them, so that a diacritic more in the base is no failure
    names = {fold_name(p.name): p for p in event.participants}
    if row is None:
        return [f"meeting of {', '.join(names)} ({event.status}, {event.date.edtf}): not expected"]
    found: Row = {
        "date": event.date.edtf,
        "status": event.status,
        "medium": event.medium,
        "place": event.place and event.place.name,
        "plan": event.plan,
        "form": event.form,
        "part": event.part_of is not None,
    }
    wanted = {"place": None, **row}
    problems = (
        [] if set(map(fold_name, row["who"])) == set(names) else [f"who: expected {row['who']}, read {list(names)}"]
    )
    problems += [
        f"{key}: expected {wanted[key]}, read {value}"
        for key, value in found.items()
        if key in wanted and not any_of(wanted[key], value)
    ]
    for key, field in (("roles", "role"), ("offices", "office"), ("capacities", "capacity")):
        for name, value in row.get(key, {}).items():
            participant = names.get(fold_name(name))
            read = None if participant is None else getattr(participant, field)
            if not any_of(value, read):
                problems.append(f"{field} of {name}: expected {value}, read {read}")
    return problems


# --- showing ----------------------------------------------------------------------------------------------------------


def explain(sample: Sample, reading: Reading, problems: Iterable[str]) -> str:
    """The text with its spans beneath, everything read, and what is wrong with it."""
    lines = [
        f"{sample.file} {sample.id} ({sample.pile}), published {sample.published}: {sample.why}",
        "",
        *show_spans(reading),
        "",
    ]
    for report in reading.reports:
        lines.append(f"  report  {report.status:12} {report.date.edtf or '-':24} {report.why}")
    for event in reading.events:
        place = event.place.name if event.place else "-"
        who = ", ".join(f"{p.name} ({p.role}; {p.office or p.kind})" for p in event.participants)
        lines.append(
            f"  event   {event.status:12} {event.date.edtf or '-':24} {event.medium}, {event.form}, {place}: {who}"
        )
    return "\n".join([*lines, "", *(f"  {problem}" for problem in problems)])


def show_spans(reading: Reading) -> list[str]:
    """Each line of the text, and under it one line for times, one for names, one for triggers of acts."""
    text = reading.document.text
    layers = [
        [(t.span, f"{t.edtf or '?'}") for t in reading.times],
        [(m.span, m.actor or m.kind) for m in reading.mentions],
        [(f.trigger, f.lemma) for f in reading.frames],
    ]
    shown, offset = [], 0
    for line in text.splitlines(keepends=True):
        window = Span(offset, offset + len(line))
        shown.append(f"  {line.rstrip()}")
        shown.extend(f"  {row}" for layer in layers if (row := underline(layer, window)).strip())
        offset = window.end
    return shown


def underline(layer: Iterable[tuple[Span, str]], window: Span) -> str:
    """Labels under the spans of one line, filled up with rules; a long label pushes the next one on."""
    row = ""
    for span, label in sorted(layer):
        if window.start <= span.start < window.end:
            row = row.ljust(span.start - window.start)
            if len(row) > span.start - window.start:
                row += " "
            row += label.ljust(span.end - span.start, "─")
    return row


# --- the files themselves ---------------------------------------------------------------------------------------------


def test_every_id_stands_once() -> None:
    assert [i for i, n in Counter(s.id for s in SAMPLES).items() if n > 1] == []


@pytest.mark.parametrize("sample", [pytest.param(s, id=s.id) for s in SAMPLES])
def test_sample_is_well_formed(sample: Sample) -> None:
    assert sample.pile in PILES
    assert sample.home in PILES[:3]
    assert sample.why and sample.text == sample.text.strip()
    assert sample.expect and set(sample.expect) <= {
        "times",
        "names",
        "meetings",
        "offices",
        "refers",
        "acts",
        "quotes",
        "claims",
        "figures",
    }
    if sample.home == "silent":
        expectations = [
            sample.expect.get("times"),
            sample.expect.get("meetings"),
            sample.expect.get("offices"),
            sample.expect.get("acts"),
            *sample.expect.get("refers", {}).values(),
            *sample.expect.get("names", {}).values(),
        ]
        assert any(e is None or e in ({}, []) for e in expectations)
    for row in sample.expect.get("meetings", []):
        assert set(row) <= MEETING_KEYS
        assert {"who", "date", "status", "medium"} <= set(row)
        assert (
            {row["status"]} <= set(STATUSES) if isinstance(row["status"], str) else set(row["status"]) <= set(STATUSES)
        )
        assert {row["medium"]} <= set(MEDIA) if isinstance(row["medium"], str) else set(row["medium"]) <= set(MEDIA)
        assert {*row.get("roles", {}), *row.get("offices", {}), *row.get("capacities", {})} <= set(row["who"])


def test_piles_are_large_enough() -> None:
    piles = Counter(s.home for s in SAMPLES)
    assert sum(piles.values()) >= 220
    assert min(piles[p] for p in PILES[:3]) >= 50


def lemmas(tags: Iterable[str]) -> set[str]:
    """Every word of the English passages under each of the tags."""
    words = {
        w.strip(".,;:?!\"'()—") for s in SAMPLES if s.file.startswith("en/") for w in s.text.replace("'s", "").split()
    }
    split = {w.rpartition("-") for w in words}
    return {f"{head}{hyphen}{lemma_of(tail, tag)}" for head, hyphen, tail in split for tag in tags} | {
        head for head, _, _ in split
    }


@pytest.mark.model
@pytest.mark.parametrize(("table", "tags"), [("verbs", ("VB", "VBD", "VBZ", "VBG", "VBN")), ("nouns", ("NN", "NNS"))])
def test_every_word_of_contact_has_a_passage(table: str, tags: tuple[str, ...]) -> None:
    known = lemmas(tags)
    missing = [word for word in load_words("en", "consult")[table] if word.split()[0] not in known]
    assert missing == [], f"write a passage in tests/sentences/en for each of the {table}"


def test_every_status_has_passages() -> None:
    told = Counter(
        row["status"] for s in SAMPLES for row in s.expect.get("meetings", []) if isinstance(row["status"], str)
    )
    statuses = [
        name
        for name, words in load_words("en", "status").items()
        if isinstance(words, dict) and name in STATUSES and name != "habitual"  # a habit makes no report
    ]
    assert [s for s in ("held", *statuses) if told[s] < 5] == []
