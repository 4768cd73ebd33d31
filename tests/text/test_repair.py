from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.repair import repair

RUSSIAN = "В Женеве президенты говорили о торговле – «долго» и “мирно”."


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("the presidentâ€™s visit", "the president’s visit"),
        ("the presidentâ\x80\x99s visit", "the president’s visit"),
        ("â€œYes,â€\x9d he said â€” twice", "“Yes,” he said — twice"),
        ("ErdoÄŸan and Ã‰lysÃ©e", "Erdoğan and Élysée"),
        ("the presidentвЂ™s visit", "the president’s visit"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("10\u00a0000\u202f000", "10 000 000"),
        ("meet\u00ading\u200b \ufeffhere\x07", "meeting here"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_clear_damage_is_mended(text: str, repaired: str) -> None:
    assert repair(text) == repaired


@pytest.mark.parametrize("encoding", ["cp1251", "latin-1"])
def test_russian_decoded_wrongly_is_decoded_again(encoding: str) -> None:
    words = "президенты встретились"
    assert repair(words.encode().decode(encoding)) == words


@pytest.mark.parametrize(
    "text",
    [
        "The presidents met – “at last” – in São Paulo, Ålesund and Łódź.",
        "IRMÔ, CAFÉ” and Â«",
        RUSSIAN,
        "Р° and РСФСР, С. Р. Иванов",
        "naïve façade, 20 °C, ±5 €, Ð and Ñ",
        "A\n\n- b\tc\n",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert repair(text) == text


@given(st.text())
def test_what_comes_out_is_clean(text: str) -> None:
    clean = repair(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t" for c in clean)
    assert not set("\xa0\xad\u200b\ufeff") & set(clean)
    clean.encode("utf-8")
