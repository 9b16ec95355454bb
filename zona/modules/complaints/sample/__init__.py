"""The sample quarter: questions of customers about test results, and no complaint."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from zona.core.people.models import Unit, User
from zona.core.sample import content, on
from zona.modules.complaints import actions
from zona.modules.complaints.models import Channel
from zona.modules.complaints.rules import (
    ChannelKind,
    CheckWay,
    Classification,
    Grade,
    Rating,
)


def load() -> None:
    """Load channels, the opened box, and the questions with their answers."""
    sheet = content(__package__.removesuffix(".sample"), "complaints.yaml")
    unit = Unit.objects.get(code=sheet["unit"])
    people = {
        name: User.objects.get(username=sheet[name])
        for name in ("desk", "admin", "head", "pic")
    }
    channels = {row["kind"]: _channel(row, unit, people) for row in sheet["channels"]}
    for row in sheet["boxes"]:
        actions.check_channel(
            channels["kotak_saran"],
            way=CheckWay.DIBUKA,
            checked_on=row["checked_on"],
            sheets_count=row["sheets_count"],
            second=User.objects.get(username=row["second"]),
            note=row["note"],
            by=people["desk"],
            at=on(row["checked_on"]),
        )
    for row in sheet["questions"]:
        _question(row, unit, people)


def _channel(row: Mapping[str, Any], unit: Unit, people: Mapping[str, User]) -> Channel:
    return actions.open_channel(
        unit=unit,
        kind=ChannelKind(row["kind"]),
        address=row["address"],
        opened_on=row["opened_on"],
        by=people["desk"],
        at=on(row["opened_on"]),
    )


def _question(row: Mapping[str, Any], unit: Unit, people: Mapping[str, User]) -> None:
    """Take a question from receipt to its end, by the people whose steps they are."""
    came, sent, desk = row["received_on"], row["sent_on"], people["desk"]
    case = actions.submit_complaint(
        unit=unit,
        channel=ChannelKind(row["channel"]),
        classification=Classification.PERMINTAAN_INFORMASI,
        subject=row["subject"],
        text=row["text"],
        received_on=came,
        is_anonymous=True,
        by=desk,
        at=on(came),
    ).complaint
    actions.acknowledge(case, by=desk, at=on(came))
    actions.accept(
        case,
        classification=Classification.PERMINTAAN_INFORMASI,
        grade=Grade.NORMATIF,
        service="Jasa pengujian (contoh)",
        by=desk,
        at=on(came, 10),
    )
    actions.dispose(case, pic=people["pic"], by=people["admin"], at=on(came, 11))
    actions.draft(
        case,
        answer=row["answer"],
        cause=row["cause"],
        by=people["pic"],
        at=on(came, 14),
    )
    _answered(case, row, people, sent)


def _answered(
    case: Any, row: Mapping[str, Any], people: Mapping[str, User], sent: date
) -> None:
    actions.approve(case, by=people["head"], at=on(sent))
    actions.send_answer(case, by=people["desk"], at=on(sent, 10))
    actions.respond(
        case, "close", rating=Rating(row["rating"]), at=on(row["closed_on"], 15)
    )
