"""What is done with reports: who may, what is refused, what stays secret."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from PIL import Image

from zona.core.audit.models import Entry
from zona.core.files.models import Attachment
from zona.core.notices.models import Notice
from zona.core.people.models import Grant, User
from zona.core.people.tests.people import person
from zona.core.recusal.actions import bar
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.core.workdays.models import Holiday, HolidayKind, HolidaySource
from zona.modules.gratification import actions, queries, tasks
from zona.modules.gratification.models import Deposit, Report, ReportFile, Supplement
from zona.modules.gratification.rules import Kind, Ruling
from zona.modules.gratification.tests import people
from zona.modules.gratification.tests.people import DAY, NIK, NOON, at, proof, report

pytestmark = pytest.mark.django_db


@pytest.fixture
def citra() -> User:
    return people.citra()


@pytest.fixture
def ani(citra: User) -> User:
    return people.ani()


def moved(found: Report, *verbs: str, by: User) -> Report:
    for verb in verbs:
        actions.move_report(found, verb, by=by, at=NOON)
    found.refresh_from_db()
    return found


def forwarded(found: Report, by: User) -> Report:
    moved(found, "verify", "analyse", by=by)
    return actions.forward_report(
        found, analysis="Terkait layanan", kpk_number="K-1", kpk_on=DAY, by=by, at=NOON
    )


def decided(found: Report, ruling: Ruling, by: User) -> Report:
    forwarded(found, by)
    return actions.decide_report(
        found, ruling=ruling, ruling_number="P-1", ruling_on=DAY, by=by, at=NOON
    )


def test_a_report_goes_to_the_upg_above_with_its_clocks(ani: User, citra: User) -> None:
    found = report(ani, received_on=date(2021, 12, 1))

    assert found.unit == citra.unit
    assert found.workplace == ani.unit
    assert str(found) == "GRT-001/2021"
    assert found.report_due_on == date(2021, 12, 15)
    assert found.direct_due_on == date(2022, 1, 12)
    assert found.forward_due_on == date(2021, 12, 24)
    assert found.must_report
    assert Notice.objects.get().recipient == citra
    assert str(report(ani, item="Yang lain")) == "GRT-002/2021"


def test_who_the_reporter_is_stands_nowhere_but_in_the_case(
    ani: User, citra: User
) -> None:
    found = report(ani, uploads=[proof("foto-ani.pdf")])
    entries = Entry.objects.filter(verb__startswith="gratification.")

    assert {entry.by for entry in entries} == {None}
    assert {entry.unit for entry in entries} == {citra.unit}
    file = Attachment.objects.get()
    assert (file.name, file.uploaded_by) == ("bukti-1.pdf", None)
    assert not Attachment.objects.visible_to(people.fresh(citra)).exists()
    assert ReportFile.objects.visible_to(people.fresh(citra)).get().report == found
    with connection.cursor() as cursor:
        cursor.execute("SELECT nik, phone FROM gratification_report")
        nik, phone = cursor.fetchone()
    assert NIK not in nik
    assert "0812" not in phone
    assert Report.objects.get().nik == NIK


def test_a_picture_loses_what_its_camera_noted(ani: User) -> None:
    taken, out = Image.new("RGB", (8, 8)), BytesIO()
    exif = taken.getexif()
    exif[0x8825] = {1: "S", 2: (0.0, 30.0, 0.0)}
    exif[0x010F] = "Kamera Ani"
    taken.save(out, "JPEG", exif=exif)
    assert b"Kamera Ani" in out.getvalue()

    report(ani, uploads=[ContentFile(out.getvalue(), name="foto.jpeg")])

    kept = default_storage.open(Attachment.objects.get().stored_name)
    with kept:
        data = kept.read()
    assert b"Kamera Ani" not in data
    assert not Image.open(BytesIO(data)).getexif()


def test_a_broken_picture_is_refused(ani: User) -> None:
    with pytest.raises(Refused, match="tidak dapat dibaca"):
        report(ani, uploads=[ContentFile(b"bukan gambar", name="foto.png")])


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"received_on": DAY + timedelta(days=1)}, "received_on"),
        ({"received_on": date(1999, 1, 1)}, "received_on"),
        ({"nik": ""}, "nik"),
        ({"nik": "123"}, "nik"),
        ({"phone": "bukan nomor"}, "phone"),
        ({"value_rupiah": -1}, "value_rupiah"),
        ({"item": "x" * 301}, "item"),
    ],
)
def test_bad_input_is_named_at_its_field(
    ani: User, words: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as error:
        report(ani, **words)

    assert field in error.value.message_dict
    assert not Report.objects.exists()


def test_the_same_gift_is_reported_once(ani: User) -> None:
    report(ani)

    with pytest.raises(ValidationError, match="sudah Anda laporkan"):
        report(ani)


def test_a_refusal_needs_no_identity_and_ends_when_it_is_noted(
    ani: User, citra: User
) -> None:
    found = report(ani, kind=Kind.PENOLAKAN, nik="", phone="", address="")

    moved(found, "verify", by=citra)
    actions.move_report(found, "note", reason="Dicatat", by=citra, at=NOON)

    found.refresh_from_db()
    assert found.state == "selesai"


def test_what_was_taken_is_not_closed_as_a_refusal(ani: User, citra: User) -> None:
    found = moved(report(ani), "verify", by=citra)

    with pytest.raises(Refused, match="tidak sesuai"):
        actions.move_report(found, "note", reason="Dicatat", by=citra, at=NOON)


def test_without_any_upg_the_report_stays_with_the_office() -> None:
    ani = people.ani()

    assert report(ani).unit == ani.unit


def test_the_setting_goes_before_the_nearest_upg(ani: User, citra: User) -> None:
    fani = person("fani", Role.GRATIFICATION_UNIT)
    assert queries.upg_of(ani.unit) == fani.unit

    actions.set_service(unit=ani.unit, upg_unit=citra.unit, by=citra, at=NOON)
    assert queries.upg_of(ani.unit) == citra.unit
    actions.set_service(unit=ani.unit, upg_unit=ani.unit, by=citra, at=NOON)
    assert queries.upg_of(ani.unit) == ani.unit

    with pytest.raises(ValidationError, match="unit induknya"):
        actions.set_service(unit=citra.unit, upg_unit=ani.unit, by=citra, at=NOON)


@pytest.mark.parametrize("role", list(Role))
def test_only_the_upg_moves_a_report(ani: User, citra: User, role: Role) -> None:
    found = report(ani)

    with pytest.raises(Refused):
        actions.move_report(found, "verify", by=person("gita", role), at=NOON)


def test_a_handler_leaves_his_own_report_to_another(citra: User) -> None:
    Grant.objects.create(user=citra, unit=citra.unit, role=Role.EMPLOYEE)
    found = report(people.fresh(citra))

    with pytest.raises(Refused, match="petugas UPG yang lain"):
        actions.move_report(found, "verify", by=citra, at=NOON)
    assert queries.moves_for(citra, found, DAY) == ()


def test_who_is_tied_to_the_giver_is_kept_out(ani: User, citra: User) -> None:
    found = report(ani, giver_agency="PT. Sumber Makmur")
    bar(
        user=citra,
        unit=citra.unit,
        party="Sumber Makmur",
        since=date(2021, 1, 1),
        reason="Keluarga",
        by=citra,
        at=NOON,
    )

    with pytest.raises(Refused, match="benturan kepentingan"):
        actions.move_report(found, "verify", by=citra, at=NOON)
    assert queries.moves_for(citra, found, DAY) == ()


def asked(ani: User, citra: User) -> Supplement:
    found = moved(report(ani), "verify", by=citra)
    return actions.ask_supplement(found, asked="Foto barang", by=citra, at=NOON)


def test_the_reporter_completes_and_the_upg_goes_on(ani: User, citra: User) -> None:
    supplement = asked(ani, citra)
    found = supplement.report
    assert supplement.due_on == date(2022, 1, 21)  # 30 working days
    with pytest.raises(Refused, match="belum menyampaikan"):
        actions.move_report(found, "resume", by=citra, at=NOON)

    actions.answer_supplement(
        supplement, answer="Terlampir", uploads=[proof()], by=ani, at=NOON
    )
    moved(found, "resume", by=citra)

    assert found.state == "verifikasi"
    assert found.files.count() == 1
    with pytest.raises(Refused, match="tidak lagi menunggu"):
        actions.answer_supplement(supplement, answer="Lagi", by=ani, at=NOON)


def test_only_the_reporter_completes(ani: User, citra: User) -> None:
    supplement = asked(ani, citra)

    with pytest.raises(Refused, match="oleh pelapornya"):
        actions.answer_supplement(supplement, answer="Saya", by=people.budi(), at=NOON)


def test_a_report_lapses_only_after_its_day(ani: User, citra: User) -> None:
    supplement = asked(ani, citra)
    found, due_on = supplement.report, supplement.due_on

    with pytest.raises(Refused, match="belum lewat"):
        actions.move_report(found, "lapse", by=citra, at=at(due_on))
    actions.move_report(found, "lapse", by=citra, at=at(due_on + timedelta(days=1)))

    found.refresh_from_db()
    assert found.state == "tidak_lengkap"


def test_forwarding_keeps_the_number_of_kpk_and_starts_its_clock(
    ani: User, citra: User
) -> None:
    found = forwarded(report(ani), citra)

    assert (found.state, found.kpk_number) == ("diteruskan_kpk", "K-1")
    assert found.decision_due_on == date(2022, 1, 21)


@pytest.mark.parametrize("kpk_on", [DAY + timedelta(days=1), DAY - timedelta(days=1)])
def test_the_day_of_forwarding_lies_between_report_and_today(
    ani: User, citra: User, kpk_on: date
) -> None:
    found = moved(report(ani), "verify", "analyse", by=citra)

    with pytest.raises(ValidationError):
        actions.forward_report(
            found, analysis="A", kpk_number="1", kpk_on=kpk_on, by=citra, at=NOON
        )


def deposited(found: Report, by: User, **other: Any) -> Deposit:
    words: dict[str, Any] = {
        "item": "Parsel",
        "quantity": "1",
        "condition": "Baik",
        "is_perishable": False,
        "kept_where": "Lemari UPG",
        "received_on": DAY,
        **other,
    }
    return actions.take_deposit(found, by=by, at=NOON, **words)


@pytest.mark.parametrize(
    ("ruling", "verb", "wrong", "state"),
    [
        (Ruling.MILIK_NEGARA, "hand_over", "give_back", "diserahkan"),
        (Ruling.DIKELOLA_INSTANSI, "hand_over", "give_back", "diserahkan"),
        (Ruling.MILIK_PENERIMA, "give_back", "hand_over", "dikembalikan"),
    ],
)
def test_the_ruling_decides_where_the_item_goes(
    ani: User, citra: User, ruling: Ruling, verb: str, wrong: str, state: str
) -> None:
    found = report(ani)
    deposit = deposited(found, citra)
    found = decided(found, ruling, citra)
    settle = actions.settle_report

    with pytest.raises(Refused, match="tidak sesuai"):
        settle(found, wrong, released_to="X", reason="", by=citra, at=NOON)
    settle(found, verb, released_to="Yang berhak", reason="", by=citra, at=NOON)
    deposit.refresh_from_db()
    assert deposit.state == state
    assert deposit.released_to == "Yang berhak"

    moved(found, "close", by=citra)
    assert found.state == "selesai"
    with pytest.raises(Refused, match="tidak menunggu penitipan"):
        deposited(found, citra)


def test_what_would_spoil_is_given_away_before_the_ruling(
    ani: User, citra: User
) -> None:
    found = report(ani)
    cake = deposited(found, citra, is_perishable=True)
    watch = deposited(found, citra)
    donate = actions.donate_deposit

    donate(cake, released_to="Panti asuhan", reason="Foto", by=citra, at=NOON)

    cake.refresh_from_db()
    assert (cake.state, cake.released_on) == ("disalurkan", DAY)
    assert queries.deposit_moves(watch) == ()
    with pytest.raises(Refused, match="menunggu penetapan"):
        donate(watch, released_to="Panti", reason="", by=citra, at=NOON)


def test_an_item_is_taken_by_the_upg_within_its_days(ani: User, citra: User) -> None:
    found = report(ani)

    with pytest.raises(Refused, match="Hanya UPG"):
        deposited(found, ani)
    for day in (found.received_on - timedelta(days=1), DAY + timedelta(days=1)):
        with pytest.raises(ValidationError):
            deposited(found, citra, received_on=day)
    refusal = report(ani, kind=Kind.PENOLAKAN)
    with pytest.raises(Refused, match="tidak menunggu"):
        deposited(refusal, citra)


def test_the_head_reads_a_report_only_when_let_in(ani: User, citra: User) -> None:
    budi, found = people.budi(), report(ani)
    assert not Report.objects.visible_to(budi).exists()

    with pytest.raises(Refused):
        actions.share_report(found, is_shared=True, reason="Perlu", by=ani, at=NOON)
    actions.share_report(found, is_shared=True, reason="Perlu", by=citra, at=NOON)
    assert Report.objects.visible_to(budi).get() == found
    actions.share_report(found, is_shared=False, reason="Cukup", by=citra, at=NOON)
    assert not Report.objects.visible_to(budi).exists()


def test_a_decree_on_holidays_moves_open_clocks_only(ani: User, citra: User) -> None:
    found = report(ani, received_on=date(2021, 12, 1))
    Holiday.objects.create(
        day=date(2021, 12, 20),
        name="Hari libur tambahan",
        kind=HolidayKind.CUTI_BERSAMA,
        source=HolidaySource.MANUAL,
        status="resmi",
        basis="SKB",
    )

    tasks.daily(NOON)
    found.refresh_from_db()
    assert found.forward_due_on == date(2021, 12, 27)
    assert found.report_due_on == date(2021, 12, 15)
    tasks.daily(NOON)
    assert Entry.objects.filter(verb="gratification.moved_clock").count() == 1

    Holiday.objects.all().delete()
    tasks.daily(at(date(2022, 2, 1)))
    found.refresh_from_db()
    assert found.forward_due_on == date(2021, 12, 27)
