"""The papers of a proposal: the statement (SPTJM) and the letter."""

from datetime import date

from zona.core.documents.markup import blocks
from zona.core.documents.model import (
    Column,
    Document,
    Letterhead,
    Paragraph,
    Section,
    Signature,
    Table,
)
from zona.core.people.models import Unit
from zona.modules.predicate.models import Proposal, Sptjm
from zona.modules.predicate.queries import Check
from zona.modules.predicate.rules import Predicate


def _letterhead(unit: Unit) -> Letterhead:
    above = [unit.parent.name] if unit.parent else []
    return Letterhead((*above, unit.name), unit.address)


def _paper(
    proposal: Proposal, section: Section, signature: Signature, on: date
) -> Document:
    return Document(
        title=section.title,
        unit=proposal.unit.name,
        place=proposal.unit.place,
        dated_on=on,
        sections=(section,),
        letterhead=_letterhead(proposal.unit),
        signature=signature,
        contents=False,
    )


def statement_paper(
    proposal: Proposal, *, body: str, signer: str, post: str, on: date
) -> Document:
    """Return the statement of full responsibility, to be signed or as it was signed."""
    who = Table(
        (Column("Butir", width=1), Column("Keterangan", width=3)),
        (
            ("Nama", signer or "…"),
            ("Jabatan", post or "…"),
            ("Unit yang diusulkan", proposal.unit.name),
            ("Predikat", f"{proposal.predicate} tahun {proposal.year}"),
        ),
    )
    section = Section(
        title="Surat Pernyataan Tanggung Jawab Mutlak",
        level=1,
        blocks=(who, *blocks(body)),
    )
    signature = Signature(proposal.unit.place, on, post, signer)
    return _paper(proposal, section, signature, on)


def signed_statement(sptjm: Sptjm) -> Document:
    """Return the statement with the words, the name and the day it was signed with."""
    return statement_paper(
        sptjm.proposal,
        body=sptjm.body,
        signer=sptjm.signer,
        post=sptjm.post,
        on=sptjm.signed_on,
    )


def proposal_letter(
    proposal: Proposal, checks: tuple[Check, ...], on: date
) -> Document:
    """Return the letter to the minister who sets the predicate, with the prerequisites."""
    predicate = Predicate(proposal.predicate)
    opening = (
        "Yth. Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi "
        "c.q. Deputi yang membidangi reformasi birokrasi."
    )
    request = (
        f"Kami mengusulkan {proposal.unit.name} untuk dinilai sebagai unit kerja "
        f"menuju {predicate.label} ({predicate}) tahun {proposal.year}. Keadaan syarat "
        "pengusulan pada tanggal surat ini adalah sebagai berikut."
    )
    closing = (
        "Surat pernyataan tanggung jawab mutlak dan lembar kerja evaluasi kami "
        "sertakan. Atas perhatian Bapak/Ibu kami ucapkan terima kasih."
    )
    section = Section(
        title=f"Usulan Penilaian Menuju {predicate}",
        level=1,
        blocks=(
            Paragraph(opening),
            Paragraph(request),
            _standing(checks, predicate),
            Paragraph(closing),
        ),
    )
    signature = Signature(proposal.unit.place, on, "Pimpinan instansi", "…")
    return _paper(proposal, section, signature, on)


def _standing(checks: tuple[Check, ...], predicate: Predicate) -> Table:
    """Return the prerequisites with what is asked and what has been reached."""
    columns = (
        Column("Syarat", width=3),
        Column("Diminta", width=2),
        Column("Dicapai", width=2),
        Column("Keadaan", width=1.5),
    )
    rows = tuple(
        (
            each.demand.title,
            each.demand.needed(predicate),
            (each.row.value if each.row else "") or "–",
            each.met.label,
        )
        for each in checks
    )
    return Table(columns, rows)
