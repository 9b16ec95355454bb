"""Notices in the application and over a real SMTP server."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from socket import socket
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.conf import LazySettings
from django.db import transaction

from zona.core.notices import actions, queries
from zona.core.notices.models import Notice
from zona.core.people.models import User
from zona.core.people.tests.people import person, satker

NOW = datetime(2021, 10, 1, 8, tzinfo=UTC)
TITLE, BODY, URL = "Permohonan menunggu Anda", "Isi yang tidak ikut surel", "/cuti/7/"


class Postbox:
    """Keeps what the server receives; refuses one address."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address.startswith("ditolak@"):
            return "550 kotak surat tidak ada"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 OK"


def smtp(port: int) -> dict[str, Any]:
    return {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 5},
        }
    }


@pytest.fixture
def postbox(settings: LazySettings) -> Iterator[Postbox]:
    """A real SMTP server on a free loopback port."""
    box = Postbox()
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.MAILERS = smtp(port)
    yield box
    server.stop()


def send(*to: User) -> tuple[Notice, ...]:
    return actions.send(to=to, title=TITLE, body=BODY, url=URL, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_a_notice_is_mailed_after_the_commit(postbox: Postbox) -> None:
    ani = person("ani")

    with transaction.atomic():
        send(ani)
        assert not postbox.mails

    (mail,) = postbox.mails
    assert mail["To"] == "ani@contoh.invalid"
    assert TITLE in str(mail["Subject"])
    assert f"http://127.0.0.1:8000{URL}" in mail.get_content()
    assert BODY not in mail.get_content()


@pytest.mark.django_db(transaction=True)
def test_a_failed_action_mails_nobody(postbox: Postbox) -> None:
    ani = person("ani")

    with pytest.raises(ValueError, match="batal"), transaction.atomic():
        send(ani)
        raise ValueError("batal")

    assert not postbox.mails
    assert not Notice.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_one_bad_address_keeps_no_mail_from_the_others(postbox: Postbox) -> None:
    ani, budi = person("ani"), person("budi")
    User.objects.filter(pk=ani.pk).update(email="ditolak@contoh.invalid")
    ani.refresh_from_db()

    send(ani, budi)

    assert [mail["To"] for mail in postbox.mails] == ["budi@contoh.invalid"]
    assert "kotak surat tidak ada" in Notice.objects.get(recipient=ani).email_failed
    assert not Notice.objects.get(recipient=budi).email_failed


@pytest.mark.django_db(transaction=True)
def test_a_server_that_is_down_breaks_nothing(settings: LazySettings) -> None:
    settings.MAILERS = smtp(1)
    ani = person("ani")

    send(ani)

    assert Notice.objects.get().email_failed
    assert queries.unread_count(ani) == 1


@pytest.mark.django_db(transaction=True)
def test_who_has_left_is_not_written_to_and_nobody_twice(postbox: Postbox) -> None:
    ani, gone, silent = person("ani"), person("pergi"), person("tanpa")
    gone.is_active = False
    silent.email = ""

    notices = send(ani, ani, gone, silent)

    assert [each.recipient for each in notices] == [ani, silent]
    assert len(postbox.mails) == 1
    assert not send(gone)


@pytest.mark.django_db
def test_a_person_reads_only_his_own() -> None:
    ani, dewi = person("ani"), person("dewi", unit=satker("lain"))
    (notice,) = send(ani)

    assert actions.mark_read(by=dewi, at=NOW, notice=notice) == 0
    assert not queries.latest(dewi)
    assert [str(each) for each in queries.latest(ani)] == [TITLE]


@pytest.mark.django_db
def test_notices_are_read_one_by_one_or_all_at_once() -> None:
    ani = person("ani")
    first, *_ = [send(ani)[0] for _ in range(3)]

    assert actions.mark_read(by=ani, at=NOW + timedelta(hours=1), notice=first) == 1
    assert queries.unread_count(ani) == 2
    assert actions.mark_read(by=ani, at=NOW + timedelta(hours=2)) == 2

    first.refresh_from_db()
    assert first.read_at == NOW + timedelta(hours=1)
    assert queries.unread_count(ani) == 0
    assert len(queries.latest(ani, limit=2)) == 2
