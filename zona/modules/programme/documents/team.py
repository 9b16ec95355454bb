"""The decree of the team as a draft for the head, and the minutes of its selection."""

from zona.core.documents.model import (
    Column,
    Document,
    Note,
    Numbered,
    Paragraph,
    Section,
    Signature,
    Table,
)
from zona.modules.programme.documents.pakta import letterhead
from zona.modules.programme.models import Selection, Team
from zona.modules.programme.queries import head_name, ranking


def decree_draft(team: Team) -> Document:
    """Return the decree on the team in official form, its members in the annex."""
    sections = (
        Section(
            title=f"Keputusan Kepala {team.unit.name} Nomor {team.number}",
            level=1,
            blocks=(
                Paragraph(f"tentang {team.title}"),
                Paragraph(f"Menimbang: {_basis(team)}"),
                Paragraph("Memutuskan:"),
                _decision(team),
            ),
        ),
        Section(title="Susunan tim", level=1, annex=True, blocks=(_members(team),)),
    )
    return Document(
        title=team.title,
        subtitle=team.number,
        unit=team.unit.name,
        place=team.unit.place,
        dated_on=team.decided_on,
        sections=sections,
        letterhead=letterhead(team.unit),
        signature=Signature(
            team.unit.place,
            team.decided_on,
            f"Kepala {team.unit.short_name}",
            head_name(team.unit),
        ),
        contents=False,
    )


def _decision(team: Team) -> Numbered:
    until = f" sampai {team.until_on:%d-%m-%Y}" if team.until_on else ""
    return Numbered(
        (
            f"Menetapkan tim kerja pembangunan zona integritas di {team.unit.name} dengan susunan sebagaimana tercantum dalam lampiran.",
            "Tim bertugas menyusun dan melaksanakan rencana kerja, memantau kemajuannya, mengumpulkan bukti, menilai mandiri, serta melaporkannya setiap triwulan kepada kepala unit kerja.",
            f"Keputusan ini berlaku mulai {team.from_on:%d-%m-%Y}{until}, dan dapat diperbaiki bila ada kekeliruan.",
        )
    )


def _basis(team: Team) -> str:
    chosen = team.selections.select_related("procedure").first()
    if chosen:
        return f"Anggota dipilih menurut {chosen.procedure}, berita acara nomor {chosen.minutes_number}."
    return team.selection_note or "Susunan ditetapkan oleh kepala unit kerja."


def _members(team: Team) -> Table:
    columns = (
        Column("No.", "right", 0.5),
        Column("Nama atau jabatan", width=3),
        Column("Kedudukan dalam tim", width=2),
        Column("Area", width=3),
    )
    members = team.members.select_related("user").in_order()
    rows = tuple(
        (
            str(number),
            each.who,
            each.get_role_display(),
            each.area_labels or "Semua area",
        )
        for number, each in enumerate(members, 1)
    )
    return Table(columns, rows)


def selection_minutes(selection: Selection) -> Document:
    """Return the minutes: criteria and weights, every candidate's score, the result."""
    section = Section(
        title=f"Berita acara {selection.title}",
        level=1,
        blocks=(
            Paragraph(f"Tata cara: {selection.procedure}."),
            Paragraph(f"Panel: {selection.panel}."),
            _criteria(selection),
            _result(selection),
            Note(selection.minutes or "Tanpa catatan."),
        ),
    )
    return Document(
        title=f"Berita acara {selection.title}",
        subtitle=selection.minutes_number,
        unit=selection.unit.name,
        place=selection.unit.place,
        dated_on=selection.decided_on or selection.opened_on,
        sections=(section,),
        letterhead=letterhead(selection.unit),
        contents=False,
    )


def _criteria(selection: Selection) -> Table:
    columns = (
        Column("Kriteria", width=4),
        Column("Bobot", "right"),
        Column("Wajib terpenuhi", "center"),
    )
    rows = tuple(
        (each.name, str(each.weight), "Ya" if each.is_required else "–")
        for each in selection.procedure.criteria.order_by("pk")
    )
    return Table(columns, rows, caption="Kriteria penilaian")


def _result(selection: Selection) -> Table:
    columns = (
        Column("Calon", width=3),
        Column("Peran", width=2),
        Column("Nilai", "right"),
        Column("Hasil", width=2),
    )
    rows = tuple(
        (
            candidate.who,
            candidate.get_role_display(),
            f"{verdict.shown:.2f}".replace(".", ","),
            "Dipilih" if candidate.is_chosen else "Tidak dipilih",
        )
        for candidate, verdict in ranking(selection)
    )
    return Table(columns, rows, caption="Hasil penilaian")
