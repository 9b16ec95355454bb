"""The sample quarter of the channel: nil reports, one passed test, no evaluation."""

from base64 import b64encode
from datetime import date
from typing import Any

from nacl.public import PrivateKey
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from nacl.utils import random

from zona.core.duties.actions import check_report, make_report, sign_report
from zona.core.facts import Period
from zona.core.people.models import Unit, User
from zona.core.sample import content, on
from zona.core.upkeep.actions import record_briefing
from zona.core.upkeep.queries import active_people
from zona.core.upkeep.rules import Audience, Medium
from zona.modules.whistleblowing import queries
from zona.modules.whistleblowing.actions import handling, intake, keys, probes
from zona.modules.whistleblowing.actions.handling import MAILBOX, SealedWords
from zona.modules.whistleblowing.models import Tip
from zona.modules.whistleblowing.rules.codes import mailbox, new_code
from zona.modules.whistleblowing.rules.sealing import decoded, lock, words

# As the browser makes a key: static/whistleblowing/vault.js.
PASSES, MEMORY = 3, 64 * 1024 * 1024


def load() -> None:
    """Load keys, the internalisation, a test of the channel and the nil reports."""
    sheet = content(__package__.removesuffix(".sample"), "whistleblowing.yaml")
    unit = Unit.objects.get(code=sheet["unit"])
    for name in sheet["handlers"]:
        _make_key(_user(name), sheet["passphrase"], sheet["keys_on"])
    _brief(unit, sheet["briefing"])
    _probe(unit, sheet["probe"])
    for month in sheet["monthly"]["months"]:
        _report(unit, sheet["monthly"], month)


def _user(name: str) -> User:
    return User.objects.get(username=name)


def _make_key(user: User, phrase: str, day: date) -> None:
    private, salt = PrivateKey.generate(), random(argon2id.SALTBYTES)
    key = argon2id.kdf(32, phrase.encode(), salt, opslimit=PASSES, memlimit=MEMORY)
    kept = bytes(SecretBox(key).encrypt(bytes(private)))
    parts = ("1", str(PASSES), str(MEMORY), _text(salt), _text(kept))
    keys.register_key(
        unit=user.unit,
        public_key=_text(bytes(private.public_key)),
        protected_key=".".join(parts),
        by=user,
        at=on(day),
    )


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()


def _brief(unit: Unit, row: dict[str, Any]) -> None:
    record_briefing(
        unit=unit,
        topic="whistleblowing",
        title=row["title"],
        held_on=row["held_on"],
        medium=Medium.INTRANET,
        audience=Audience.INTERNAL,
        content=row["content"],
        attendees=active_people(unit.pk),
        by=_user(row["by"]),
        at=on(row["held_on"]),
    )


def _probe(unit: Unit, row: dict[str, Any]) -> None:
    box, handler = mailbox(new_code()), _user(row["handler"])
    begun = on(row["made_on"])
    probes.begin_probe(unit=unit, box=box, by=_user(row["by"]), at=begun)
    tip = intake.confirm_tip(lookup=box.lookup, at=begun)
    assert tip is not None  # noqa: S101  # it was begun on the line above
    answered = on(row["answered_on"])
    handling.open_tip(tip, by=handler, at=answered)
    tip = handling.move_tip(tip, "review", by=handler, at=answered)
    sealed = _sealed(row["answer"], tip)
    handling.answer_reporter(tip, sealed, by=handler, at=answered)
    intake.read_mailbox(tip=tip, at=on(row["read_on"]))


def _sealed(text: str, tip: Tip) -> SealedWords:
    """Seal an answer to the team and the mailbox, as the handler's browser does."""
    holders = {str(each.pk): each.public_key for each in queries.holders_of(tip)}
    recipients = {**holders, MAILBOX: tip.mailbox_key}
    locked = lock(words({"Jawaban": text}), map(decoded, recipients.values()))
    return SealedWords(locked.body, dict(zip(recipients, locked.keys, strict=True)))


def _report(unit: Unit, row: dict[str, Any], month: dict[str, Any]) -> None:
    maker, signer = _user(row["made_by"]), _user(row["signed_by"])
    report = make_report(
        queries.MONTHLY,
        unit=unit,
        period=Period(month["start"], month["end"]),
        by=maker,
        at=on(month["signed_on"]),
    )
    check_report(report, by=maker, at=on(month["signed_on"], 10))
    sign_report(report, by=signer, at=on(month["signed_on"], 11))
