"""What other modules tell reaches the paper and the pages; what is off leaves no word."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from zona.core.documents import Cite, Document, Figure, Table
from zona.core.facts import Fact, Period, Reading, Source, facts
from zona.core.facts import Table as Rows
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.modules.reports import documents, queries, sample
from zona.modules.reports.models import Report
from zona.modules.reports.rules import Movement, Status
from zona.modules.reports.tests.people import Office, as_, office, opened, told, url

pytestmark = pytest.mark.django_db

SHEET = Source("LKE 2021", "/lke/1/")
TOLD: dict[str, Reading] = {
    "assessment.answers_count": Reading(
        2,
        (SHEET,),
        Rows(
            ("Indikator", "Kode", "Pertanyaan", "Jawaban", "Catatan", "Berikutnya"),
            (
                ("PU.MP.1", "PU.MP.1.a", "Tim dibentuk", "Ya – Sudah", "Catatan.", ""),
                ("PU.MP.1", "PU.MP.1.b", "Cara memilih", "B – Sebagian", "", ""),
                ("PU.MP.2", "PU.MP.2.a", "Rencana", "", "", ""),
            ),
        ),
    ),
    "assessment.evidence_count": Reading(
        1,
        (SHEET,),
        Rows(
            (
                "Indikator",
                "Kode",
                "Bukti",
                "Nomor",
                "Tanggal",
                "Berlaku sampai",
                "Sidik",
            ),
            (
                ("PU.MP.1", "PU.MP.1.a", "SK Tim", "12", "04-01-2021", "", ""),
                ("PU.MP.2", "PU.MP.2.a", "SK Tim", "12", "04-01-2021", "", ""),
            ),
        ),
    ),
    "assessment.unproven_count": Reading(
        1,
        (SHEET,),
        Rows(
            ("Indikator", "Kode", "Pertanyaan", "Keterangan"),
            (("PU.MP.1", "PU.MP.1.b", "Cara memilih", "Tanpa bukti"),),
        ),
    ),
    "assessment.local_items_count": Reading(
        1,
        (SHEET,),
        Rows(
            ("Area", "Butir", "Keadaan", "Catatan"),
            (
                ("PW", "Laporan harta kekayaan", "Sudah ada", "Lengkap."),
                ("MP", "Butir lain", "Belum ada", ""),
            ),
        ),
    ),
    "assessment.total_score": Reading(
        Decimal("46.08"),
        (SHEET,),
        Rows(
            ("Kode", "Bagian", "Nilai", "Bobot", "Persen"),
            (
                ("PU.MP", "Manajemen Perubahan", "3,36", "5,00", "67,25"),
                ("HS", "Hasil", "–", "40,00", "–"),
            ),
        ),
    ),
    "assessment.gates_passed_count": Reading(0, (SHEET,), None),
    "programme.recommendations_done_percent": Reading(
        Decimal("62.5"),
        (Source("Rekomendasi", "/program/rekomendasi/"),),
        Rows(("Nomor", "Rekomendasi"), (("1", "Lengkapi dokumen."),)),
    ),
    "programme.team_exists": Reading(True, (Source("SK Tim", "/program/tim/"),)),
}


def publish(code: str, reading: Reading) -> Fact:
    def reader(unit_id: int, period: Period) -> Reading:
        return reading

    return Fact(code, f"Judul {code}", reader)


@pytest.fixture
def told_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish what the assessment and the programme would."""
    known: dict[str, Any] = facts()
    for code in [each for each in known if not each.startswith("reports.")]:
        monkeypatch.delitem(known, code)
    for code, reading in TOLD.items():
        monkeypatch.setitem(known, code, publish(code, reading))


@pytest.fixture
def silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Switch every other module off."""
    known: dict[str, Any] = facts()
    for code in [each for each in known if not each.startswith("reports.")]:
        monkeypatch.delitem(known, code)


@pytest.fixture
def people() -> Office:
    return office()


def found(document: Document, title: str, kind: type) -> list[Any]:
    return [
        block
        for section in document.sections
        if section.title == title
        for block in section.blocks
        if isinstance(block, kind)
    ]


@pytest.mark.usefixtures("told_facts")
def test_the_worksheet_stands_under_its_indicator(people: Office) -> None:
    document = documents.compose(opened(people))

    (table,) = found(document, "Penyusunan Tim Kerja", Table)
    assert table.rows == (
        ("PU.MP.1.a", "Tim dibentuk", "Ya – Sudah", "SK Tim"),
        ("PU.MP.1.b", "Cara memilih", "B – Sebagian", "belum berbukti"),
    )
    (other,) = found(document, "Rencana Pembangunan Zona Integritas", Table)
    assert other.rows[0][2] == "belum dijawab"


@pytest.mark.usefixtures("told_facts")
def test_a_figure_cites_the_record_it_was_counted_from(people: Office) -> None:
    document = documents.compose(opened(people))

    bullets = [
        line
        for section in document.sections
        if section.title == "Penyusunan Tim Kerja"
        for block in section.blocks
        for line in getattr(block, "items", ())
    ]
    assert bullets == [
        (
            "Judul programme.team_exists: ",
            Cite("ada", "SK Tim", "/program/tim/"),
        )
    ]


@pytest.mark.usefixtures("told_facts")
def test_the_unit_s_own_item_stands_where_the_layout_puts_it(people: Office) -> None:
    document = documents.compose(opened(people))

    title = "Penyampaian Laporan Harta Kekayaan Pegawai"
    (table,) = found(document, title, Table)
    assert table.rows == (("Laporan harta kekayaan", "Sudah ada", "Lengkap."),)


@pytest.mark.usefixtures("told_facts")
def test_annexes_hold_evidence_recommendations_and_readiness(people: Office) -> None:
    document = documents.compose(opened(people))

    annexes = [section.number for section in document.sections if section.annex]
    assert annexes == ["Lampiran A", "Lampiran B", "Lampiran C"]
    (evidence,) = found(document, "Daftar Bukti", Table)
    assert evidence.rows == (
        ("1", "SK Tim", "12", "04-01-2021", "PU.MP.1.a, PU.MP.2.a"),
    )
    (radar,) = found(document, "Kesiapan per Area", Figure)
    assert radar.series[0].values == (67.25, None, None, None, None, None)
    (score,) = found(document, "Kesiapan per Area", Table)
    assert [column.align for column in score.columns] == [
        "left",
        "left",
        "right",
        "right",
        "right",
    ]
    assert {source.title for source in document.sources} == {"LKE 2021", "Rekomendasi"}


@pytest.mark.usefixtures("silence")
def test_a_module_that_is_off_gives_no_sentence(people: Office) -> None:
    document = documents.compose(opened(people))

    assert not any(section.annex for section in document.sections)
    assert found(document, "Penyusunan Tim Kerja", Table) == []


@pytest.mark.usefixtures("silence")
@pytest.mark.parametrize(
    ("code", "title", "make"),
    [
        ("assessment.answers_count", "Daftar Bukti", lambda: Reading(0, (SHEET,))),
        (
            "programme.recommendations_done_percent",
            "Tindak Lanjut Rekomendasi",
            lambda: Reading(None),
        ),
        ("assessment.total_score", "Kesiapan per Area", lambda: Reading(None)),
    ],
)
def test_an_annex_without_records_says_so(
    people: Office,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    title: str,
    make: Callable[[], Reading],
) -> None:
    monkeypatch.setitem(facts(), code, publish(code, make()))

    document = documents.compose(opened(people))

    (section,) = [each for each in document.sections if each.title == title]
    assert [block.runs for block in section.blocks] == ["Belum ada catatan."]  # type: ignore[union-attr]  # paragraphs


@pytest.mark.usefixtures("told_facts")
def test_a_first_report_names_the_evidence_on_record(people: Office) -> None:
    report = opened(people)

    assert report.statements.get(indicator="2.1.a").proof == "SK Tim (12)"
    assert report.statements.get(indicator="2.1.c").proof == ""


@pytest.mark.usefixtures("told_facts")
def test_the_form_shows_what_the_system_knows(people: Office) -> None:
    report = opened(people)
    client = as_(people.ani)

    page = client.get(url("statement_edit", report.pk, "2.1.a"))
    for words in ("Judul programme.team_exists", "Cara memilih", "belum berbukti"):
        assert words in page.text
    item = client.get(url("statement_edit", report.pk, "2.5.f"))
    assert "Laporan harta kekayaan" in item.text


@pytest.mark.usefixtures("silence")
def test_lists_and_several_paragraphs_stay_as_typed(people: Office) -> None:
    report = opened(people)
    report.statements.filter(indicator="2.1.a").update(
        done="Satu.\n\nDua.", proof="- SK\n- SOP", obstacle="Ada.\n\nLagi."
    )

    document = documents.compose(report)

    (section,) = [
        each for each in document.sections if each.title == "Penyusunan Tim Kerja"
    ]
    kinds = [type(block).__name__ for block in section.blocks]
    assert kinds == [
        "Paragraph",
        "Paragraph",
        "Paragraph",
        "Bullets",
        "Paragraph",
        "Paragraph",
        "Paragraph",
    ]


def test_a_unit_without_a_head_says_so() -> None:
    unit = satker()
    lead = person("budi", Role.ZI_LEAD, unit=unit)
    people = Office(unit, lead, lead, lead)

    document = documents.compose(opened(people))

    assert document.signature is not None
    assert document.signature.name == "(kepala unit belum tercatat)"


def test_the_sample_quarters_are_a_signed_report_and_a_full_draft() -> None:
    words = told()["report"]
    unit = satker(words["unit"])
    person(sample.HEAD, Role.HEAD, unit=unit)
    person(sample.LEAD, Role.ZI_LEAD, unit=unit)
    for username in {each["by"] for each in words["statements"]}:
        person(username, Role.ZI_MEMBER, unit=unit)

    sample.load()

    third, report = Report.objects.order_by("quarter")
    assert third.state == Status.DIKIRIM
    assert third.signed.signed_at.date() == third.ends_on
    assert report.is_draft
    assert not report.statements.open().exists()
    assert (report.conclusions.count(), report.suggestions.count()) == (3, 3)
    assert all(each.indicator for each in report.suggestions.all())
    assert queries.due(report).on == report.ends_on
    found = queries.comparison(report)
    assert found is not None
    assert found.last == third
    moved = {
        each.indicator.key
        for each in found.lines
        if each.change.movement == Movement.BERGERAK
    }
    assert {"2.2.b", "2.3.c", "2.5.b"} <= moved
