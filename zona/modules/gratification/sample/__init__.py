"""Guests of the sample quarter, and two invented reports of the months after it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from zona.core.people.models import Unit, User
from zona.core.sample import content, on
from zona.core.upkeep.actions import register_policy
from zona.modules.gratification import actions
from zona.modules.gratification.models import GuestVisit, Report

type Row = Mapping[str, Any]


def load() -> None:
    """Load the guest book, the procedure of guests, a refusal and a receipt."""
    sheet = content(__package__.removesuffix(".sample"), "gratification.yaml")
    unit = Unit.objects.get(code=sheet["unit"])
    _procedure(sheet["procedure"], unit)
    officer = _person(sheet["officer"])
    for row in sheet["guests"]:
        _guest(row, unit, officer)
    _refusal(sheet["refusal"], unit)
    _receipt(sheet["receipt"], unit)


def _person(username: str) -> User:
    return User.objects.get(username=username)


def _procedure(row: Row, unit: Unit) -> None:
    register_policy(
        unit=unit,
        kind="gratification.guests",
        title=row["title"],
        number=row["number"],
        dated_on=row["dated_on"],
        first_day=row["dated_on"],
        by=_person(row["by"]),
        at=on(row["dated_on"]),
    )


def _guest(row: Row, unit: Unit, officer: User) -> None:
    arrived = on(row["day"], row["hour"])
    visit = actions.receive_guest(
        unit=unit,
        guest_name=row["name"],
        agency=row["agency"],
        purpose=row["purpose"],
        host=User.objects.filter(username=row["host"]).first(),
        meeting_place=row["place"],
        goods=row.get("goods", ""),
        offers_gift=row.get("offers_gift", False),
        by=officer,
        at=arrived,
    )
    left = arrived + timedelta(minutes=row["minutes"])
    actions.see_guest_off(visit, by=officer, at=left)


def _refusal(row: Row, unit: Unit) -> None:
    visit = GuestVisit.objects.of(unit.pk).get(guest_name=row["guest"])
    report = actions.submit_report(
        workplace=unit,
        visit=visit,
        kind="penolakan",
        post="Petugas UPP",
        giver_name=visit.guest_name,
        giver_agency=visit.agency,
        relation="pengguna_layanan",
        occasion="layanan",
        place="Ruang UPP",
        received_on=visit.arrived_at.date(),
        form="makanan",
        item=visit.goods,
        value_rupiah=150_000,
        is_perishable=True,
        chronology="Parsel ditawarkan sesudah hasil uji diterima, lalu ditolak. Data ini rekaan.",
        by=_person(row["by"]),
        at=on(row["day"]),
    )
    handler, day = _person(row["noted_by"]), on(row["noted_on"])
    actions.move_report(report, "verify", by=handler, at=day)
    actions.move_report(report, "note", reason=row["note"], by=handler, at=day)


def _receipt(row: Row, unit: Unit) -> None:
    reporter = _person(row["by"])
    report = actions.submit_report(
        workplace=unit,
        kind="penerimaan",
        post="Pengadministrasi Umum",
        nik="0000000000000000",
        address="Alamat contoh",
        phone="0800 000 0000",
        giver_name=row["giver_name"],
        giver_agency=row["giver_agency"],
        relation="mitra",
        has_interest=True,
        occasion="layanan",
        place=row["place"],
        received_on=row["received_on"],
        form="barang",
        item=row["item"],
        value_rupiah=row["value_rupiah"],
        chronology=row["chronology"],
        kept_where=row["kept_where"],
        by=reporter,
        at=on(row["day"]),
    )
    _handle(report, row)


def _handle(report: Report, row: Row) -> None:
    handler, day = _person(row["handled_by"]), on(row["handled_on"])
    actions.move_report(report, "verify", by=handler, at=day)
    actions.take_deposit(
        report,
        item=row["item"],
        quantity="1 buah",
        condition="Baik",
        is_perishable=False,
        kept_where=row["kept_where"],
        received_on=row["handled_on"],
        by=handler,
        at=day,
    )
    actions.move_report(report, "analyse", by=handler, at=day)
