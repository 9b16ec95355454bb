"""A new instrument read from a workbook: tree, weights, scales, wording, differences."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

import pytest
import yaml
from openpyxl import Workbook

from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.comparing import compare, weigh
from zona.modules.assessment.rules.drafting import Draft, Head, draft
from zona.modules.assessment.rules.outline import Printed, grow, rung_words
from zona.modules.assessment.sheets import structure
from zona.modules.assessment.sheets.structure import StructureError, read_rows
from zona.modules.assessment.sheets.writing import Sheet, workbook
from zona.modules.assessment.tests.blank_books import HEADS, SMALL, Line, book

OLD, NEW = "lke-zi-2019", "lke-zi-2021"
HEAD = Head("lke-zi-2027", "LKE 2027", "PermenPANRB 1/2027", date(2027, 1, 1))


def drafted(content: bytes, base: str = NEW) -> Draft:
    outline = grow(read_rows(content))
    return draft(outline, HEAD, shipped.instrument(base), shipped.instrument_text(base))


def small(*changes: tuple[int, Line]) -> Draft:
    """Draft the small workbook, some of its lines replaced."""
    lines = list(SMALL)
    for at, line in changes:
        lines[at] = line
    return drafted(book(lines))


def problems(found: Draft) -> str:
    blocking = list(found.problems)
    try:
        rules.parse_instrument(found.text)
    except rules.InstrumentError as error:
        blocking += error.problems
    return " ".join(blocking)


# --- both ways ----------------------------------------------------------------------------


@pytest.mark.parametrize("code", [OLD, NEW])
def test_an_exported_instrument_read_again_differs_in_nothing(code: str) -> None:
    days = date(2021, 1, 1), date(2021, 12, 31)
    content = workbook(Sheet(shipped.plan(code), "b", "Balai", "LKE", *days))

    found = drafted(content, code)

    assert (found.problems, found.remarks) == ([], [])
    old, new = shipped.instrument(code), rules.parse_instrument(found.text)
    assert compare(old, new) == ()
    assert [each.formula for each in new.questions] == [
        each.formula for each in old.questions
    ]
    assert new.gates == old.gates


@pytest.mark.parametrize(("above", "shift"), [(0, 0), (3, 2)])
def test_the_table_is_found_by_its_headings(above: int, shift: int) -> None:
    found = rows_of(book(above=above, shift=shift))

    assert found == rows_of(book())


def rows_of(content: bytes) -> list[Printed]:
    return [replace(row, line=0) for row in read_rows(content)]


# --- the tree -----------------------------------------------------------------------------


def test_the_small_workbook_becomes_a_tree_with_its_weights() -> None:
    found = small()

    parts = {part.code: part for part in weigh(found.text)}
    assert found.problems == []
    assert parts["PM.MP.1"].weight == 20
    assert parts["PM.MP.2"].below == 40
    assert parts["HS.BA"].below == 40
    assert parts["TOTAL"].below == 100
    assert not any(part.is_wrong for part in parts.values())


def test_questions_share_a_mean_or_carry_their_own_weight() -> None:
    form = rules.parse_instrument(_without_gates(small().text))

    assert form.question("PM.MP.1.a").share == Fraction(1, 2)
    assert not form.question("PM.MP.1.a").own_weight
    assert form.question("PM.MP.2.a").weight == 30
    assert form.question("PM.MP.2.a").title == "Laporan pejabat"
    assert form.question("HS.BA.a").weight == 35


def test_formulas_follow_the_order_of_the_figures() -> None:
    form = rules.parse_instrument(_without_gates(small().text))

    split = form.question("PM.MP.2.a").formula
    plain = form.question("PM.MP.2.b").formula
    assert split == rules.Ratio(("sudah",), ("kepala", "lainnya"))
    assert plain == rules.Ratio(("sudah",), ("harus",))
    assert isinstance(form.question("HS.BA.b").formula, rules.Decline)


def _without_gates(text: str) -> str:
    """Leave out the gates of the base: the small instrument has other weights."""
    return yaml.safe_dump({**yaml.safe_load(text), "thresholds": {}}, sort_keys=False)


def test_wording_of_rungs_is_read_and_what_is_missing_is_said() -> None:
    found = small((5, ("", "", "", "", "b.", "Tim dipilih", "", "a. Jelas", "A/B/C")))

    assert "Baris 7: kriteria pilihan B, C tidak tertulis." in found.remarks
    form = rules.parse_instrument(_without_gates(found.text))
    labels = [option.label for option in form.question("PM.MP.1.b").options]
    assert labels == ["Jelas", "B", "C"]
    assert form.question("PM.MP.1.a").options[0].label == "Sudah dibentuk"


def test_lines_without_a_letter_continue_the_rung_above() -> None:
    row = Printed(
        1, 4, "b", "x", criteria="\na. Jelas\nsekali;\nb.Cukup", answer_type="a/b/c"
    )

    assert rung_words(row) == {"A": "Jelas sekali", "B": "Cukup"}


def test_a_part_that_no_instrument_had_gets_a_code_of_its_own() -> None:
    lines = [
        *SMALL[:17],
        ("", "", "", "iii.", "Hal baru", "", 0.5),
        SMALL[4],
        *SMALL[17:],
    ]
    lines.insert(17, ("", "", "2.", "PELAYANAN BARU DAN LAIN", "", "", 1))

    found = drafted(book(lines))

    codes = [part.code for part in weigh(found.text)]
    assert "PM.PBL" in codes
    assert "PM.PBL.1" in codes


# --- what is refused ----------------------------------------------------------------------


def test_weights_that_do_not_add_up_are_shown_with_their_sums() -> None:
    found = small((3, ("", "", "", "i.", "Tim kerja", "", 21)))

    wrong = [part for part in weigh(found.text) if part.is_wrong]
    [part] = wrong
    assert (part.code, part.weight, part.below) == ("PM.MP", Fraction(60), Fraction(61))
    assert "PM.MP: jumlah bobot isinya 61, seharusnya 60." in problems(found)


@pytest.mark.parametrize(
    ("line", "changed", "reason"),
    [
        (
            5,
            ("", "", "", "", "b.", "Tim", "", "", "A/B/C/D/E/F"),
            "A/B/C/D/E/F” tidak dikenal",
        ),
        (3, ("", "", "", "i.", "Tim kerja"), "Baris 5: “Tim kerja” tanpa bobot."),
        (
            0,
            ("", "", "", "", "", "- Jumlah", "", "", "Jumlah"),
            "angka tanpa pertanyaan",
        ),
        (
            0,
            ("", "", "", "", "a.", "Tanya", "", "", "A/B/C"),
            "pertanyaan tanpa bagian",
        ),
        (0, ("", "I.", "LEPAS", "", "", "", 60), "tanpa komponen di atasnya"),
        (16, (), "memerlukan sedikitnya dua"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(
    line: int, changed: Line, reason: str
) -> None:
    assert reason in problems(small((line, changed)))


def test_a_gate_whose_part_is_gone_is_said_to_be_left_out() -> None:
    found = small()

    assert any("HS.PL tidak ada lagi" in remark for remark in found.remarks)


def test_an_index_without_a_ceiling_is_taken_to_be_out_of_four() -> None:
    found = small((21, ("", "", "a", "Survei", "", "", 35, "", "Nilai")))

    assert (
        "Baris 23: nilai tertinggi indeks tidak tertulis; dipakai 4." in found.remarks
    )


def test_a_file_without_the_table_is_refused() -> None:
    plain = Workbook()
    plain.worksheets[0].append(["Penilaian", "Bobot"])
    target = BytesIO()
    plain.save(target)

    with pytest.raises(StructureError, match="Tidak ada lembar"):
        read_rows(target.getvalue())


def test_the_headings_are_not_sought_for_ever() -> None:
    with pytest.raises(StructureError, match="Tidak ada lembar"):
        read_rows(book(above=structure.SEARCHED_ROWS + 1))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04rusak"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(StructureError, match="bukan buku kerja"):
        read_rows(content)


def zipped(name: str, content: bytes) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr(name, content)
    return target.getvalue()


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    with pytest.raises(StructureError, match="bukan buku kerja"):
        read_rows(zipped("surat.txt", b"halo"))


def test_a_macro_file_is_refused() -> None:
    with pytest.raises(StructureError, match="makro"):
        read_rows(zipped("xl/vbaProject.bin", b"x"))


def test_a_file_that_unpacks_beyond_measure_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(structure, "LARGEST_UNPACKED", 10)

    with pytest.raises(StructureError, match="terlalu besar"):
        read_rows(book())


def test_weights_are_read_as_people_write_them() -> None:
    row = (*SMALL[3][:6], "dua puluh")

    found = read_rows(book([row, (*SMALL[3][:6], " 2,5 ")], HEADS))

    assert [each.weight for each in found] == [None, Fraction(5, 2)]


# --- differences --------------------------------------------------------------------------


def test_each_difference_is_named_with_what_was_and_what_is() -> None:
    old = shipped.instrument(NEW)
    question, node = old.question("PM.MP.1.b"), old.node("PM.MP.1")
    changed = {
        question.code: replace(question, options=question.options[:2], title="Lain"),
    }
    new = replace(
        old,
        nodes=tuple(
            replace(each, weight=Fraction(3)) if each == node else each
            for each in old.nodes
        ),
        questions=(
            *(changed.get(each.code, each) for each in old.questions[:-1]),
            replace(old.questions[-1], code="HS.PL.z"),
        ),
    )

    found = {
        (each.code, each.kind): (each.before, each.after) for each in compare(old, new)
    }

    assert found == {
        ("PM.MP.1", "bobot"): ("0.5", "3"),
        ("PM.MP.1.b", "skala"): ("A/B/C", "A/B"),
        ("PM.MP.1.b", "rumusan"): ("Cara memilih anggota tim", "Lain"),
        ("HS.PL.z", "baru"): ("", ""),
        ("HS.PL.a", "hilang"): ("", ""),
    }
    assert compare(old, new)[0].words == "Bobot berubah"


def test_a_question_as_deep_as_an_indicator_belongs_to_the_area_above() -> None:
    found = grow(
        [
            Printed(1, 0, "A.", "Pengungkit", Fraction(60)),
            Printed(2, 2, "1.", "Manajemen", Fraction(60)),
            Printed(3, 3, "i.", "Tim kerja", Fraction(60)),
            Printed(4, 3, "a.", "Sudah ada?", answer_type="Ya/Tidak"),
        ]
    )

    assert found.problems == []
    [area] = found.roots[0].branches
    assert [asked.row.title for asked in area.questions] == ["Sudah ada?"]


def test_two_areas_of_the_same_initials_get_codes_of_their_own() -> None:
    rows = [
        Printed(1, 0, "A.", "Zona Baru", Fraction(100)),
        Printed(2, 2, "1.", "Zulu Bravo", Fraction(50)),
        Printed(3, 3, "i.", "Satu", Fraction(50)),
        Printed(4, 4, "a.", "Ada?", answer_type="Ya/Tidak"),
        Printed(5, 2, "2.", "Zeta Beta", Fraction(50)),
        Printed(6, 3, "i.", "Dua", Fraction(50)),
        Printed(7, 4, "a.", "Ada?", answer_type="Ya/Tidak"),
    ]
    base, text = shipped.instrument(NEW), shipped.instrument_text(NEW)

    codes = [
        row["code"]
        for row in yaml.safe_load(draft(grow(rows), HEAD, base, text).text)["nodes"]
    ]

    assert len(codes) == len(set(codes))
