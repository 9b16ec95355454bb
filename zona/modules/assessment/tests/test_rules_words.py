"""Words, passages, proposals and reminders: the rules about evidence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.modules.assessment.rules.guessing import day_of, kind_of, title_of
from zona.modules.assessment.rules.reminding import due
from zona.modules.assessment.rules.words import beyond, passage, words

WORDS = st.text("abyz0189", min_size=1, max_size=5)
TODAY = date(2021, 12, 31)


def test_words_are_small_plain_and_said_once() -> None:
    assert words("Notula RAPAT, rapat ke-2; Café") == (
        "notula",
        "rapat",
        "ke",
        "2",
        "cafe",
    )
    assert words("x" * 60) == ("x" * 40,)


@given(WORDS, WORDS)
def test_the_range_of_a_beginning_holds_just_what_so_begins(
    prefix: str, word: str
) -> None:
    end = beyond(prefix)

    assert word.startswith(prefix) == (prefix <= word and (not end or word < end))


def test_a_passage_shows_the_first_word_that_stands_there() -> None:
    text = "awal " * 40 + "Keputusan kepala balai" + " akhir" * 40

    assert passage(text, ["tiada", "keputusan"]).startswith("… awal")
    assert "Keputusan kepala" in passage(text, ["keputusan"])
    assert passage("Keputusan kepala", ["kepala"]) == "Keputusan kepala"
    assert passage(text, ["tiada"]) == ""


@pytest.mark.parametrize(
    ("name", "title"),
    [("notula_rapat-monev.pdf", "Notula rapat monev"), ("__.pdf", "Bukti")],
)
def test_a_title_comes_from_the_name(name: str, title: str) -> None:
    assert title_of(name) == title


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("SK_tim_2021.pdf", "", "sk"),
        ("unggahan.pdf", "LAPORAN MONEV", "laporan"),
        ("IMG_001.jpg", "", "foto"),
        ("berkas.pdf", "", "dokumen"),
    ],
)
def test_a_kind_comes_from_the_name_else_the_text(
    name: str, text: str, kind: str
) -> None:
    assert kind_of(name, text) == kind


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("notula 2021-03-05.pdf", "", date(2021, 3, 5)),
        ("a.pdf", "Pekanbaru, 5 Maret  2021", date(2021, 3, 5)),
        ("lap_05-03-2021.pdf", "", date(2021, 3, 5)),
        ("a 2021-02-31.pdf", "", None),
        ("a 2022-01-01.pdf", "", None),
        ("a.pdf", "", None),
    ],
)
def test_a_day_comes_from_the_name_else_the_text(
    name: str, text: str, day: date | None
) -> None:
    assert day_of(name, text, TODAY) == day


@pytest.mark.parametrize(
    ("until", "told", "found"),
    [
        (date(2021, 7, 2), None, None),  # 31 days
        (date(2021, 7, 1), None, 30),
        (date(2021, 6, 9), 30, None),  # 8 days
        (date(2021, 6, 8), 30, 7),
        (date(2021, 6, 8), 7, None),
        (date(2021, 6, 3), None, 7),  # a missed month is caught up once
        (date(2021, 6, 1), 30, 7),  # the last day itself
        (date(2021, 5, 31), 30, None),
    ],
)
def test_each_reminder_is_told_once(
    until: date, told: int | None, found: int | None
) -> None:
    assert due(until, date(2021, 6, 1), (30, 7), told) == found
