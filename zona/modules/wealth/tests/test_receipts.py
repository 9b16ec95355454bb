"""Receipts, reminders and recaps."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from zona.core.audit.models import Entry
from zona.core.files.models import Attachment
from zona.core.notices.models import Notice
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.core.roles import Secrecy
from zona.modules.wealth import actions, queries, tasks
from zona.modules.wealth.models import Recap, Receipt, Reminder
from zona.modules.wealth.rules import Verdict
from zona.modules.wealth.tests.people import (
    DECEMBER,
    NOVEMBER,
    admin,
    as_staff,
    at,
    deputy,
    filed,
    head,
    made_list,
    owed,
    pdf,
    picture,
    reporter,
    stranger,
    verified,
    waiting,
)

pytestmark = pytest.mark.django_db
SENT = date(2021, 12, 6)


@pytest.fixture
def ani() -> User:
    return reporter()


@pytest.fixture
def citra(ani: User) -> User:
    """Return the personnel administration, whose list of 2021 stands."""
    found = admin()
    made_list(found)
    return found


def given(ani: User, **words: object) -> dict[str, Any]:
    first = {
        "number": "TT-1/2021",
        "filed_on": date(2021, 12, 5),
        "upload": pdf(),
        "by": ani,
        "at": DECEMBER,
    }
    return {**first, **words}


def test_a_receipt_is_brought_verified_and_counted(ani: User, citra: User) -> None:
    receipt = filed(owed(ani))

    assert receipt.file.secrecy == Secrecy.SECRET
    assert str(receipt) == receipt.number
    assert Notice.objects.get(recipient=citra).body == "LHKASN 2021"
    actions.judge_receipt(receipt, is_right=True, by=citra, at=DECEMBER)

    row = owed(ani)
    assert (row.state, row.filed_on) == ("diverifikasi", date(2021, 12, 5))
    assert Notice.objects.filter(recipient=ani).exists()
    with pytest.raises(Refused, match="sudah diputus"):
        actions.judge_receipt(receipt, is_right=True, by=citra, at=DECEMBER)
    with pytest.raises(Refused, match="Terverifikasi"):
        filed(row)


def test_a_refused_receipt_is_brought_again(ani: User, citra: User) -> None:
    receipt = filed(owed(ani), "TT-1/2021")
    with pytest.raises(ValidationError, match="alasan"):
        actions.judge_receipt(receipt, is_right=False, by=citra, at=DECEMBER)

    actions.judge_receipt(
        receipt, is_right=False, reason="Nomor tidak terbaca", by=citra, at=DECEMBER
    )

    assert owed(ani).state == "ditolak"
    assert [t.why for t in waiting(ani, SENT)] == [
        "Tanda terima ditolak; unggah kembali; 25 hari lagi"
    ]
    again = filed(owed(ani), "TT-1/2021")
    assert again.verdict == Verdict.MENUNGGU
    events = [event.title for event in queries.timeline(owed(ani))]
    assert sorted(events) == [
        "Tanda terima diunggah",
        "Tanda terima diunggah",
        "Tanda terima: ditolak",
    ]


def test_a_newer_receipt_takes_the_place_of_one_that_waits(
    ani: User, citra: User
) -> None:
    first = filed(owed(ani), "TT-1/2021")

    filed(owed(ani), "TT-2/2021")

    first.refresh_from_db()
    assert first.verdict == Verdict.DIGANTI
    with pytest.raises(Refused):
        actions.judge_receipt(first, is_right=True, by=citra, at=DECEMBER)


def test_nobody_brings_or_verifies_for_himself_or_another(
    ani: User, citra: User
) -> None:
    with pytest.raises(Refused, match="pemiliknya"):
        actions.file_receipt(owed(ani), **given(citra))
    receipt = filed(owed(citra))
    with pytest.raises(Refused, match="admin kepegawaian lain"):
        actions.judge_receipt(receipt, is_right=True, by=citra, at=DECEMBER)
    other = deputy()
    actions.judge_receipt(receipt, is_right=True, by=other, at=DECEMBER)
    with pytest.raises(Refused, match="admin kepegawaian lain"):
        actions.withdraw_verification(owed(citra), reason="x", by=citra, at=DECEMBER)
    with pytest.raises(Refused):
        actions.withdraw_verification(owed(citra), reason="x", by=ani, at=DECEMBER)


def test_a_verification_given_by_mistake_is_taken_back(ani: User, citra: User) -> None:
    row = verified(owed(ani), citra)
    with pytest.raises(ValidationError, match="alasan"):
        actions.withdraw_verification(row, reason=" ", by=citra, at=DECEMBER)

    row = actions.withdraw_verification(
        row, reason="Salah orang", by=citra, at=DECEMBER
    )

    assert (row.state, row.filed_on, row.verified_on) == ("ditolak", None, None)
    assert Receipt.objects.get().verdict == Verdict.DITOLAK


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ({"number": "tanda"}, "Tulis nomor"),
        ({"filed_on": date(2021, 12, 7)}, "masa depan"),
        ({"filed_on": date(2020, 12, 31)}, "mendahului"),
        ({"npwp": "123"}, "15 atau 16"),
        ({"upload": ContentFile(b"MZ program", name="bukti.pdf")}, "program"),
        ({"upload": ContentFile(b"", name="bukti.pdf")}, "kosong"),
    ],
)
def test_what_is_wrong_about_a_receipt_is_said_at_its_field(
    ani: User, citra: User, words: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ValidationError, match=problem):
        actions.file_receipt(owed(ani), **given(ani, **words))

    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("lines", "pages", "problem"),
    [
        (["Tanah dan Bangunan", "Alat Transportasi"], 1, "rincian harta"),
        (["Harta bergerak: Rp 15.000.000"], 1, "beserta nilainya"),
        (["Tanda terima"], 4, "4 halaman"),
    ],
)
def test_a_form_with_assets_is_refused_and_not_kept(
    ani: User, citra: User, lines: list[str], pages: int, problem: str
) -> None:
    with pytest.raises(ValidationError, match=problem):
        actions.file_receipt(owed(ani), **given(ani, upload=pdf(lines, pages=pages)))

    assert not Attachment.objects.exists()
    assert owed(ani).state == "belum"


def test_three_pages_and_a_picture_are_taken_a_workbook_is_not(
    ani: User, citra: User
) -> None:
    actions.file_receipt(owed(ani), **given(ani, upload=pdf(pages=3)))
    actions.file_receipt(owed(ani), **given(ani, upload=picture()))
    book = ContentFile(queries_workbook(), name="bukti.xlsx")
    with pytest.raises(ValidationError, match="PDF, JPEG, atau PNG"):
        actions.file_receipt(owed(ani), **given(ani, upload=book))


def queries_workbook() -> bytes:
    from zona.modules.wealth.sheets import register_workbook  # noqa: PLC0415

    return register_workbook((), SENT)


def test_a_number_or_file_proves_one_report(ani: User, citra: User) -> None:
    actions.file_receipt(owed(ani), **given(ani, upload=pdf(["sama"])))

    with pytest.raises(ValidationError, match="Nomor ini"):
        actions.file_receipt(owed(citra), **given(citra, upload=pdf(["lain"])))
    with pytest.raises(ValidationError, match="Berkas ini sudah"):
        actions.file_receipt(
            owed(citra), **given(citra, number="TT-2", upload=pdf(["sama"]))
        )
    assert owed(citra).state == "belum"


def test_the_tax_number_is_kept_sealed_and_shown_masked(ani: User, citra: User) -> None:
    receipt = actions.file_receipt(owed(ani), **given(ani, npwp="09.254.294.3-407.123"))

    receipt.refresh_from_db()
    assert receipt.npwp == "092542943407123"
    assert receipt.npwp_masked == "••••••••••••123"
    kept = Entry.objects.values_list("detail", flat=True)
    assert "092542943407123" not in str(list(kept))


def test_each_look_at_a_receipt_is_on_record(ani: User, citra: User) -> None:
    receipt = filed(owed(ani))

    actions.record_look(receipt, by=citra, at=DECEMBER)

    assert Entry.objects.filter(verb="files.downloaded", by=citra).exists()


# --- reminders -----------------------------------------------------------------------


def test_the_clock_reminds_each_stretch_once(ani: User, citra: User) -> None:
    due_on = owed(ani).due_on
    for days_ago in (61, 60, 59, 45, 30, 8, 7, 6, 0, -1):
        day = due_on - timedelta(days=days_ago)
        for _ in range(2):
            tasks.daily(at(day.month, day.day, day.year))

    sent = Reminder.objects.filter(obligation=owed(ani)).order_by("pk")
    assert [str(each) for each in sent] == ["H-60", "H-30", "H-7"]
    assert owed(ani).state == "diingatkan"
    assert Notice.objects.filter(recipient=ani).count() == 3
    assert queries.timeline(owed(ani))[0].title == "Pengingat: H-7"


def test_who_filed_or_left_is_not_reminded(ani: User, citra: User) -> None:
    filed(owed(ani))
    citra.is_active = False
    citra.save()

    assert actions.remind_due(at=at(12, 10)) == 0


def test_all_who_are_missing_are_reminded_by_hand_once_a_day(
    ani: User, citra: User
) -> None:
    filed(owed(citra))
    own = owed(ani).obliged_list

    assert actions.remind_now(own, by=citra, at=at(1, 5, 2022)) == 1

    assert owed(ani).state == "diingatkan"
    assert "lewat 5 hari" in Notice.objects.get(recipient=ani).body
    assert queries.timeline(owed(ani))[0].title == "Pengingat: batas lewat 5 hari"
    with pytest.raises(Refused, match="hari ini"):
        actions.remind_now(own, by=citra, at=at(1, 5, 2022))
    assert actions.remind_now(own, by=citra, at=at(1, 6, 2022)) == 1


# --- recaps --------------------------------------------------------------------------


def recap(ani: User, citra: User) -> Recap:
    own = owed(ani).obliged_list
    return actions.make_recap(
        own, recipient="PIC", through="Sekretaris", by=citra, at=DECEMBER
    )


def test_a_recap_gathers_what_is_verified_and_is_sent(ani: User, citra: User) -> None:
    with pytest.raises(Refused, match="Belum ada"):
        recap(ani, citra)
    verified(owed(ani), citra)

    made = recap(ani, citra)

    assert (made.obliged_count, made.filed_count, made.timely_count) == (2, 1, 1)
    assert owed(ani).state == "direkap"
    with pytest.raises(Refused, match="belum dikirim"):
        recap(ani, citra)
    made = actions.send_recap(
        made,
        letter_number="S-1/2021",
        sent_on=SENT,
        letter=pdf(["Surat"], "surat.pdf"),
        register=ContentFile(queries_workbook(), name="register.xlsx"),
        by=citra,
        at=DECEMBER,
    )
    assert made.status.label == "Dikirim"
    assert owed(ani).state == "dikirim"
    assert made.letter and made.letter.secrecy == Secrecy.INTERNAL
    assert made.register and made.register.secrecy == Secrecy.SECRET
    assert str(made) == "Rekap 1 tahun 2021"
    [(row, number)] = queries.register(made)
    assert (row, number) == (owed(ani), f"TT-{row.pk}/2021")


def test_a_recap_without_a_paper_is_sent_too(ani: User, citra: User) -> None:
    verified(owed(ani), citra)

    made = actions.send_recap(
        recap(ani, citra), letter_number="S-1", sent_on=SENT, by=citra, at=DECEMBER
    )

    assert made.letter is None


@pytest.mark.parametrize("days", [-1, 1])
def test_a_recap_is_sent_between_its_verification_and_today(
    ani: User, citra: User, days: int
) -> None:
    verified(owed(ani), citra)

    with pytest.raises(ValidationError, match="Tanggal kirim"):
        actions.send_recap(
            recap(ani, citra),
            letter_number="S-1",
            sent_on=SENT + timedelta(days=days),
            by=citra,
            at=DECEMBER,
        )


def test_a_dropped_recap_gives_its_reports_to_the_next(ani: User, citra: User) -> None:
    verified(owed(ani), citra)
    first = recap(ani, citra)

    actions.void_recap(first, by=citra, at=DECEMBER)

    assert owed(ani).state == "diverifikasi"
    assert recap(ani, citra).number == 2
    with pytest.raises(Refused, match="Dibatalkan"):
        actions.void_recap(first, by=citra, at=DECEMBER)


# --- the agenda ----------------------------------------------------------------------


def titles(user: User, on: date) -> list[str]:
    return [task.title for task in waiting(user, on)]


def test_each_finds_what_waits_for_him(ani: User, citra: User) -> None:
    assert titles(ani, date(2021, 10, 31)) == []
    assert titles(ani, date(2021, 11, 1)) == ["Unggah tanda terima LHKASN 2021"]
    late = waiting(ani, date(2022, 1, 3))[0]
    assert late.why == "Belum lapor; batas sudah lewat"
    assert "2 pegawai belum lapor harta kekayaan 2021" in titles(citra, SENT)

    filed(owed(ani))
    filed(owed(citra))

    assert titles(citra, SENT) == ["Verifikasi tanda terima LHKASN 2021: Ani"]
    [task] = waiting(citra, SENT)
    assert task.due_on == date(2021, 12, 9)  # three working days
    assert [each for each in titles(stranger(), SENT) if "terima" in each] == []


def test_a_recap_is_asked_for_when_the_limit_is_past(ani: User, citra: User) -> None:
    verified(owed(ani), citra)
    assert "Susun rekap laporan harta 2021" not in titles(citra, date(2021, 12, 31))
    assert "Susun rekap laporan harta 2021" in titles(citra, date(2022, 1, 3))

    made = recap(ani, citra)

    assert f"Kirim {made} kepada PIC" in titles(citra, SENT)


def test_a_late_report_is_flagged_and_still_counts(ani: User, citra: User) -> None:
    budi = head()
    own = owed(ani).obliged_list
    actions.renew_list(own, by=citra, at=NOVEMBER)
    as_staff(owed(budi), citra)
    late = date(2022, 1, 4)
    receipt = filed(owed(ani), on=late, when=at(1, 4, 2022))
    actions.judge_receipt(receipt, is_right=True, by=citra, at=at(1, 4, 2022))

    assert owed(ani).is_late_on(late)
    assert owed(budi).is_late_on(late)
    assert not owed(budi).is_late_on(date(2021, 12, 31))
    sums = queries.total(queries.standings(ani.unit_id, 2021, late))
    assert (sums.obliged, sums.filed, sums.timely) == (3, 1, 0)
