"""Who meets in the tests of complaints, and cases to start from.

Ani is an employee who answers, Budi keeps the desk, Citra is the head, Gita the head of
administration; Dewi is from another unit and must see nothing; Eko is a citizen.
"""

from datetime import UTC, date, datetime
from typing import Any

from django.test import Client

from zona.core.people.models import User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.modules.complaints import actions
from zona.modules.complaints.models import Channel, Complaint
from zona.modules.complaints.rules import ChannelKind, Classification, Grade

STORY = "Hasil uji saya terlambat tiga hari tanpa kabar."
RECEIVED = date(2021, 10, 4)


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 5, tzinfo=UTC)


NOON = at(2021, 10, 4)


def ani() -> User:
    return person("ani", Role.EMPLOYEE)


def budi() -> User:
    return person("budi", Role.EMPLOYEE, Role.SERVICE_DESK)


def citra() -> User:
    return person("citra", Role.EMPLOYEE, Role.HEAD)


def gita() -> User:
    return person("gita", Role.EMPLOYEE, Role.ADMIN_HEAD)


def dewi() -> User:
    roles = (Role.EMPLOYEE, Role.SERVICE_DESK, Role.HEAD, Role.ADMIN_HEAD, Role.ZI_LEAD)
    return person("dewi", *roles, unit=satker("balai-lain"))


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="zona.core.people.sign_in.Backend")
    return client


def submitted(
    by: User | None = None,
    *,
    on: date = RECEIVED,
    text: str = STORY,
    channel: ChannelKind = ChannelKind.TATAP_MUKA,
    **words: Any,
) -> actions.Receipt:
    given = {"is_anonymous": True, "subject": "Hasil uji terlambat", **words}
    return actions.submit_complaint(
        unit=satker(),
        channel=channel,
        text=text,
        received_on=on,
        by=by,
        at=datetime(on.year, on.month, on.day, 5, tzinfo=UTC),
        **given,
    )


class Office:
    """The people of one unit, and the way of a case through their hands."""

    def __init__(self) -> None:
        self.ani, self.budi, self.citra, self.gita = ani(), budi(), citra(), gita()

    def accepted(
        self,
        on: datetime = NOON,
        *,
        accused: User | None = None,
        classification: Classification = Classification.PENGADUAN,
        grade: Grade = Grade.NORMATIF,
        **words: Any,
    ) -> Complaint:
        case = submitted(self.budi, **words).complaint
        actions.acknowledge(case, by=self.budi, at=on)
        return actions.accept(
            case,
            classification=classification,
            grade=grade,
            accused=accused,
            by=self.budi,
            at=on,
        )

    def drafted(self, on: datetime = NOON, **words: Any) -> Complaint:
        case = self.accepted(on, **words)
        actions.dispose(case, pic=self.ani, by=self.gita, at=on)
        return actions.draft(
            case, answer="Kami mohon maaf.", cause="Alat rusak", by=self.ani, at=on
        )

    def answered(self, on: datetime = NOON, **words: Any) -> Complaint:
        case = self.drafted(on, **words)
        actions.approve(case, by=self.citra, at=on)
        return actions.send_answer(case, by=self.budi, at=on)

    def closed(self, on: datetime = NOON, **words: Any) -> Complaint:
        return actions.respond(self.answered(on, **words), "close", at=on)

    def channel(self, kind: ChannelKind = ChannelKind.WEB) -> Channel:
        return actions.open_channel(
            unit=satker(),
            kind=kind,
            address=f"Alamat {kind}",
            opened_on=date(2021, 1, 4),
            by=self.budi,
            at=NOON,
        )
