"""Reading ministries' workbooks: every known score, every layout, every bad file."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.importing import (
    Reading,
    Side,
    UnreadableError,
    compare,
    read_pages,
)
from zona.modules.assessment.sheets.reading import read_workbook
from zona.modules.assessment.tests import books
from zona.modules.assessment.tests.answer_sets import NEW, best

OLD = "lke-zi-2019"
CASES = Path(__file__).parents[4] / "tests/data/lke-testcases.yaml"
SHIPPED = rules.parse_cases(CASES.read_text(encoding="utf-8"), shipped.instrument).cases
OTHERS = {NEW: OLD, OLD: NEW}


def read(content: bytes, code: str = NEW) -> Reading:
    pages = read_workbook("lke.xlsx", content)
    other = shipped.instrument(OTHERS[code])
    return read_pages(pages, shipped.instrument(code), lambda: (other,))


def answers_of(reading: Reading, code: str) -> dict[str, rules.Answer]:
    """Return what an import into an empty worksheet would answer."""
    preview = compare(reading, shipped.instrument(code), {}, {})
    assert preview.problems == ()
    return {
        name: rules.Answer(
            after.value or None,
            {key: Decimal(text) for key, text in after.figures.items()},
        )
        for name, after in preview.filled.items()
    }


def with_answer(code: str, value: str | float | bool, key: str = "") -> Workbook:
    book = books.blank()
    book["Jawaban"].cell(books.line(code, key), books.ANSWER, value)
    return book


@pytest.mark.parametrize("code", [NEW, OLD])
def test_an_empty_worksheet_has_every_question_and_no_stray(code: str) -> None:
    reading = read(books.saved(books.blank(code)), code)

    assert len(reading.entries) == {NEW: 113, OLD: 84}[code]
    assert (reading.missing, reading.problems) == ((), ())
    assert answers_of(reading, code) == {}


@pytest.mark.parametrize("case", SHIPPED, ids=lambda case: case.id)
@pytest.mark.parametrize("layout", ["ministry", "ours", "reordered"])
def test_a_case_has_its_known_score_through_a_workbook(
    case: rules.Case, layout: str
) -> None:
    code = case.instrument.code
    content = books.saved(books.fill(books.blank(code), case.answers, code))
    if layout == "ours":
        content = books.exported(case.answers, code)
    if layout == "reordered":
        content = books.reordered(content)

    found = answers_of(read(content, code), code)

    plan = shipped.plan(code)
    score = rules.score(plan, found, case.policies, case.predicate)
    assert score == rules.score(plan, case.answers, case.policies, case.predicate)
    assert case.differences(score) == ()


def test_every_row_of_figures_is_told_by_its_title() -> None:
    book = books.fill(books.blank(), best(NEW), NEW)

    reading = read(books.saved(book))

    figures = reading.entries["RF.PW.3.a"].figures
    assert {key: said.cell for key, said in figures.items()} == {
        key: f"Jawaban!K{books.line('RF.PW.3.a', key)}"
        for key in ("kepala_satker", "pejabat_wajib", "lainnya", "sudah")
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ya ", "Ya"),
        ("YA.", "Ya"),
        ("Ya, sudah", "Ya"),
        ("tdk", "Tidak"),
        (True, "Ya"),
        ("-", None),
    ],
)
def test_a_yes_is_read_as_a_person_would(
    typed: str | float | bool, meant: str | None
) -> None:
    reading = read(books.saved(with_answer("PM.MP.1.a", typed)))

    choice = reading.entries["PM.MP.1.a"].choice
    assert (choice.value if choice else None) == meant
    assert reading.problems == ()


@pytest.mark.parametrize("typed", ["B.", " b", "b) sebagian", "B. Jika sebagian"])
def test_a_rung_is_read_as_a_person_would(typed: str) -> None:
    reading = read(books.saved(with_answer("PM.MP.1.b", typed)))

    choice = reading.entries["PM.MP.1.b"].choice
    assert choice and choice.value == "B"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("12", "12"), ("1.234", "1234"), ("12 orang", "12"), (7, "7"), (7.0, "7")],
)
def test_a_count_is_read_as_a_person_would(
    typed: str | float | bool, meant: str
) -> None:
    reading = read(books.saved(with_answer("RF.AK.1.a", typed, "sasaran")))

    assert reading.entries["RF.AK.1.a"].figures["sasaran"].value == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("3,6", "3.6"), ("3.60", "3.6"), (3.6, "3.6")]
)
def test_an_index_is_read_as_a_person_would(
    typed: str | float | bool, meant: str
) -> None:
    reading = read(books.saved(with_answer("HS.BA.a", typed)))

    assert reading.entries["HS.BA.a"].figures["indeks"].value == meant


@pytest.mark.parametrize(
    ("code", "key", "typed", "said"),
    [
        ("PM.MP.1.b", "", "F", "bukan pilihan"),
        ("PM.MP.1.b", "", "=A1&B1", "rumus tanpa hasil"),
        ("RF.AK.1.a", "sasaran", "banyak", "bukan angka"),
        ("RF.AK.1.a", "sasaran", "=1+1", "rumus tanpa hasil"),
        ("RF.AK.1.a", "", "80 %", "isi jumlahnya"),
        ("HS.BA.a", "", "80 %", "bukan angka"),
        ("HS.BA.a", "", "1,2,3", "bukan angka"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_cell(
    code: str, key: str, typed: str, said: str
) -> None:
    reading = read(books.saved(with_answer(code, typed, key)))

    assert [each.cell for each in reading.problems] == [
        f"Jawaban!K{books.line(code, key)}"
    ]
    assert said in reading.problems[0].message


def test_notes_evidence_links_and_assessors_are_read() -> None:
    book = books.blank()
    page, row = book["Jawaban"], books.line("PM.MP.1.a")
    page.cell(row, books.NOTE, "Tim ada")
    page.cell(row, books.PROOF, "- SK Tim\n\n- Notula")
    page.cell(row, books.LINK, "https://contoh.test/sk")
    page.cell(row, 15, "Tidak")
    page.cell(row, 18, "Belum lengkap")
    page.cell(row, 19, "Ya")

    entry = read(books.saved(book)).entries["PM.MP.1.a"]

    assert entry.note and (entry.note.value, entry.note.cell) == (
        "Tim ada",
        f"Jawaban!L{row}",
    )
    assert entry.proofs == ("SK Tim", "Notula")
    assert entry.links == ("https://contoh.test/sk",)
    assert entry.opinions[Side.PRELIMINARY].note == "Belum lengkap"
    assert entry.opinions[Side.INTERNAL].answer == "Ya"


def test_a_note_beside_the_number_belongs_to_the_percentage_below() -> None:
    book = books.blank()
    row = books.line("RF.PW.3.a")
    book["Jawaban"].cell(row - 1, books.NOTE, "Lengkap")

    note = read(books.saved(book)).entries["RF.PW.3.a"].note

    assert note and note.value == "Lengkap"


@pytest.mark.parametrize(("code", "other"), [(NEW, OLD), (OLD, NEW)])
def test_the_questionnaire_of_another_year_is_named(code: str, other: str) -> None:
    content = books.saved(books.blank(other))

    with pytest.raises(UnreadableError) as refusal:
        read(content, code)

    assert shipped.instrument(other).title in str(refusal.value)


def test_two_hundred_thousand_empty_rows_cost_nothing() -> None:
    book = with_answer("PM.MP.1.a", "Ya")
    content = books.saved(book)
    row = b'<row r="%d"></row>'
    rows = b"".join(row % number for number in range(300, 200_300))
    padded = rewritten(
        content, lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>")
    )

    assert len(read(padded).entries) == 113


def test_an_entity_bomb_is_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]>'
    content = rewritten(
        books.saved(books.blank()),
        lambda part: bomb + part[part.index(b"<worksheet") :],
    )

    with pytest.raises(UnreadableError, match="entitas XML"):
        read(content)


def rewritten(content: bytes, change: object) -> bytes:
    """Return the workbook with its first sheet changed."""
    assert callable(change)
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = change(part)
            new.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("lke.xlsm", b"PK\x03\x04", "tanpa makro"),
        ("lke.xls", b"\xd0\xcf\x11\xe0", "Excel"),
        (
            "lke.xlsx",
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "kata sandi",
        ),
        ("lke.pdf", b"%PDF-1.7", "bukan buku kerja"),
        ("lke.xlsx", b"sembarang", "tidak dikenali"),
        ("lke.xlsx", b"", "kosong"),
    ],
)
def test_what_is_no_workbook_is_refused(name: str, content: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_workbook(name, content)


def test_a_workbook_with_a_macro_inside_is_refused() -> None:
    out = BytesIO(books.saved(books.blank()))
    with ZipFile(out, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")

    with pytest.raises(UnreadableError, match="makro"):
        read(out.getvalue())


def test_a_zip_bomb_is_refused() -> None:
    out = BytesIO(books.saved(books.blank()))
    with ZipFile(out, "a", ZIP_DEFLATED) as package:
        package.writestr("xl/media/besar.bin", b"0" * 120_000_000)

    with pytest.raises(UnreadableError, match="mengembang"):
        read(out.getvalue())


def test_a_broken_sheet_is_refused() -> None:
    content = rewritten(books.saved(books.blank()), lambda part: part[: len(part) // 2])

    with pytest.raises(UnreadableError, match="rusak"):
        read(content)


def test_a_workbook_without_a_worksheet_is_refused() -> None:
    book = Workbook()
    book.worksheets[0].append(["Nama", "Alamat"])

    with pytest.raises(UnreadableError, match="Tidak ditemukan"):
        read(books.saved(book))
