"""The pakta integritas of one person, and the register of all."""

from datetime import date

from zona.core.documents.markup import blocks
from zona.core.documents.model import (
    Column,
    Document,
    Letterhead,
    Note,
    Paragraph,
    Section,
    Signature,
    Table,
)
from zona.core.people.models import Unit
from zona.modules.programme.models import Pakta
from zona.modules.programme.queries import Coverage


def letterhead(unit: Unit) -> Letterhead:
    """Return the head of a paper: the ministry's name above the unit's."""
    above = [unit.parent.name] if unit.parent else []
    return Letterhead((*above, unit.name), unit.address)


def pakta_paper(pakta: Pakta) -> Document:
    """Return the signed pakta as a paper."""
    who = Table(
        (Column("", width=1), Column("", width=3)),
        (
            ("Nama", pakta.user.full_name),
            ("Jabatan", pakta.post),
            ("Unit kerja", pakta.unit.name),
        ),
    )
    local = pakta.signed_at
    note = (
        f"Ditandatangani di Zona dengan akun {pakta.user.username} pada "
        f"{local:%d-%m-%Y}. Naskah versi {pakta.text.version}, sidik {pakta.text.sha256}."
    )
    witness = (
        (Paragraph(f"Disaksikan oleh kepala unit kerja: {pakta.witness}."),)
        if pakta.witness
        else ()
    )
    section = Section(
        title=pakta.text.title,
        level=1,
        blocks=(who, *blocks(pakta.text.body), *witness, Note(note)),
    )
    return Document(
        title=pakta.text.title,
        unit=pakta.unit.name,
        place=pakta.unit.place,
        dated_on=pakta.signed_on,
        sections=(section,),
        letterhead=letterhead(pakta.unit),
        signature=Signature(
            pakta.unit.place, pakta.signed_on, pakta.post, pakta.user.full_name
        ),
        contents=False,
    )


def pakta_register(unit: Unit, found: Coverage, on: date) -> Document:
    """Return who has signed and whose pakta holds on a day."""
    columns = (
        Column("No.", "right", 0.5),
        Column("Nama", width=2.5),
        Column("Jabatan", width=2.5),
        Column("Ditandatangani", width=1.5),
        Column("Keadaan", width=2),
    )
    rows = tuple(
        (
            str(number),
            row.user.full_name,
            row.post,
            f"{row.pakta.signed_on:%d-%m-%Y}" if row.pakta else "–",
            row.standing.label,
        )
        for number, row in enumerate(found.rows, 1)
    )
    share = "–" if found.percent is None else f"{found.percent:.2f}".replace(".", ",")
    told = (
        f"Pada {on:%d-%m-%Y}, {found.signed_count} dari {len(found.rows)} pegawai "
        f"({share} %) memiliki pakta integritas yang berlaku."
    )
    section = Section(
        title="Register pakta integritas",
        level=1,
        blocks=(Paragraph(told), Table(columns, rows)),
    )
    return Document(
        title="Register pakta integritas",
        unit=unit.name,
        place=unit.place,
        dated_on=on,
        sections=(section,),
        letterhead=letterhead(unit),
        contents=False,
    )
