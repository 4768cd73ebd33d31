"""Whatever is written comes back equal, and the order of reading makes no difference."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import (
    KAZAKHSTAN,
    LAVROV,
    NAZARBAYEV,
    NURTLEU,
    PUTIN,
    TOKAYEV,
    make_document,
    merge,
    rich_reading,
    save,
    short_hash,
)

from dragoman.model.actors import LEVELS, Actor, Incumbency, Mention, Place
from dragoman.model.documents import Document, Passage, Span
from dragoman.model.readings import Reading
from dragoman.model.reports import MEDIA, STATUSES, Attribution, OfficeReading, Participant, Report, ReportDate
from dragoman.model.times import DateInterval, Time, TimeBasis, TimeType
from dragoman.record import queries
from dragoman.record.dump import dump
from dragoman.record.store import open_record

QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | words
days = st.dates(dt.date(1000, 1, 1), dt.date(9000, 1, 1))
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)
countries = st.sampled_from([None, "KAZ", "RUS", "EUE"])
places = st.none() | st.builds(Place, words, countries)


@st.composite
def intervals(draw: st.DrawFn) -> DateInterval | None:
    first, after = sorted(draw(st.tuples(days, days)))
    if first == after or draw(st.booleans()):
        return draw(
            st.sampled_from([None, DateInterval(None, None), DateInterval(first, None), DateInterval(None, after)])
        )
    return DateInterval(first, after)


@st.composite
def spans(draw: st.DrawFn, document: Document) -> Span:
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(document.text))] * 2)))
    return Span(start, end)


@st.composite
def passages(draw: st.DrawFn, document: Document) -> Passage:
    span = draw(spans(document))
    return Passage(span, span.cut(document.text))


participants = st.builds(
    Participant,
    name=words,
    actor=st.sampled_from(["a", "b", "kaz", "ё"]),
    kind=st.sampled_from(["person", "state", "body"]),
    role=st.sampled_from(["participant", "host"]),
    country=countries,
    office=maybe,
    level=st.none() | st.sampled_from(LEVELS),
    capacity=st.sampled_from([None, "in-office", "former"]),
    office_certain=st.booleans(),
    former_state=st.sampled_from([None, "SUN"]),
)
actors = st.builds(
    Actor,
    id=words,
    name=words,
    kind=st.sampled_from(["person", "body"]),
    country=countries,
    names=st.lists(words).map(tuple),
    short=st.lists(words).map(tuple),
    russian=maybe,
    gender=st.sampled_from([None, "male"]),
    incumbencies=st.lists(
        st.builds(Incumbency, words, st.sampled_from(LEVELS), countries, maybe, maybe, maybe, st.booleans(), maybe)
    ).map(tuple),
    former_state=countries,
)


@st.composite
def times(draw: st.DrawFn, document: Document) -> Time:
    passage = draw(passages(document))
    kind: TimeType = draw(st.sampled_from(["DATE", "SET"]))
    basis: TimeBasis = draw(st.sampled_from(["stated", "event"]))
    value, mod, edtf, anchor, runner_up, granularity = draw(st.tuples(*[maybe] * 6))
    return Time(
        passage.span, passage.text, kind, value, mod, edtf, draw(intervals()), basis, draw(words), anchor, runner_up,
        granularity,
    )  # fmt: skip


@st.composite
def mentions(draw: st.DrawFn, document: Document) -> Mention:
    passage = draw(passages(document))
    return Mention(
        passage.span, passage.text, "person", draw(maybe), draw(words), draw(countries), draw(maybe), draw(maybe),
        place=draw(places), basis=draw(words), members=tuple(draw(st.lists(words, max_size=3))),
    )  # fmt: skip


@st.composite
def reports(draw: st.DrawFn, document: Document, number: int) -> Report:
    attributions = st.none() | st.builds(Attribution, maybe, st.sampled_from(["official", "unnamed"]), countries)
    return Report(
        id=short_hash(document.id, str(number)),
        kind=draw(st.sampled_from(["CONSULT", "AGREE"])),
        status=draw(st.sampled_from(STATUSES)),
        participants=tuple(draw(st.lists(participants, max_size=3))),
        date=ReportDate(draw(maybe), draw(intervals()), draw(st.sampled_from([None, "stated", "narrative"]))),
        passage=draw(passages(document)),
        trigger=draw(spans(document)),
        plan=draw(st.sampled_from([None, "announced"])),
        medium=draw(st.none() | st.sampled_from(MEDIA)),
        form=draw(st.sampled_from([None, "visit"])),
        mode=draw(maybe),
        place=draw(places),
        attribution=draw(attributions),
        inside=short_hash(document.id, "0") if number and draw(st.booleans()) else None,
        sentence=draw(st.integers(0, 1000)),
        doubts=tuple(draw(st.lists(words, max_size=2))),
        why=draw(words),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    document = make_document(draw(texts), title=draw(maybe), outlet=draw(maybe))
    document = replace(document, published=draw(st.none() | days))
    return Reading(
        document,
        times=tuple(draw(st.lists(times(document), max_size=3))),
        mentions=tuple(draw(st.lists(mentions(document), max_size=3))),
        reports=tuple(draw(reports(document, number)) for number in range(draw(st.integers(0, 4)))),
        offices=tuple(
            draw(
                st.lists(
                    st.builds(OfficeReading, *[words] * 3, maybe, countries, *[maybe] * 3, passages(document)),
                    max_size=2,
                )
            )
        ),
        provisional=tuple(draw(st.lists(actors, max_size=2))),
    )


@QUICK
@given(readings())
def test_what_is_written_comes_back_equal(reading: Reading) -> None:
    with open_record(":memory:", merge=merge) as record:
        assert save(record, reading, reading) == ["new", "unchanged"]
        assert queries.reading(record, reading.document.id) == reading


@QUICK
@given(readings(), readings())
def test_a_replaced_reading_leaves_nothing(first: Reading, second: Reading) -> None:
    second = replace(second, document=replace(second.document, origin=first.document.origin))
    with open_record(":memory:", merge=merge) as record, open_record(":memory:", merge=merge) as fresh:
        save(record, first)
        record.derive()
        save(record, second, reader_version="2")
        save(fresh, second, reader_version="2")
        assert dump(record, history=False) == dump(fresh, history=False)
        record.connection.execute("INSERT INTO passage_words (passage_words) VALUES ('integrity-check')")


def plain_readings() -> list[Reading]:
    """Twelve documents that tell of five meetings, some in the same words."""
    pairs = ((PUTIN, TOKAYEV), (LAVROV, NURTLEU), (TOKAYEV, PUTIN), (PUTIN, KAZAKHSTAN), (PUTIN, NAZARBAYEV))
    made = []
    for number in range(12):
        text = (
            f"{number} They met, said the ministry."
            if number % 3
            else "They met, and that was all that was said of it."
        )
        document = make_document(text, origin=f"{number}.txt", outlet=f"outlet {number % 4}")
        passage = Passage(Span(0, len(text)), text)
        date = ReportDate(f"2024-01-0{1 + number % 2}", None, "stated")
        told = Attribution("TASS", "agency") if number % 4 == 1 else None
        report = Report(
            short_hash(document.id), "CONSULT", "held", pairs[number % 5], date, passage, Span(0, 1), attribution=told
        )
        made.append(Reading(document, reports=(report,)))
    return made


@QUICK
@given(st.permutations(plain_readings()), st.sets(st.integers(0, 11)))
def test_the_order_of_reading_makes_no_difference(shuffled: list[Reading], derived_after: set[int]) -> None:
    with open_record(":memory:", merge=merge) as record, open_record(":memory:", merge=merge) as ordered:
        for number, reading in enumerate(shuffled):
            save(record, reading)
            if number in derived_after:
                record.derive()
        save(ordered, *plain_readings())
        assert dump(record, history=False) == dump(ordered, history=False)
        if not derived_after - {11}:
            assert dump(record) == dump(ordered)


@QUICK
@given(st.permutations([*plain_readings(), rich_reading()]))
def test_with_the_real_merging_the_order_makes_no_difference_either(shuffled: list[Reading]) -> None:
    with open_record(":memory:") as record, open_record(":memory:") as ordered:
        save(record, *shuffled)
        save(ordered, *plain_readings(), rich_reading())
        assert dump(record) == dump(ordered)
        assert queries.stats(record).events > 1


def test_the_dump_knows_no_time_of_reading(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(dir=tmp_path) as folder, open_record(Path(folder) / "a", merge=merge) as record:
        save(record, *plain_readings(), read_at="1999-12-31T23:59:59")
        assert "1999" not in dump(record)
