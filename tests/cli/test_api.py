"""The names of ``import dragoman``."""

from __future__ import annotations

import datetime as dt

import pytest

import dragoman
from dragoman.errors import UnknownNameError, UsageError


@pytest.mark.model
def test_read_save_ask(tmp_path):
    text = "President Vladimir Putin met President Kassym-Jomart Tokayev in Astana on Wednesday."
    reading = dragoman.read(
        text, published="2024-11-28", title="In Astana", outlet="Birch Wire", url="https://example.org/1"
    )
    assert reading.document.text == f"In Astana\n\n{text}"
    assert (reading.document.published, reading.document.published_basis) == (dt.date(2024, 11, 28), "given")
    assert [event.date.edtf for event in reading.events] == ["2024-11-27"]
    with dragoman.open_record(tmp_path / "r.dragoman") as record:
        assert dragoman.save(record, reading) == "new"
        assert dragoman.save(record, reading) == "unchanged"
        held = dragoman.ledger(record, "putin", "Токаев", since="2024-01-01", status=["held"], place="Astana").held
        assert [entry.passage.text for entry in held] == [text]
        assert dragoman.ledger(record, "putin", "tokayev", until=dt.date(2023, 1, 1)).held == ()


def test_wrong_requests_are_told(tmp_path):
    with dragoman.open_record(tmp_path / "r.dragoman") as record:
        with pytest.raises(UsageError, match="no status is called 'hold'"):
            dragoman.ledger(record, "putin", "tokayev", status=["hold"])
        with pytest.raises(UsageError, match="is no date"):
            dragoman.ledger(record, "putin", "tokayev", since="May")
        with pytest.raises(UnknownNameError) as told:
            dragoman.ledger(record, "putyn", "tokayev")
    assert "Vladimir Putin" in told.value.near
