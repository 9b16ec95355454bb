"""Who meets at the channel in the tests, and a handler's browser played by PyNaCl."""

import json
from base64 import b64encode
from collections.abc import Mapping
from datetime import UTC, datetime

from django.core.files.storage import default_storage
from django.test import Client
from nacl.public import PrivateKey

from zona.core.people.models import Unit, User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.roles import Role
from zona.modules.whistleblowing import queries
from zona.modules.whistleblowing.actions import handling, intake, keys
from zona.modules.whistleblowing.actions.handling import MAILBOX, SealedWords
from zona.modules.whistleblowing.models import Envelope, HandlerKey, SealedKey, Tip
from zona.modules.whistleblowing.rules.codes import mailbox, new_code
from zona.modules.whistleblowing.rules.sealing import (
    Parcel,
    decoded,
    lock,
    read_words,
    unlock,
    words,
)

NOON = datetime(2022, 2, 1, 5, tzinfo=UTC)


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 5, tzinfo=UTC)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def handler(name: str = "gita", unit: Unit | None = None) -> User:
    """Return a member of the team, by default the ministry's."""
    return person(name, Role.WHISTLE_HANDLER, unit=unit or ministry())


def head() -> User:
    return person("citra", Role.EMPLOYEE, Role.HEAD)


def admin_head() -> User:
    return person("budi", Role.EMPLOYEE, Role.ADMIN_HEAD)


def stranger() -> User:
    roles = (Role.EMPLOYEE, Role.HEAD, Role.ADMIN_HEAD, Role.WHISTLE_HANDLER)
    return person("dewi", *roles, unit=satker("balai-lain"))


class Safe:
    """A handler's key as his browser holds it."""

    def __init__(
        self, user: User, unit: Unit | None = None, on: datetime = NOON
    ) -> None:
        self.user = user
        self.private = PrivateKey.generate()
        self.key: HandlerKey = keys.register_key(
            unit=unit or user.unit,
            public_key=b64encode(bytes(self.private.public_key)).decode(),
            protected_key="1.3.67108864.uji.uji",
            by=user,
            at=on,
        )

    def parcel(self, envelope: Envelope) -> Parcel:
        """Open an envelope as the browser does."""
        sealed = SealedKey.objects.get(envelope=envelope, holder=self.key).sealed
        with default_storage.open(envelope.place) as body:
            return unlock(body.read(), sealed, self.private)

    def words(self, tip: Tip) -> dict[str, str]:
        """Return the words of a report's first envelope."""
        return dict(read_words(self.parcel(tip.envelopes.order_by("pk")[0])))


def sealed_words(text: str, tip: Tip, *, to_reporter: bool = True) -> SealedWords:
    """Seal words to the team, and to the mailbox where asked."""
    holders = {str(each.pk): each.public_key for each in queries.holders_of(tip)}
    recipients = holders | ({MAILBOX: tip.mailbox_key} if to_reporter else {})
    locked = lock(words({"Jawaban": text}), map(decoded, recipients.values()))
    return SealedWords(locked.body, dict(zip(recipients, locked.keys, strict=True)))


def posted(sealed: SealedWords) -> Mapping[str, str]:
    """Return sealed words as the form sends them."""
    return {
        "body": b64encode(sealed.body).decode(),
        "keys": json.dumps(dict(sealed.keys)),
    }


def report(
    unit: Unit, text: str = "Uang di loket", *, on: datetime = NOON, code: str = ""
) -> Tip:
    """Send a report whose code was typed back."""
    box = mailbox(code or new_code())
    sending = intake.seal_report(unit, (), {"Apa": text})
    intake.submit_tip(unit=unit, box=box, sending=sending, at=on)
    tip = intake.confirm_tip(lookup=box.lookup, at=on)
    assert tip is not None
    return tip


def walk(tip: Tip, by: User, *verbs: str, on: datetime = NOON) -> Tip:
    """Take steps that ask for nothing more."""
    for verb in verbs:
        tip = handling.move_tip(tip, verb, by=by, at=on)
    return tip
