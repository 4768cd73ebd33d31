from __future__ import annotations

import datetime as dt
import io
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.model.documents import Document
from dragoman.sources.files import FORMATS, read_inputs


def read(*inputs: object, **options: object) -> list[Document | InputError]:
    return list(read_inputs([str(i) for i in inputs], **options))  # type: ignore[arg-type]


def error_of(*inputs: object, **options: object) -> str:
    (found,) = read(*inputs, **options)
    assert isinstance(found, InputError)
    assert "\n" not in str(found)
    return str(found)


def document_of(*inputs: object, **options: object) -> Document:
    (found,) = read(*inputs, **options)
    assert isinstance(found, Document), found
    return found


def write(path: Path, words: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words.encode() if isinstance(words, str) else words)
    return path


def test_a_text_becomes_a_document(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Talks in Bern\n- Alpine Wire\n- Nov 27, 2024\n\nThe two ministers met.\n")
    document = document_of(path, language="en")
    assert document.title == "Talks in Bern"
    assert (document.published, document.published_basis) == (dt.date(2024, 11, 27), "byline")
    assert (document.language, document.origin) == ("en", str(path))


def test_what_the_caller_gives_stands_in_only_where_nothing_else_does(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl",
        '{"text": "They met.", "published": "2021-12-04", "language": "ru"}\n{"text": "And left."}',
    )
    first, second = read(path, published=dt.date(2024, 1, 2), language="en")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.published, first.published_basis, first.language) == (dt.date(2021, 12, 4), "metadata", "ru")
    assert (second.published, second.published_basis, second.language) == (dt.date(2024, 1, 2), "given", "en")
    assert second.origin == f"{path}:line 2"


def test_an_id_depends_on_address_or_on_name_and_text_alone(tmp_path: Path) -> None:
    here = document_of(write(tmp_path / "x" / "a.txt", "They met."))
    there = document_of(write(tmp_path / "y" / "a.txt", "They met."))
    other = document_of(write(tmp_path / "y" / "b.txt", "They met."))
    assert here.id == there.id != other.id
    assert len(here.id) == 12
    front = "---\nurl: https://example.org/a\n---\n"
    old = document_of(write(tmp_path / "a.md", front + "They met."))
    new = document_of(write(tmp_path / "b.md", front + "They met twice."))
    assert old.id == new.id


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b.txt", "c.jpg", ".hidden.txt", ".git/d.txt", "notes"):
        write(tmp_path / name, "They met.")
    found = read(tmp_path)
    assert [Path(d.origin or "").relative_to(tmp_path).as_posix() for d in found if isinstance(d, Document)] == [
        "a/b.txt",
        "a/z.md",
        "b.txt",
    ]


def test_a_glob_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.jpg", "d/e.txt"):
        write(tmp_path / name, "They met.")
    assert len(read(tmp_path / "*.txt")) == 2
    assert len(read(tmp_path / "*")) == 3
    assert len(read(tmp_path / "**")) == 3
    assert "matches no file that can be read" in error_of(tmp_path / "*.pdf")
    assert document_of(write(tmp_path / "[x].txt", "They met.")).text == "They met."


@pytest.mark.parametrize("names", [[], ["a.jpg"], [".a.txt"], ["sub/.keep"]])
def test_a_folder_without_anything_to_read_is_an_error(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        write(tmp_path / name, "x")
    assert "is a folder without a file that can be read" in error_of(tmp_path)


@pytest.mark.parametrize(
    ("name", "raw", "problem"),
    [
        ("a.txt", b"", "is empty"),
        ("a.md", b" \n", "holds no text"),
        ("a.txt", bytes(range(256)) * 9, "is no text but binary"),
        ("a.html", b"<html><body></body></html>", "holds no article text"),
        ("a.jsonl", b"", "is empty"),
        ("a.pdf", b"none", "is damaged or no PDF at all"),
        ("a.docx", b"PK\x03\x04", "has a suffix that is not read; expected .txt"),
    ],
)
def test_a_bad_file_is_one_line(tmp_path: Path, name: str, raw: bytes, problem: str) -> None:
    path = write(tmp_path / name, raw)
    line = error_of(path)
    assert line.startswith(f"{path}: ")
    assert problem in line


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    bad, good = write(tmp_path / "a.txt", b""), write(tmp_path / "b.txt", "They met.")
    assert [type(found) for found in read(bad, tmp_path / "none.txt", good)] == [InputError, InputError, Document]


def test_missing_and_impossible_names(tmp_path: Path) -> None:
    assert "does not exist" in error_of(tmp_path / "none.txt")
    assert "is no name of a file" in error_of("a\0b.txt")
    assert "a\\nb.txt: does not exist" in error_of("a\nb.txt")
    assert "cannot be read: file name too long" in error_of("a" * 5000 + ".txt")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_text_of_50_mb_is_refused_unread(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    assert "holds 50 MB in one document; expected at most 20 MB" in error_of(path)


def test_a_line_of_50_mb_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"text": "one"}\n')
        stream.seek(50 * 1024 * 1024)
        stream.write(b'\n{"text": "two"}\n')
    first, error, second = read(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(error, InputError)
    assert error.line == 2
    assert second.origin == f"{path}:line 3"


def test_too_much_on_stdin_is_refused() -> None:
    assert "holds over 20 MB" in error_of("-", stdin=io.BytesIO(b"word " * 5_000_000))


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "b"
    for name in ("a.txt", "b/x.txt", "c.txt"):
        write(tmp_path / name, "They met.")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path == str(closed):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    # Not by chmod: tests may run as root, who may read everything.
    monkeypatch.setattr(os, "scandir", refuse)
    found = read(tmp_path)
    assert [type(f) for f in found] == [Document, InputError, Document]
    assert str(found[1]) == f"{closed}: cannot be opened: permission denied"


def test_links_in_a_circle_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "They met.")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "none.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert [type(f) for f in read(tmp_path)] == [Document, InputError, InputError]


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        (b'\n {"text": "one"}\n{"text": "two"}\n', 2),
        (b"<!DOCTYPE html><html><body><article><p>The two ministers met in Bern today.</p></article></body></html>", 1),
        (b"Talks in Bern\n\nThe two ministers met.", 1),
        (b"<Bern> is where the two ministers met.", 1),
    ],
)
def test_standard_input_is_told_by_its_first_bytes(raw: bytes, count: int) -> None:
    found = read("-", stdin=io.BytesIO(raw))
    assert [type(f) for f in found] == [Document] * count
    assert isinstance(found[0], Document)
    assert (found[0].origin or "").startswith("-")


def test_a_pdf_on_standard_input(make_pdf: Callable[..., bytes]) -> None:
    raw = make_pdf([(72, 700, 11, "The two ministers met in Bern.")])
    assert document_of("-", stdin=io.BytesIO(raw)).text == "The two ministers met in Bern."


def test_a_page_under_the_name_of_a_text_is_a_page(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.txt", "<!DOCTYPE html><html><body><p>The two ministers met in Bern today.</p></body></html>"
    )
    assert document_of(path).text == "The two ministers met in Bern today."


def test_repair_is_laid_on_texts_but_not_on_json(tmp_path: Path) -> None:
    text, line = write(tmp_path / "a.txt", "they met"), write(tmp_path / "a.jsonl", '{"text": "they met"}')
    assert document_of(text, repair=str.upper).text == "THEY MET"
    assert document_of(line, repair=str.upper).text == "they met"


@settings(max_examples=150, deadline=None)
@given(
    suffix=st.sampled_from([*FORMATS, "", ".xyz"]),
    raw=st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")),
        st.text(alphabet="{}[]\"':,-#*_`<>!/\\ \ntitlepublished0123456789", max_size=200).map(str.encode),
        st.binary(max_size=100).map(lambda b: b"%PDF-1.4\n" + b),
        st.binary(max_size=100).map(lambda b: b"<html><body><p>" + b),
        st.binary(max_size=100).map(lambda b: b"---\n" + b + b"\n---\nThey met."),
    ),
)
def test_no_bytes_raise(suffix: str, raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(raw)
        found = read(path, folder) + read("-", stdin=io.BytesIO(raw))
    assert all(isinstance(f, Document | InputError) for f in found)
    for f in found:
        if isinstance(f, Document):
            assert f.text.strip()
            f.text.encode("utf-8")
        else:
            assert "\n" not in str(f)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=30))
def test_no_name_raises(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert all(isinstance(f, InputError) for f in read(f"{folder}/x/{name}"))
