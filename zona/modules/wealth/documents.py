"""The letter that goes with a recap to the ministry's PIC."""

from collections.abc import Sequence
from datetime import date

from zona.core.documents.model import (
    Column,
    Document,
    Letterhead,
    Paragraph,
    Section,
    Signature,
    Table,
)
from zona.core.documents.wording import MONTHS
from zona.modules.wealth.models import Recap
from zona.modules.wealth.queries import Standing

OPENING = (
    "Bersama ini kami sampaikan rekap penyampaian laporan harta kekayaan aparatur {unit} "
    "tahun laporan {year}. Rincian pegawai dan nomor tanda terima berada pada daftar yang "
    "menyertai surat ini."
)
CLOSING = (
    "Isi laporan harta kekayaan tidak kami simpan; yang kami kirimkan hanya keadaan "
    "pelaporan. Atas perhatian Bapak/Ibu kami ucapkan terima kasih."
)


def _long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def covering_letter(
    recap: Recap,
    found: Sequence[Standing],
    *,
    name: str,
    post: str,
    on: date,
) -> Document:
    """Return the covering letter: counts and shares, no name of any reporter."""
    unit, year = recap.unit, recap.obliged_list.year
    through = f" melalui {recap.through}" if recap.through else ""
    number = recap.letter_number or "…"
    section = Section(
        title="Surat Pengantar Rekap Laporan Harta Kekayaan",
        level=1,
        blocks=(
            Paragraph(f"Nomor: {number}"),
            Paragraph(f"Yth. {recap.recipient}{through}"),
            Paragraph(OPENING.format(unit=unit.name, year=year)),
            _sums(found, recap.made_on),
            Paragraph(f"Rekap ini memuat {_reports(recap)} yang sudah terverifikasi."),
            Paragraph(CLOSING),
        ),
    )
    above = [unit.parent.name] if unit.parent else []
    return Document(
        title=f"{section.title} {year}",
        unit=unit.name,
        place=unit.place,
        dated_on=on,
        sections=(section,),
        letterhead=Letterhead((*above, unit.name), unit.address),
        signature=Signature(unit.place, on, post, name),
        contents=False,
    )


def _reports(recap: Recap) -> str:
    return f"{recap.obligations.count()} laporan"


def _sums(found: Sequence[Standing], on: date) -> Table:
    """Return the counts per scheme as they stood when the recap was made."""
    columns = (
        Column("Skema", width=2),
        Column("Tahun bukti", width=1.3),
        Column("Batas", width=2),
        Column("Wajib", "right"),
        Column("Sudah", "right"),
        Column("Tepat waktu", "right", width=1.3),
        Column("Kepatuhan", "right", width=1.5),
    )
    rows = tuple(
        (
            each.scheme.label,
            str(each.proof_year),
            _long(each.due_on),
            str(each.total.obliged),
            str(each.total.filed),
            str(each.total.timely),
            each.total.percent_words,
        )
        for each in found
        if each.total.obliged
    )
    note = f"Keadaan {_long(on)}. Persentase dipotong, tidak dibulatkan ke atas."
    return Table(columns, rows, note=note)
