"""Printed papers: KPK's form, the receipt of an item, the recap of guests."""

from collections.abc import Iterable
from datetime import date

from django.utils.timezone import get_current_timezone

from zona.core.documents.model import (
    Block,
    Column,
    Document,
    Letterhead,
    Paragraph,
    Section,
    Signature,
    Table,
)
from zona.core.documents.wording import long_date
from zona.core.facts import Period
from zona.core.people.models import Unit
from zona.modules.gratification.models import Deposit, GuestVisit, Report
from zona.modules.gratification.queries import GuestFigures
from zona.modules.gratification.rules import rupiah

PAIR = (Column("Butir", width=1), Column("Isi", width=2))

type Rows = tuple[tuple[str, str], ...]


def _paper(
    title: str,
    unit: Unit,
    on: date,
    *sections: Section,
    signature: Signature,
    subtitle: str = "",
) -> Document:
    above = [unit.parent.name] if unit.parent else []
    return Document(
        title=title,
        subtitle=subtitle,
        unit=unit.name,
        place=unit.place,
        dated_on=on,
        sections=sections,
        letterhead=Letterhead((*above, unit.name), unit.address),
        signature=signature,
        contents=False,
    )


def _pairs(rows: Rows) -> Table:
    return Table(PAIR, tuple((name, value or "–") for name, value in rows))


def report_form(report: Report, *, on: date) -> Document:
    """Return the report with the fields of KPK's form, for the case and for KPK."""
    title = (
        "Laporan Penolakan Gratifikasi"
        if report.is_refusal
        else ("Laporan Penerimaan Gratifikasi")
    )
    who = "Penerima" if not report.is_refusal else "Pelapor"
    sections = (
        Section(who, (_pairs(_receiver(report)),), number="A."),
        Section("Pemberi", (_pairs(_giver(report)),), number="B."),
        Section("Pemberian", (_pairs(_gift(report)),), number="C."),
        Section("Kronologi", _lines(report.chronology), number="D."),
        Section("Penanganan", (_pairs(_course(report)),), number="E."),
    )
    signature = Signature(
        report.workplace.place, on, "Pelapor", report.reporter.full_name
    )
    subtitle = f"Nomor {report}. Rahasia: hanya untuk pelapor, UPG, dan KPK."
    return _paper(
        title, report.unit, on, *sections, signature=signature, subtitle=subtitle
    )


def _receiver(report: Report) -> Rows:
    return (
        ("Nama", report.reporter.full_name),
        ("NIK", report.nik),
        ("Jabatan", report.post),
        ("Unit kerja", report.workplace.name),
        ("Alamat", report.address),
        ("Nomor telepon", report.phone),
    )


def _giver(report: Report) -> Rows:
    return (
        ("Nama", report.giver_name),
        ("Instansi", report.giver_agency),
        ("Kontak", report.giver_contact),
        ("Hubungan", report.get_relation_display()),
        ("Berkepentingan dengan jabatan", "Ya" if report.has_interest else "Tidak"),
    )


def _gift(report: Report) -> Rows:
    return (
        ("Peristiwa", report.get_occasion_display()),
        ("Tempat dan tanggal", f"{report.place}, {long_date(report.received_on)}"),
        ("Bentuk", report.get_form_display()),
        ("Uraian", report.item),
        ("Nilai atau taksiran", rupiah(report.value_rupiah)),
        ("Keberadaan barang", report.donated_to or report.kept_where),
        ("Bukti", ", ".join(f.title for f in report.files.order_by("pk"))),
    )


def _course(report: Report) -> Rows:
    kpk = f"{report.kpk_number}, {long_date(report.kpk_on)}" if report.kpk_on else ""
    ruling = ""
    if report.ruling_on:
        label, day = report.get_ruling_display(), long_date(report.ruling_on)
        ruling = f"{label}; nomor {report.ruling_number}, {day}"
    return (
        ("Diterima UPG", long_date(report.reported_on)),
        ("Status", report.status.label),
        ("Nomor laporan KPK", kpk),
        ("Penetapan", ruling),
    )


def _lines(text: str) -> tuple[Block, ...]:
    return tuple(Paragraph(line) for line in text.splitlines() if line.strip())


def deposit_receipt(deposit: Deposit, *, on: date) -> Document:
    """Return the receipt of an item that the UPG keeps."""
    report = deposit.report
    rows = (
        ("Nomor tanda terima", deposit.receipt_number),
        ("Laporan", str(report)),
        ("Barang", deposit.item),
        ("Jumlah", deposit.quantity),
        ("Keadaan", deposit.condition),
        ("Mudah rusak", "Ya" if deposit.is_perishable else "Tidak"),
        ("Diterima pada", long_date(deposit.received_on)),
        ("Disimpan di", deposit.kept_where),
        ("Status", deposit.status.label),
    )
    promise = (
        "Barang disimpan sampai status kepemilikannya ditetapkan. Simpan tanda terima "
        "ini; barang diserahkan atau dikembalikan menurut penetapan tersebut."
    )
    section = Section(
        "Barang yang diterima", (_pairs(rows), Paragraph(promise)), level=1
    )
    officer = deposit.received_by
    signature = Signature(
        report.unit.place,
        deposit.received_on,
        "Petugas Unit Pengendalian Gratifikasi",
        officer.full_name,
    )
    title = "Tanda Terima Barang Gratifikasi"
    return _paper(title, report.unit, on, section, signature=signature)


GUEST_COLUMNS = (
    Column("No.", "right", 0.5),
    Column("Tanggal dan jam", width=1.6),
    Column("Tamu", width=1.8),
    Column("Tujuan", width=1.8),
    Column("Ditemui", width=1.5),
    Column("Barang", width=1.3),
    Column("Petugas", width=1.3),
)


def guest_recap(
    unit: Unit,
    period: Period,
    visits: Iterable[GuestVisit],
    figures: GuestFigures,
    *,
    on: date,
) -> Document:
    """Return the guests of a period as the head signs them."""
    rows = tuple(
        (str(number), *_guest_row(visit)) for number, visit in enumerate(visits, 1)
    )
    said = (
        f"Tamu yang diterima: {figures.total}; yang menawarkan pemberian: "
        f"{figures.offers}."
    )
    blocks: tuple[Block, ...] = (Paragraph(said),)
    if rows:
        blocks = (*blocks, Table(GUEST_COLUMNS, rows))
    subtitle = f"{long_date(period.start)} sampai {long_date(period.end)}"
    section = Section("Rekap Buku Tamu", blocks, level=1)
    signature = Signature(unit.place, on, "Kepala", "…")
    title = "Rekap Buku Tamu"
    return _paper(title, unit, on, section, signature=signature, subtitle=subtitle)


def _guest_row(visit: GuestVisit) -> tuple[str, ...]:
    zone = get_current_timezone()
    arrived = visit.arrived_at.astimezone(zone)
    left = f"–{visit.left_at.astimezone(zone):%H.%M}" if visit.left_at else ""
    gift = " (ditawarkan)" if visit.offers_gift else ""
    return (
        f"{arrived:%d-%m-%Y %H.%M}{left}",
        f"{visit.guest_name}, {visit.agency}".rstrip(", "),
        visit.purpose,
        visit.host.full_name if visit.host else "–",
        f"{visit.goods or '–'}{gift}",
        visit.officer.full_name,
    )
