from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.text.languages import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("2024", "en"),
        ("Lavrov meets Fidan", "en"),
        ("Лавров встретился с Фиданом", "ru"),
        ("The presidents of the two republics met in the old town on Tuesday and spoke for an hour about trade.", "en"),
        ("Президенты двух республик встретились во вторник в старом городе и говорили о торговле.", "ru"),
        ("Президент України прийняв у Києві міністра закордонних справ Литви, повідомила його пресслужба.", "uk"),
        (
            "Мемлекет басшысы Астанада көрші елдің президентімен келіссөз жүргізді, деп хабарлады баспасөз қызметі.",
            "kk",
        ),
        ("Прэзідэнт прыняў у Мінску міністра замежных спраў суседняй дзяржавы, паведаміла ягоная прэс-служба.", "be"),
        ("Les deux présidents se sont rencontrés mardi à Genève et ont parlé pendant une heure du commerce.", "fr"),
        ("Die beiden Präsidenten trafen sich am Dienstag in der Altstadt und sprachen eine Stunde über Handel.", "de"),
        ("İki ülkenin cumhurbaşkanları salı günü başkentte bir araya geldi ve ticaret hakkında konuştu.", "tr"),
        ("两国总统星期二在首都举行会谈，讨论了贸易和边界问题，并签署了联合声明。", "zh"),
    ],
)
def test_detect_language(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_foreign_names_do_not_change_the_language() -> None:
    text = (
        "Президент Казахстана Қасым-Жомарт Тоқаев принял во вторник главу МИД соседней страны. Стороны обсудили "
        "торговлю, воду и границу, сообщила пресс-служба. Agence France-Presse и Xinhua сообщали о встрече."
    )
    assert detect_language(text) == "ru"
    names = "President Қасым-Жомарт Тоқаев (Tokayev) received the foreign minister of a neighbouring state on Tuesday."
    assert detect_language(names) == "en"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_every_text_has_a_language(text: str) -> None:
    assert detect_language(text)
