from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.sources.decoding import decode

RUSSIAN = "Президенты встретились во вторник в Женеве и говорили о торговле, воде и границе."
FRENCH = "Les deux présidents se sont rencontrés à Genève, où ils ont parlé d'énergie et de l'été passé."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]
)
def test_russian_is_decoded(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "a.txt") == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32", "latin-1", "cp1252"])
def test_french_is_decoded(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding), "a.txt") == FRENCH


def test_utf8_that_was_cut_is_utf8_all_the_same() -> None:
    assert decode(RUSSIAN.encode()[:-2], "a.txt").startswith("Президенты встретились")


def test_line_ends_are_newlines() -> None:
    assert decode(b"a\r\nb\rc\n", "a.txt") == "a\nb\nc\n"


def test_a_page_may_name_its_encoding() -> None:
    page = '<meta charset="iso-8859-2"><p>Łódź i Kraków</p>'.encode("iso-8859-2")
    assert "Łódź" in decode(page, "a.html", declared=True)


@pytest.mark.parametrize("name", ["rot13", "unicode_escape", "utf-7", "no-such"])
def test_a_page_may_not_name_just_any_codec(name: str) -> None:
    page = f'<meta charset="{name}"><p>Genève en été</p>'.encode("latin-1")
    assert "Genève en été" in decode(page, "a.html", declared=True)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"PK\x03\x04rest", "is a zip archive"),
        (bytes(range(256)) * 20, "is no text but binary"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 100, "is no text but binary"),
        ("二人の大臣が会談した。".encode("shift_jis") * 20, "encoding that could not be recognised"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        decode(raw, "a.txt")
