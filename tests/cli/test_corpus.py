"""Many documents: their order, and what becomes of those that fail."""

from __future__ import annotations

import os
import pickle
from typing import Any

import pytest

from dragoman import corpus
from dragoman.errors import DragomanError, InputError, LanguageError, TableError
from dragoman.model.documents import Document
from dragoman.model.readings import Reading

NAMES = ("a", "b", "c")
DOCUMENTS = [Document(name, f"Text {name}.", origin=f"{name}.txt", language="en") for name in NAMES]


def test_order_is_kept_and_errors_stand_in_their_place(monkeypatch):
    monkeypatch.setattr(corpus, "read_document", Reading)
    missing = InputError("missing.txt", "does not exist")
    results = list(corpus.read_many([DOCUMENTS[0], missing, *DOCUMENTS[1:]]))
    assert results[1] is missing
    assert [r.document.id for r in results if isinstance(r, Reading)] == list(NAMES)


def test_documents_are_taken_one_at_a_time(monkeypatch):
    monkeypatch.setattr(corpus, "read_document", Reading)
    taken: list[str] = []

    def source() -> Any:
        for document in DOCUMENTS:
            taken.append(document.id)
            yield document

    next(iter(corpus.read_many(source())))
    assert taken == ["a"]


def test_what_nobody_foresaw_names_the_document(monkeypatch):
    def fail(document: Document) -> Reading:
        raise RecursionError("x" * 500)

    monkeypatch.setattr(corpus, "read_document", fail)
    (result,) = corpus.read_many(DOCUMENTS[:1])
    assert isinstance(result, InputError)
    assert str(result).startswith("a.txt: could not be read: internal error (RecursionError: xxx")
    assert "test_corpus.py line" in str(result) and len(str(result)) < 300


@pytest.mark.parametrize(
    "error",
    [InputError("a.txt", "is empty", line=3), LanguageError("a.txt", "fr", ("en",)), TableError("x.yml", "is no YAML")],
)
def test_errors_travel_between_processes(error):
    told = corpus.Told(type(error), str(error), vars(error))
    again = pickle.loads(pickle.dumps(told)).restored()
    assert isinstance(again, DragomanError)
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


class Deadly(Document):
    """A document that ends whichever process receives it."""

    def __reduce__(self) -> Any:
        return os._exit, (1,)


@pytest.mark.slow
@pytest.mark.model
def test_a_dead_worker_costs_one_document():
    documents = [*DOCUMENTS, Deadly("d", "Deadly.", origin="d.txt"), Document("e", "They met.", language="en")]
    results = list(corpus.read_many(documents, workers=2))
    assert [type(r).__name__ for r in results] == ["Reading", "Reading", "Reading", "InputError", "Reading"]
    assert str(results[3]) == "d.txt: could not be read: its process was ended (out of memory?)"


def test_the_reader_version_is_one_for_the_process():
    assert corpus.reader_version() == corpus.reader_version()
    assert len(corpus.reader_version()) == 10
