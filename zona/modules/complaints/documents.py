"""Printed papers: the minutes of opening a suggestion box."""

from datetime import date

from zona.core.documents.model import Column, Document, Paragraph, Section, Table
from zona.core.documents.wording import long_date
from zona.modules.complaints.models import ChannelCheck


def minutes(check: ChannelCheck, on: date) -> Document:
    """Return the minutes, with room for both signatures."""
    unit, channel = check.unit, check.channel
    state = "terkunci dan utuh" if check.works else "tidak dalam keadaan baik"
    told = (
        f"Pada {long_date(check.checked_on)}, kotak saran {unit.name} ({channel.address}) dibuka oleh dua petugas. "
        f"Kotak {state}. Di dalamnya terdapat {check.sheets_count} lembar."
    )
    blocks = [Paragraph(told)]
    if check.note:
        blocks.append(Paragraph(check.note))
    names = (str(check.first), str(check.second))
    table = Table(
        (Column("Petugas", width=2), Column("Tanda tangan", width=3)),
        tuple((name, "") for name in names),
    )
    title = "Berita acara pembukaan kotak saran"
    return Document(
        title=title,
        unit=unit.name,
        place=unit.place,
        dated_on=on,
        sections=(Section(title=title, blocks=(*blocks, table)),),
        contents=False,
    )
