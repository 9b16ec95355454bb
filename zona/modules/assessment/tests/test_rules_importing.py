"""Columns by their headings, rows by number and title, cells as people write them."""

from decimal import Decimal

import pytest

from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.importing import (
    Formula,
    Page,
    Side,
    Stored,
    UnreadableError,
    Value,
    Verdict,
    compare,
    read_pages,
)
from zona.modules.assessment.rules.importing.cells import as_text, figure, letter, plain
from zona.modules.assessment.rules.importing.columns import Role, find_columns
from zona.modules.assessment.rules.importing.rows import match_rows
from zona.modules.assessment.tests.answer_sets import NEW

FORM = shipped.instrument(NEW)


def page(*rows: str) -> Page:
    """Return a sheet; a row is its cells between bars, an empty cell is none."""
    cells: list[tuple[Value, ...]] = [
        tuple(cell.strip() or None for cell in row.split("|")) for row in rows
    ]
    return Page("Lembar", tuple(cells))


def matched(*rows: str) -> list[str]:
    sheet = page("Uraian||||Jawaban Unit", *rows)
    columns = find_columns(sheet)
    assert columns
    return list(match_rows(((sheet, columns),), FORM).places)


def test_columns_have_the_names_that_people_give_them() -> None:
    assert [letter(column) for column in (0, 25, 26, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    ]


@pytest.mark.parametrize(
    ("value", "is_count", "meant"),
    [
        ("1.234", True, "1234"),
        ("1.234", False, "1.234"),
        ("1.234,5", True, "1234.5"),
        ("3,6", False, "3.6"),
        ("-2", True, "-2"),
        ("80 %", True, None),
        ("1.2.3", True, None),
        (True, True, None),
        (None, True, None),
        (Formula("=A1"), True, None),
    ],
)
def test_a_figure_is_read_as_an_indonesian_writes_it(
    value: Value, is_count: bool, meant: str | None
) -> None:
    assert figure(value, is_count=is_count) == (Decimal(meant) if meant else None)


def test_words_are_compared_without_dress() -> None:
    assert plain("  Élan: Catatan/Keterangan ") == "elan catatan keterangan"
    assert as_text(Formula("=A1")) == as_text(None) == ""
    assert [as_text(value) for value in (True, False, Decimal("2.50"))] == [
        "Ya",
        "Tidak",
        "2.5",
    ]


def test_two_rows_of_headings_are_read_as_one() -> None:
    found = find_columns(
        page(
            "LEMBAR KERJA EVALUASI",
            "Uraian|Jawaban||||Catatan|||",
            "|Unit|TPI|TPI Itjen|TPN|Unit|TPI|Itjen|TPN",
            "A.",
        )
    )

    assert found and (found.first_row, found.tree) == (3, (0,))
    assert [found.of(Role.ANSWER, side) for side in Side] == [1, 2, 3, 4]
    assert [found.of(Role.NOTE, side) for side in Side] == [5, 6, 7, 8]


def test_assessors_are_told_by_their_names() -> None:
    found = find_columns(
        page(
            "Uraian|Jawaban Satker|Jawaban Eselon I|Jawaban TPI|Jawaban Penilai Nasional"
        )
    )

    assert found
    assert [found.of(Role.ANSWER, side) for side in Side] == [1, 2, 3, 4]


@pytest.mark.parametrize("heads", ["Nama|Alamat", "Jawaban Unit|Bobot", "", "x" * 200])
def test_a_sheet_without_answers_is_left_alone(heads: str) -> None:
    assert find_columns(page(heads)) is None


def test_rows_are_told_by_full_numbers_by_steps_and_by_titles() -> None:
    assert matched("A.I.1.i.a|Tim") == ["PM.MP.1.a"]
    assert matched("a. Tim|||", "Z.9|Lain") == []
    assert matched("A.", "I.|Pemenuhan", "1.|MANAJEMEN PERUBAHAN", "i.", "b.") == [
        "PM.MP.1.b"
    ]
    assert matched("x|Tim kerja ZI", "a. Tim dibentuk") == ["PM.MP.1.a"]
    assert matched(
        "A.", "I.", "2.|Penataan Tata Laksana", "I.|SOP utama", "a)|SOP"
    ) == ["PM.TT.1.a"]


def test_after_a_row_that_fits_nowhere_questions_are_not_guessed() -> None:
    rows = ("A.", "I.", "1.", "i.", "a.|Satu", "9.|Asing", "b.|Dua", "-|Tiga")

    assert matched(*rows) == ["PM.MP.1.a"]


def test_fewer_rows_of_figures_are_told_by_their_titles() -> None:
    sheet = page(
        "Uraian||Jawaban Unit",
        "A.II.4.i.a|Sasaran",
        "|Jumlah sasaran dengan capaian minimal 100%|4",
    )
    columns = find_columns(sheet)
    assert columns

    places = match_rows(((sheet, columns),), FORM).places

    assert places["RF.AK.1.a"].figures == {"tercapai": 2}


def test_a_question_that_stands_twice_is_told() -> None:
    rows = [f"A.I.1.i.a|Tim|{value}" for value in ("Ya", "Tidak")]
    others = [f"{q.number}|{q.title}|" for q in FORM.questions[1:10]]
    reading = read_pages([page("Uraian||Jawaban Unit", *rows, *others)], FORM)

    choice = reading.entries["PM.MP.1.a"].choice
    assert choice and choice.value == "Ya"
    assert [each.cell for each in reading.problems] == ["Lembar!A3"]


def test_other_kinds_of_answers_show_another_form() -> None:
    rows = [f"{q.number}|{q.title}|X/Y|" for q in FORM.questions[:10]]

    with pytest.raises(UnreadableError, match="tidak cocok"):
        read_pages([page("Uraian||Pilihan Jawaban|Jawaban Unit", *rows)], FORM)


def test_what_stands_is_kept_replaced_or_the_same() -> None:
    rows = ("A.I.1.i.a|Tim|Ya|Catatan baru", "A.II.4.i.a|Sasaran", "|Jumlah sasaran|5")
    reading = read_pages([page("Uraian||Jawaban Unit|Catatan", *rows)], FORM)
    stored = {
        "PM.MP.1.a": Stored("Tidak", {}, "Catatan lama"),
        "RF.AK.1.a": Stored("", {"sasaran": "5.0", "tercapai": "4"}, ""),
    }

    preview = compare(reading, FORM, stored, {})

    assert [each.verdict for each in preview.changes] == [
        Verdict.DIFFERS,
        Verdict.DIFFERS,
        Verdict.SAME,
    ]
    assert preview.outcome(is_replacing=False) == {}
    assert preview.outcome(is_replacing=True) == {
        "PM.MP.1.a": Stored("Ya", {}, "Catatan baru")
    }


def test_lists_of_evidence_are_added_to_the_note_that_is_there() -> None:
    sheet = page("Uraian||Jawaban Unit|Bukti", "A.I.1.i.a|Tim|Ya|Keputusan tim")
    stored = {"PM.MP.1.a": Stored("Ya", {}, "Catatan lama")}

    preview = compare(read_pages([sheet], FORM), FORM, stored, {})

    after = preview.filled["PM.MP.1.a"].note
    assert after == "Catatan lama\nBukti menurut buku kerja: Keputusan tim"


def test_a_note_that_is_too_long_is_told() -> None:
    sheet = page("Uraian||Jawaban Unit|Catatan", f"A.I.1.i.a|Tim|Ya|{'x' * 4001}")

    preview = compare(read_pages([sheet], FORM), FORM, {}, {})

    assert "lebih panjang" in preview.problems[0].message
    assert preview.filled == {}


def test_a_formula_without_its_result_is_told_in_notes_too() -> None:
    sheet = Page(
        "Lembar",
        (("Uraian", "Jawaban Unit", "Catatan"), ("A.I.1.i.a", "Ya", Formula("=B1"))),
    )

    reading = read_pages([sheet], FORM)

    assert [each.cell for each in reading.problems] == ["Lembar!C2"]


def test_the_only_question_of_an_indicator_may_be_marked_by_a_dash() -> None:
    """As the annex prints single reform questions (lke.md 8, quirk 4)."""
    found = matched(
        "A.||||",
        "|II.|Reform||",
        "||1.|Manajemen Perubahan|",
        "|||ii. Komitmen pimpinan|",
        "|||- Apakah pimpinan berkomitmen|",
    )

    assert "RF.MP.2.a" in found
