"""Rules of the pre-audit, one by one and at their borders."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.modules.assessment.rules.preaudit import (
    RULES,
    Asked,
    Exhibit,
    Finding,
    Gathering,
    Material,
    PaperFile,
    Thresholds,
    examine,
    rule_of,
)

START, END = date(2021, 1, 1), date(2021, 12, 31)
LIMITS = Thresholds(
    act_kinds=("laporan", "notula", "foto"),
    decree_kinds=("sk",),
    years_back=10,
    same_file_indicators=2,
    last_days=7,
    last_percent=50,
    last_least=4,
    copied_words=3,
    person_percent=80,
    person_least=5,
    assessed_after_days=90,
)
EMPTY = Material(START, END, END, (), (), (), LIMITS)


def asked(code: str = "PM.1.a", **changes: object) -> Asked:
    base = Asked(code, code.rpartition(".")[0], "Tim dibentuk")
    return replace(base, **changes)  # type: ignore[arg-type]  # fields of the question


def exhibit(key: int = 1, **changes: object) -> Exhibit:
    base = Exhibit(
        key,
        f"Bukti {key}",
        "sop",
        date(2021, 3, 1),
        date(2021, 3, 2),
        "Ani",
        ("PM.1.a",),
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # fields of the proof


def found(
    rule: str,
    questions: Iterable[Asked] = (),
    proofs: Iterable[Exhibit] = (),
    **changes: object,
) -> tuple[Finding, ...]:
    material = replace(EMPTY, asked=tuple(questions), exhibits=tuple(proofs))
    material = replace(material, **changes)  # type: ignore[arg-type]  # fields of it
    return rule_of(rule).find(material)


def test_nothing_is_found_where_there_is_nothing() -> None:
    assert examine(EMPTY) == ()
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("happened", "until", "words"),
    [
        (START, None, ""),
        (END, None, ""),
        (date(2020, 12, 31), None, "31-12-2020, sebelum"),
        (date(2020, 12, 31), date(2021, 12, 30), "31-12-2020, sebelum"),
        (date(2020, 12, 31), END, ""),
        (date(2022, 1, 1), None, "01-01-2022, setelah"),
    ],
)
def test_a_proof_of_another_period(
    happened: date, until: date | None, words: str
) -> None:
    proof = exhibit(happened_on=happened, valid_until=until, codes=("PM.1.a", "PM.1.b"))
    results = found("luar-periode", proofs=[proof])
    assert bool(results) == bool(words)
    for result in results:
        assert words in result.words
        assert [row.code for row in result.rows] == ["PM.1.a", "PM.1.b"]
        assert {row.exhibit for row in result.rows} == {1}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("", ""),
        ("Tanpa tahun, nomor 120211", ""),
        ("Laporan 2020", "2020"),
        ("Laporan 2019 dan 2020", "2019, 2020"),
        ("Rencana 2022", "2022"),
        ("Laporan 2020 dan 2021", ""),
        ("Peraturan tahun 2010", ""),
        ("Peraturan tahun 2011", "2011"),
        ("Rencana induk 2045", ""),
    ],
)
def test_a_text_that_names_another_year_only(text: str, years: str) -> None:
    files = (PaperFile("a.pdf", "a" * 64, text),)
    results = found("tahun-lain", proofs=[exhibit(files=files)])
    said = [result.words for result in results]
    assert said == ([f"Isinya hanya menyebut tahun {years}."] if years else [])
    outside = exhibit(files=files, happened_on=date(2020, 1, 1))
    assert not found("tahun-lain", proofs=[outside])  # said already by its date


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_decree_later_than_the_act(days: int) -> None:
    act = date(2021, 3, 1)
    decree = exhibit(1, kind="sk", happened_on=act + timedelta(days))
    proofs = [
        decree,
        exhibit(2, kind="notula", happened_on=act),
        exhibit(3, kind="foto", happened_on=act + timedelta(30)),
    ]
    results = found("keputusan-terlambat", [asked()], proofs)
    assert bool(results) == (days > 0)
    for result in results:
        assert [row.exhibit for row in result.rows] == [1, 2]
    assert not found("keputusan-terlambat", [asked()], [decree])


@pytest.mark.parametrize(("count", "doubted"), [(2, False), (3, True)])
def test_one_file_on_many_indicators(count: int, doubted: bool) -> None:
    questions = [asked(f"PM.{number}.a") for number in range(3)]
    files = (PaperFile("a.pdf", "a" * 64),)
    proofs = [
        exhibit(number, codes=(questions[number].code, "PM.0.a"), files=files)
        for number in range(count)
    ]
    results = found("berkas-sama", questions, proofs)
    assert [result.words for result in results] == (
        ["Berkas yang sama dipakai pada 3 indikator."] if doubted else []
    )


@pytest.mark.parametrize(
    ("late", "whole", "doubted"), [(2, 4, True), (1, 4, False), (3, 3, False)]
)
def test_uploads_of_the_last_days(late: int, whole: int, doubted: bool) -> None:
    proofs = [
        exhibit(n, added_on=date(2021, 12, 25 if n < late else 24))
        for n in range(whole)
    ]
    results = found("akhir-periode", proofs=proofs)
    assert bool(results) == doubted
    for result in results:
        assert result.words == "2 dari 4 bukti diunggah sejak 25-12-2021."
        assert len(result.rows) == late


def test_points_without_a_valid_proof() -> None:
    bare = asked(has_points=True)
    [result] = found("tanpa-bukti", [bare, asked("PM.1.b")])
    assert (result.subject, result.words) == ("PM.1.a", "Belum ada bukti.")
    expired = exhibit(valid_until=date(2021, 12, 30))
    [result] = found("tanpa-bukti", [bare], [expired])
    assert result.words == "Buktinya tidak berlaku pada 31-12-2021."
    assert not found("tanpa-bukti", [bare], [expired, exhibit(2, valid_until=END)])
    later = exhibit(happened_on=date(2021, 12, 31))
    assert found("tanpa-bukti", [bare], [later], on=date(2021, 12, 30))


@pytest.mark.parametrize(
    ("until", "doubted"),
    [
        (None, False),
        (date(2021, 12, 30), False),  # invalid already: another rule says so
        (END, True),
        (date(2022, 3, 30), True),
        (date(2022, 3, 31), False),
    ],
)
def test_a_proof_that_ends_before_the_assessment(
    until: date | None,
    doubted: bool,
) -> None:
    assert bool(found("akan-berakhir", proofs=[exhibit(valid_until=until)])) == doubted


@pytest.mark.parametrize(
    ("note", "before", "doubted"),
    [
        ("Tim sudah ditetapkan", "tim  sudah ditetapkan", True),
        ("Tim ditetapkan", "Tim ditetapkan", False),  # too short to be copied
        ("Tim sudah ditetapkan", "Tim sudah diganti", False),
        ("", "", False),
    ],
)
def test_a_copied_note(note: str, before: str, doubted: bool) -> None:
    question = asked(note=note, previous_note=before)
    assert bool(found("catatan-disalin", [question])) == doubted


@pytest.mark.parametrize("note", ["", "  ", "Tidak ada pengaduan"])
def test_a_note_explains_zero_and_what_is_above_the_records(note: str) -> None:
    question = asked(note=note, is_zero=True, suggests="B – sebagian")
    doubted = not note.strip()
    assert bool(found("penyebut-nol", [question])) == doubted
    assert bool(found("melebihi-catatan", [question])) == doubted
    plain = asked()
    assert not found("penyebut-nol", [plain])
    assert not found("melebihi-catatan", [plain])


@pytest.mark.parametrize(
    ("own", "others", "doubted"),
    [(5, 0, True), (4, 0, False), (8, 2, False), (9, 2, True)],
)
def test_one_person_everywhere(own: int, others: int, doubted: bool) -> None:
    names = ["Ani"] * own + ["Citra"] * others
    questions = [asked(f"PM.{n}.a", who=who) for n, who in enumerate(names)]
    proofs = [exhibit(n, who=who) for n, who in enumerate(names)]
    blank = asked("PM.99.a")
    answered = found("satu-penjawab", [*questions, blank])
    brought = found("satu-pengunggah", proofs=proofs)
    assert bool(answered) == bool(brought) == doubted
    for result in (*answered, *brought):
        assert result.subject == "Ani"
        assert len(result.rows) == own


def test_minutes_without_a_list() -> None:
    meetings = (Gathering("Rapat monev", "1 Maret 2021", "/program/rapat/1/"),)
    [result] = found("tanpa-daftar-hadir", gatherings=meetings)
    assert result.rows[0].url == result.subject == "/program/rapat/1/"


DAYS = [date(2020, 6, 1), START, date(2021, 6, 1), END, date(2022, 1, 1)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["sk", "sop", "notula"]),
            st.sampled_from(DAYS),
            st.sampled_from([None, END, date(2022, 2, 1)]),
        ),
        max_size=8,
    )
)
def test_no_finding_is_said_twice_and_each_has_its_rows(
    drawn: list[tuple[str, date, date | None]],
) -> None:
    proofs = tuple(
        exhibit(number, kind=kind, happened_on=day, valid_until=until)
        for number, (kind, day, until) in enumerate(drawn)
    )
    material = replace(EMPTY, asked=(asked(has_points=True),), exhibits=proofs)
    results = examine(material)
    assert len({(each.rule, each.subject) for each in results}) == len(results)
    assert all(each.rows and each.words for each in results)
