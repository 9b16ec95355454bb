"""The papers of a meeting: invitation, attendance list, minutes, and all in one bundle."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.timezone import get_current_timezone

from zona.core.documents import (
    Block,
    Column,
    Document,
    Letterhead,
    Numbered,
    PageBreak,
    Paragraph,
    Picture,
    Section,
    Signature,
    SignatureBlock,
    Table,
    blocks,
    long_date,
)
from zona.core.documents.photographs import photograph
from zona.core.people.models import Unit
from zona.modules.programme.models import Meeting, MeetingPhoto, Participant
from zona.modules.programme.queries import outcomes


def invitation(meeting: Meeting) -> Document:
    """Return the letter that asks people to the meeting."""
    sections = (Section("", _invitation(meeting)),)
    return _paper(meeting, "Undangan", _invited_on(meeting), sections)


def attendance_list(meeting: Meeting) -> Document:
    """Return the list of who was there, with the hour."""
    sections = (Section("", _attendance(meeting)),)
    return _paper(meeting, "Daftar hadir", meeting.held_on, sections)


def minutes(meeting: Meeting) -> Document:
    """Return the minutes with decisions, owners and days."""
    day = meeting.minutes_signed_on or meeting.held_on
    return _paper(meeting, "Notula", day, _minutes(meeting))


def bundle(meeting: Meeting) -> Document:
    """Return everything that proves the meeting, in one paper."""
    sections = [Section("Daftar hadir", (*_attendance(meeting), PageBreak()))]
    if meeting.invitation_number:
        sections.insert(0, Section("Undangan", (*_invitation(meeting), PageBreak())))
    sections += _minutes(meeting)
    photos = list(meeting.photos.select_related("file").order_by("pk"))
    if photos:
        sections.append(Section("Foto", tuple(_photo(each) for each in photos)))
    if files := _files(meeting, photos):
        sections.append(Section("Berkas dan sidik digital", files))
    day = meeting.minutes_signed_on or meeting.held_on
    return _paper(meeting, "Bundel rapat", day, tuple(sections))


PAPERS: dict[str, Callable[[Meeting], Document]] = {
    "undangan": invitation,
    "daftar-hadir": attendance_list,
    "notula": minutes,
    "bundel": bundle,
}


def _paper(
    meeting: Meeting, title: str, day: date, sections: tuple[Section, ...]
) -> Document:
    return Document(
        title=title,
        subtitle=meeting.title,
        unit=meeting.unit.name,
        place=meeting.unit.place,
        dated_on=day,
        sections=sections,
        letterhead=Letterhead(_names(meeting.unit), meeting.unit.address),
        base_url=settings.SITE_URL,
        contents=False,
    )


def _names(unit: Unit) -> tuple[str, ...]:
    """Return the office and everything above it, the highest first."""
    above = _names(unit.parent) if unit.parent else ()
    return (*above, unit.name)


def _invited_on(meeting: Meeting) -> date:
    return meeting.invited_on or meeting.held_on


def _facts(meeting: Meeting) -> Table:
    rows = (
        ("Hari, tanggal", long_date(meeting.held_on)),
        ("Pukul", meeting.hours),
        ("Tempat", meeting.place),
        ("Dipimpin oleh", meeting.who),
    )
    return Table((Column("Keterangan"), Column("Isi", width=2)), rows)


def _invitation(meeting: Meeting) -> tuple[Block, ...]:
    rows = meeting.participants.filter(is_invited=True).select_related("user__position")
    invited = tuple(f"{each.who}, {each.origin}".rstrip(", ") for each in rows)
    return (
        Paragraph(f"Nomor: {meeting.invitation_number or '–'}"),
        Paragraph(f"Hal: Undangan {meeting.title}"),
        Paragraph("Yth."),
        *([Numbered(invited)] if invited else []),
        Paragraph("Kami mengundang Saudara untuk hadir pada:"),
        _facts(meeting),
        *([Paragraph("Pokok bahasan:")] if meeting.agenda else []),
        *blocks(meeting.agenda),
        Paragraph("Atas kehadiran Saudara, kami ucapkan terima kasih."),
        _signed(meeting, _invited_on(meeting)),
    )


def _signed(meeting: Meeting, day: date) -> SignatureBlock:
    name = meeting.user.full_name if meeting.user else ""
    signature = Signature(meeting.unit.place, day, meeting.post_title, name)
    return SignatureBlock(signature)


def _attendance(meeting: Meeting) -> tuple[Block, ...]:
    rows = meeting.participants.present().select_related("user__position")
    present = list(rows.order_by("attended_at", "pk"))
    if not present:
        count = meeting.participants_count
        return (Paragraph(f"Jumlah peserta yang tercatat: {count} orang."),)
    columns = (
        Column("No.", "right", 0.4),
        Column("Nama", width=2),
        Column("Jabatan atau asal", width=2),
        Column("Pukul"),
        Column("Cara"),
    )
    lines = tuple(_present(number, row) for number, row in enumerate(present, 1))
    return (Paragraph(f"Hadir {len(present)} orang."), Table(columns, lines))


def _present(number: int, row: Participant) -> tuple[str, ...]:
    at = row.attended_at and row.attended_at.astimezone(get_current_timezone())
    hour = f"{at:%H.%M}" if at else ""
    way = "Kode QR" if row.by_code else "Notulis"
    return (str(number), row.who, row.origin or "–", hour, way)


def _minutes(meeting: Meeting) -> tuple[Section, ...]:
    parts: list[tuple[str, tuple[Block, ...]]] = [
        ("Pelaksanaan", (_facts(meeting),)),
        ("Pokok bahasan", blocks(meeting.agenda)),
        ("Pembahasan", blocks(meeting.discussion)),
        ("Keputusan dan tindak lanjut", _decisions(meeting)),
    ]
    sections = [Section(title, content) for title, content in parts if content]
    if meeting.minutes_signed_on:
        signed = _signed(meeting, meeting.minutes_signed_on)
        sections.append(Section("Pengesahan", (signed,)))
    return tuple(sections)


def _decisions(meeting: Meeting) -> tuple[Block, ...]:
    columns = (
        Column("No.", "right", 0.4),
        Column("Keputusan", width=3),
        Column("Penanggung jawab", width=1.5),
        Column("Tenggat", width=1.2),
    )
    rows = tuple(
        (
            str(each.decision.number),
            each.decision.text,
            each.decision.user.full_name if each.decision.user else "–",
            long_date(each.decision.due_on) if each.decision.due_on else "–",
        )
        for each in outcomes(meeting)
    )
    return (Table(columns, rows),) if rows else ()


def _photo(photo: MeetingPhoto) -> Picture:
    with default_storage.open(photo.file.stored_name) as stream:
        return photograph(stream, photo.caption)


def _files(meeting: Meeting, photos: list[MeetingPhoto]) -> tuple[Block, ...]:
    files = [each.file for each in photos]
    files += [meeting.minutes] if meeting.minutes else []
    columns = (Column("Berkas"), Column("SHA-256", width=2))
    rows = tuple((each.name, each.sha256) for each in files)
    return (Table(columns, rows),) if rows else ()
