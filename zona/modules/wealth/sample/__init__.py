"""The wealth reports of the sample office for 2021: all filed, all sent."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from zona.core.notices.actions import mark_read
from zona.core.notices.models import Notice
from zona.core.people.models import Unit, User
from zona.core.sample import content, on, paper
from zona.modules.wealth import actions
from zona.modules.wealth.models import Obligation, ObligedList
from zona.modules.wealth.rules import Exclusion, Group, Scheme

type Sheet = Mapping[str, Any]


def load() -> None:
    """Load list, receipts and recap through the actions."""
    sheet = content(__package__.removesuffix(".sample"), "wealth.yaml")
    unit = Unit.objects.get(code=sheet["unit"])
    people = {user.username: user for user in User.objects.filter(unit=unit)}
    admin = people[sheet["by"]]
    made_at = on(sheet["made_on"])
    made = actions.prepare_list(unit=unit, year=sheet["year"], by=admin, at=made_at)
    rows = {each.user.username: each for each in made.obligations.all()}
    _settle(sheet, rows, admin)
    for username, day in sheet["filed"].items():
        _file(sheet, rows[username], people, day)
    _send(sheet, made, admin)
    for notice in Notice.objects.filter(url__startswith="/harta/"):  # long since read
        at = on(sheet["sent_on"], 16)
        mark_read(notice=notice, by=notice.recipient, at=at)


def _settle(sheet: Sheet, rows: Mapping[str, Obligation], admin: User) -> None:
    """Excuse who is no officer, and put the others where the report says."""
    at = on(sheet["made_on"], 10)
    for row in sheet["not_asn"]:
        actions.exclude_obligation(
            rows[row["username"]],
            exclusion=Exclusion.BUKAN_ASN,
            excluded_from=row["since"],
            exclusion_note=row["note"],
            by=admin,
            at=at,
        )
    for row in sheet["corrections"]:
        actions.correct_obligation(
            rows[row["username"]],
            scheme=Scheme.LHKASN,
            group=Group(row["group"]),
            basis=row["basis"],
            by=admin,
            at=at,
        )


def _file(sheet: Sheet, row: Obligation, people: Mapping[str, User], day: date) -> None:
    owner = row.user
    number = f"LHKASN-CONTOH-{row.pk:03d}/{sheet['year']}"
    content_ = paper("Tanda terima LHKASN", [f"Nomor {number}"], day, row.unit.place)
    receipt = actions.file_receipt(
        row,
        number=number,
        filed_on=day,
        upload=ContentFile(content_, name=f"tanda-terima-{owner.username}.pdf"),
        by=owner,
        at=on(day),
    )
    is_own = owner.username == sheet["by"]
    verifier = people[sheet["deputy" if is_own else "by"]]
    at = on(sheet["verified_on"])
    actions.judge_receipt(receipt, is_right=True, by=verifier, at=at)


def _send(sheet: Sheet, made: ObligedList, admin: User) -> None:
    recap = actions.make_recap(
        made,
        recipient=sheet["recipient"],
        through=sheet["through"],
        by=admin,
        at=on(sheet["verified_on"], 14),
    )
    title = f"Surat pengantar rekap laporan harta kekayaan {sheet['year']}"
    shown = [
        f"Kepada {recap.recipient} melalui {recap.through}.",
        f"{recap.filed_count} dari {recap.obliged_count} wajib lapor sudah lapor.",
    ]
    letter = paper(title, shown, sheet["sent_on"], made.unit.place)
    actions.send_recap(
        recap,
        letter_number=sheet["letter_number"],
        sent_on=sheet["sent_on"],
        letter=ContentFile(letter, name="surat-pengantar-contoh.pdf"),
        by=admin,
        at=on(sheet["sent_on"]),
    )
