"""What people see of wealth reports, and what they may do there."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.audit.models import Entry
from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.roles import Role
from zona.modules.wealth import actions, queries
from zona.modules.wealth.models import Obligation, ObligedList, Recap, Receipt
from zona.modules.wealth.rules import Verdict
from zona.modules.wealth.tests.people import (
    DECEMBER,
    admin,
    browser,
    filed,
    head,
    made_list,
    owed,
    pdf,
    reporter,
    stranger,
    verified,
)

pytestmark = pytest.mark.django_db
HOME = "/harta/"


def url(name: str, *args: object) -> str:
    return reverse(f"wealth:{name}", args=args)


@pytest.fixture
def ani() -> User:
    return reporter()


@pytest.fixture
def citra(ani: User) -> User:
    found = admin()
    made_list(found)
    return found


def typed(**words: object) -> dict[str, Any]:
    first: dict[str, Any] = {
        "number": "TT-1/2021",
        "filed_on": "05-12-2021",
        "upload": pdf(),
        "is_receipt_only": "on",
    }
    return {**first, **words}


def test_a_person_finds_his_reports_and_brings_a_receipt(
    ani: User, citra: User
) -> None:
    client, row = browser(ani), owed(ani)
    new = url("receipt_new", row.pk)
    assert "LHKASN 2021" in client.get(HOME).text
    assert "Zona tidak" in client.get(new).text

    wrong = client.post(
        new, typed(upload=pdf(["Tanah dan bangunan", "Harta bergerak"]))
    )
    assert "rincian harta" in wrong.text
    assert "TT-1/2021" in wrong.text
    assert "centang" in client.post(new, typed(is_receipt_only="")).text
    answer = client.post(new, typed(), follow=True)

    assert "menunggu verifikasi" in answer.text
    assert Receipt.objects.get().number == "TT-1/2021"
    file = client.get(url("receipt_file", Receipt.objects.get().pk))
    assert b"".join(file).startswith(b"%PDF")


def test_only_a_tax_return_asks_for_the_tax_number(citra: User) -> None:
    made_list(citra, 2023)
    client = browser(citra)

    assert "NPWP" not in client.get(url("receipt_new", owed(citra).pk)).text
    assert "NPWP" in client.get(url("receipt_new", owed(citra, 2023).pk)).text


def test_a_colleague_never_sees_anothers_receipt(ani: User, citra: User) -> None:
    receipt = filed(owed(ani))
    page, file = owed(ani).get_absolute_url(), url("receipt_file", receipt.pk)
    fajar, budi = browser(reporter("fajar")), browser(head())

    assert fajar.get(page).status_code == 404
    assert fajar.get(file).status_code == 404
    assert fajar.get(url("receipt_new", owed(ani).pk)).status_code == 404
    assert fajar.get(receipt.file.get_absolute_url()).status_code == 404
    shown = budi.get(page)
    assert "Menunggu verifikasi" in shown.text
    assert receipt.number not in shown.text
    assert budi.get(file).status_code == 404
    assert budi.get(receipt.file.get_absolute_url()).status_code == 404
    assert browser(citra).get(receipt.file.get_absolute_url()).status_code == 404
    assert b"".join(browser(citra).get(file)).startswith(b"%PDF")
    assert Entry.objects.filter(verb="files.downloaded", by=citra).count() == 1


def test_the_administration_verifies_or_refuses_with_a_reason(
    ani: User, citra: User
) -> None:
    receipt, client = filed(owed(ani)), browser(citra)
    verify = url("receipt_verify", receipt.pk)
    assert receipt.number in client.get(verify).text
    assert "Verifikasi" in client.get(owed(ani).get_absolute_url()).text

    assert "Tulis alasan" in client.post(verify, {"is_right": "tidak"}).text
    client.post(verify, {"is_right": "ya"})

    assert owed(ani).state == "diverifikasi"
    assert client.post(verify, {"is_right": "ya"}).status_code == 409
    withdraw = url("receipt_withdraw", owed(ani).pk)
    assert client.get(withdraw).status_code == 200
    client.post(withdraw, {"reason": "Salah orang"})
    assert Receipt.objects.get().verdict == Verdict.DITOLAK
    assert "Salah orang" in browser(ani).get(owed(ani).get_absolute_url()).text


def test_the_head_sees_the_list_and_changes_nothing(ani: User, citra: User) -> None:
    budi = browser(head())
    page = budi.get(url("obligation_list"))

    assert "Ani" in page.text and "Belum lapor" in page.text
    assert "Ingatkan" not in page.text
    own = ObligedList.objects.get()
    for name, pk in (
        ("list_edit", own.pk),
        ("obligation_edit", owed(ani).pk),
        ("obligation_exclude", owed(ani).pk),
        ("recap_new", own.pk),
        ("receipt_withdraw", owed(ani).pk),
    ):
        assert budi.get(url(name, pk)).status_code == 403
    assert budi.get(url("obligation_xlsx")).status_code == 403
    assert browser(ani).get(url("obligation_list")).status_code == 403


def test_a_list_is_made_corrected_and_narrowed(ani: User, citra: User) -> None:
    client, today = browser(citra), localdate()
    made = client.post(url("list_new"), {"year": 2022}, follow=True)
    assert "Daftar tersusun" in made.text
    assert client.post(url("list_new"), {"year": 2022}).status_code == 409
    assert "2100" in client.post(url("list_new"), {"year": 9999}).text
    row = owed(ani, 2022)

    edit = url("obligation_edit", row.pk)
    wrong = client.post(edit, {"scheme": "lhkpn", "group": "staf", "basis": "SK 5"})
    assert "tidak sesuai dengan skemanya" in wrong.text
    assert "SK 5" in wrong.text
    client.post(edit, {"scheme": "lhkpn", "group": "pejabat", "basis": "SK 5"})
    assert owed(ani, 2022).scheme == "lhkpn"

    narrowed: dict[str, Any] = {"tahun": 2022, "kelompok": "pejabat", "urut": "-batas"}
    page = client.get(url("obligation_list"), narrowed).text
    assert "Ani" in page and "Citra</a>" not in page
    for status in ("terlambat", "belum_lapor"):
        assert (
            "Ani"
            in client.get(url("obligation_list"), {**narrowed, "status": status}).text
        )
    none = {"tahun": "2022", "status": "dikirim", "cari": "x"}
    assert "Tidak ada yang cocok" in client.get(url("obligation_list"), none).text
    unknown = {"urut": "x", "tahun": "2022"}
    assert "Ani" in client.get(url("obligation_list"), unknown).text
    empty = client.get(url("obligation_list"), {"tahun": today.year}).text
    assert "Belum ada daftar" in empty


def test_a_person_is_excused_and_owes_again(ani: User, citra: User) -> None:
    client, row = browser(citra), owed(ani)
    exclude = url("obligation_exclude", row.pk)
    given: dict[str, Any] = {"exclusion": "berhenti", "excluded_from": "31-12-2021"}
    wrong = client.post(exclude, {**given, "exclusion_note": "SK 3"}).text
    assert "tetap wajib" in wrong and "SK 3" in wrong
    client.post(
        exclude, {**given, "excluded_from": "30-12-2021", "exclusion_note": "SK 3"}
    )

    assert "SK 3" in client.get(row.get_absolute_url()).text
    assert "Berhenti" in client.get(url("obligation_list"), {"tahun": 2021}).text
    assert "1 orang" in client.get(url("summary_view"), {"tahun": 2021}).text
    assert client.get(url("obligation_include", row.pk)).status_code == 405
    client.post(url("obligation_include", row.pk))
    assert owed(ani).state == "belum"


def test_terms_renewal_and_reminders_of_a_list(ani: User, citra: User) -> None:
    client, own = browser(citra), ObligedList.objects.get()
    given: dict[str, Any] = {
        "decree_number": "",
        "decree_on": "01-11-2021",
        "lhkpn_due_on": "31-03-2022",
        "other_due_on": "31-12-2021",
        "upload": pdf(["SK"], "sk.pdf"),
    }
    edit = url("list_edit", own.pk)
    assert "Isi nomor" in client.post(edit, given).text
    client.post(
        edit, {**given, "decree_number": "SK 5", "upload": pdf(["SK"], "sk.pdf")}
    )
    assert "sk.pdf" in client.get(edit).text
    assert "SK 5" in client.get(url("obligation_list")).text

    reporter("baru")
    assert (
        "1 pegawai ditambahkan"
        in client.post(url("list_renew", own.pk), follow=True).text
    )
    assert (
        "3 pegawai diingatkan"
        in client.post(url("list_remind", own.pk), follow=True).text
    )
    assert client.post(url("list_remind", own.pk)).status_code == 409


def test_a_new_office_is_recorded(ani: User, citra: User) -> None:
    client = browser(citra)
    given: dict[str, Any] = {
        "user": ani.pk,
        "occasion": "pengangkatan",
        "happened_on": "01-12-2021",
        "scheme": "lhkpn",
        "group": "lainnya",
        "basis": "Bendahara",
    }
    new = f"{url('appointment_new')}?tahun=2021"
    assert "Pegawai" in client.get(new).text
    assert "Bendahara" in client.post(new, {**given, "group": "staf"}).text
    client.post(new, given)

    row = Obligation.objects.get(occasion="pengangkatan")
    assert "1 Desember 2021" in client.get(row.get_absolute_url()).text
    assert "Pengangkatan" in client.get(url("obligation_list"), {"tahun": 2021}).text


def test_a_recap_goes_out_with_letter_and_register(ani: User, citra: User) -> None:
    verified(owed(ani), citra)
    client, own = browser(citra), ObligedList.objects.get()
    budi = browser(head())
    assert "Susun rekap" in client.get(url("summary_view")).text
    new = url("recap_new", own.pk)
    assert "PIC LHKASN kementerian" in client.get(new).text
    client.post(new, {"recipient": "PIC Kementerian", "through": "Sekretaris"})
    recap = Recap.objects.get()

    assert budi.get(url("letter_pdf", recap.pk)).content.startswith(b"%PDF")
    assert budi.get(url("letter_docx", recap.pk)).content.startswith(b"PK")
    assert budi.get(url("register_xlsx", recap.pk)).status_code == 403
    assert client.get(url("register_xlsx", recap.pk)).content.startswith(b"PK")
    assert client.get(url("obligation_xlsx")).content.startswith(b"PK")
    assert Entry.objects.filter(verb="wealth.exported").count() == 2

    send = url("recap_send", recap.pk)
    future = localdate() + timedelta(days=1)
    wrong = client.post(send, {"letter_number": "S-1", "sent_on": f"{future:%d-%m-%Y}"})
    assert "masa depan" in wrong.text and "S-1" in wrong.text
    client.post(send, {"letter_number": "S-1", "sent_on": "07-12-2021"})
    recap.refresh_from_db()
    assert recap.letter and recap.register
    assert "S-1" in budi.get(recap.get_absolute_url()).text
    assert "PIC Kementerian" in budi.get(url("summary_view")).text
    assert client.post(url("recap_void", recap.pk)).status_code == 409
    assert client.post(new, {"recipient": "PIC"}).status_code == 409


def test_a_recap_is_dropped_and_a_signed_letter_is_kept(ani: User, citra: User) -> None:
    verified(owed(ani), citra)
    client, own = browser(citra), ObligedList.objects.get()
    first = actions.make_recap(own, recipient="PIC", by=citra, at=DECEMBER)
    client.post(url("recap_void", first.pk))
    assert "Dibatalkan" in client.get(first.get_absolute_url()).text
    recap = actions.make_recap(own, recipient="PIC", by=citra, at=DECEMBER)

    given: dict[str, Any] = {"letter_number": "S-2", "sent_on": "07-12-2021"}
    signed = pdf(["Surat bertanda tangan"], "surat.pdf")
    client.post(url("recap_send", recap.pk), {**given, "letter": signed})

    recap.refresh_from_db()
    assert recap.letter and recap.letter.name == "surat.pdf"


def test_the_summary_shows_shares_without_names(ani: User, citra: User) -> None:
    verified(owed(ani), citra)
    member = person("oki", Role.ZI_MEMBER)
    client = browser(member)

    page = client.get(url("summary_view"), {"tahun": "2021"}).text

    assert "50 %" in page
    assert "Ani" not in page
    assert "Daftar wajib lapor" not in page
    assert "Belum ada daftar" in client.get(url("summary_view"), {"tahun": "2020"}).text
    assert "2021" in client.get(url("summary_view"), {"tahun": "abc"}).text
    assert queries.latest_year(member.unit_id, date(2022, 1, 1)) == 2021


def test_a_stranger_sees_and_does_nothing(ani: User, citra: User) -> None:
    receipt, dewi = filed(owed(ani)), browser(stranger())
    verified(owed(citra), admin_two())
    own = ObligedList.objects.get()
    recap = actions.make_recap(own, recipient="PIC", by=citra, at=DECEMBER)

    for name in (
        "obligation_detail",
        "obligation_edit",
        "obligation_exclude",
        "receipt_new",
        "receipt_withdraw",
    ):
        assert dewi.get(url(name, owed(ani).pk)).status_code == 404
    for name in ("receipt_file", "receipt_verify"):
        assert dewi.get(url(name, receipt.pk)).status_code == 404
    for name in ("recap_detail", "recap_send", "letter_pdf", "register_xlsx"):
        assert dewi.get(url(name, recap.pk)).status_code == 404
    for name in ("list_renew", "list_remind"):
        assert dewi.post(url(name, own.pk)).status_code == 404
    assert dewi.post(url("obligation_include", owed(ani).pk)).status_code == 404
    assert dewi.post(url("recap_void", recap.pk)).status_code == 404
    for name in ("obligation_list", "summary_view", "list_new", "appointment_new"):
        assert dewi.get(url(name), {"unit": "balai-uji"}).status_code == 404


def admin_two() -> User:
    return person("fitri", Role.EMPLOYEE, Role.PERSONNEL_ADMIN)


def test_lists_take_as_many_queries_for_many_as_for_few(
    ani: User, citra: User, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        reporter(f"p{number:02d}")
    actions.renew_list(ObligedList.objects.get(), by=citra, at=DECEMBER)
    client = browser(citra)
    client.get(url("obligation_list"))

    with django_assert_max_num_queries(14):  # type: ignore[operator]  # the plugin's fixture
        page = client.get(url("obligation_list"))
    with django_assert_max_num_queries(16):  # type: ignore[operator]  # as above
        client.get(url("summary_view"))

    assert "page=2" in page.text
