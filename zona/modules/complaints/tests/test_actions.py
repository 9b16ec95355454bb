"""What people do with complaints, and what they may not."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from PIL import Image

from zona.core.audit.models import Entry
from zona.core.files.models import Attachment
from zona.core.notices.models import Notice
from zona.core.refused import Refused
from zona.core.workdays.actions import add_holiday
from zona.core.workdays.models import HolidayKind
from zona.modules.complaints import actions, queries, tasks
from zona.modules.complaints.models import Complaint
from zona.modules.complaints.rules import (
    ArchiveReason,
    ChannelKind,
    Classification,
    Grade,
    Rating,
)
from zona.modules.complaints.tests.people import (
    NOON,
    STORY,
    Office,
    at,
    dewi,
    submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def photo() -> ContentFile[bytes]:
    exif = Image.Exif()
    exif[0x0110] = "KameraEko"
    exif.get_ifd(0x8825)[1] = "S"
    out = BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "JPEG", exif=exif)
    assert b"KameraEko" in out.getvalue()
    return ContentFile(out.getvalue(), name="foto.jpg")


def test_the_whole_way_ends_with_a_satisfied_complainant(office: Office) -> None:
    case = office.answered()
    actions.respond(case, "close", rating=Rating.PUAS, at=at(2021, 10, 5))

    case.refresh_from_db()
    assert (case.state, case.rating) == ("selesai", "3")
    assert case.closed_on == date(2021, 10, 5)
    assert case.course.is_on_time()
    assert Notice.objects.filter(recipient=office.ani).exists()
    assert not any(STORY in f"{each.title}{each.body}" for each in Notice.objects.all())
    assert [each.who for each in queries.history(case)][-1] == "Budi"
    assert "Catatan" not in {each.title for each in queries.public_history(case)}


def test_t7_1_on_the_records(office: Office) -> None:
    case = submitted(office.budi).complaint
    assert case.limit_on == date(2021, 10, 18)

    actions.acknowledge(case, by=office.budi, at=at(2021, 10, 8))
    case = actions.accept(
        case,
        classification=Classification.PENGADUAN,
        grade=Grade.BERKADAR_PENGAWASAN,
        by=office.budi,
        at=at(2021, 10, 10),
    )

    assert case.limit_on == case.decide_limit_on == date(2021, 12, 9)
    assert [clock.limit.on for clock in queries.clocks(case)] == [
        date(2021, 10, 18),
        date(2021, 12, 9),
    ]


def test_numbers_run_on_in_a_year_and_begin_anew_in_the_next(office: Office) -> None:
    first = submitted(office.budi).complaint
    second = submitted(office.budi, text="Lain").complaint
    third = submitted(office.budi, text="Lagi", on=date(2022, 1, 3)).complaint

    assert [each.sequence for each in (first, second, third)] == [1, 2, 1]
    assert first.number.endswith("-2021-0001")


def test_the_same_form_sent_twice_is_one_complaint() -> None:
    first = submitted(token="a" * 32)
    second = submitted(token="a" * 32)

    assert (first.complaint, first.code) == (second.complaint, second.code)
    assert Complaint.objects.count() == 1


def test_the_same_words_are_refused_at_their_field(office: Office) -> None:
    first = submitted(office.budi).complaint

    with pytest.raises(ValidationError) as refused:
        submitted(office.budi, text=STORY.upper())
    assert first.number in refused.value.message_dict["text"][0]
    with pytest.raises(ValidationError) as stranger:
        submitted()
    assert first.number not in stranger.value.message_dict["text"][0]
    submitted(office.budi, on=date(2021, 11, 4))


def test_a_receipt_is_not_in_the_future_nor_before_the_event(office: Office) -> None:
    with pytest.raises(ValidationError, match="masa depan"):
        actions.submit_complaint(
            unit=office.budi.unit,
            channel=ChannelKind.SURAT,
            subject="x",
            text="x",
            received_on=date(2021, 10, 5),
            by=office.budi,
            at=NOON,
        )
    with pytest.raises(ValidationError, match="sesudah pengaduan"):
        submitted(office.budi, happened_on=date(2021, 10, 5))


def test_identity_and_code_do_not_lie_in_the_database(office: Office) -> None:
    receipt = submitted(
        office.budi,
        is_anonymous=False,
        reporter_name="Eko Warga",
        reporter_contact="0812000111",
        reporter_identity="1471000000000001",
    )

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM complaints_complaint")
        kept = str(cursor.fetchall())
    for secret in ("Eko Warga", "0812000111", "1471000000000001", receipt.code):
        assert secret not in kept
    assert "Eko Warga" not in str(list(Entry.objects.values()))
    assert Complaint.objects.get().reporter_name == "Eko Warga"
    assert receipt.complaint.has_identity


def test_a_picture_loses_its_place_and_only_the_case_opens_it(office: Office) -> None:
    drawn = BytesIO()
    Image.new("P", (4, 4)).save(drawn, "PNG")
    palette = ContentFile(drawn.getvalue(), name="gambar.png")
    note = ContentFile(b"%PDF-1.4 rusak", name="x.pdf")
    case = submitted(office.budi, uploads=[photo(), palette]).complaint

    kept = case.files.order_by("pk").first()
    assert kept is not None
    with default_storage.open(kept.attachment.stored_name) as stream:
        content = stream.read()
    assert b"KameraEko" not in content
    assert not Image.open(BytesIO(content)).getexif()
    assert not Attachment.objects.visible_to(office.citra).exists()
    with pytest.raises(Refused):
        submitted(office.budi, text="Lain", uploads=[note])


def test_a_picture_of_another_kind_is_refused(office: Office) -> None:
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, "GIF")

    with pytest.raises(Refused):
        submitted(office.budi, uploads=[ContentFile(out.getvalue(), name="gambar.png")])


def test_incomplete_papers_rest_until_they_come(office: Office) -> None:
    case = submitted(office.budi).complaint
    actions.acknowledge(case, by=office.budi, at=NOON)
    case = actions.suspend(case, note="Nomor order?", by=office.budi, at=NOON)
    assert (case.decide_limit_on, case.limit_on) == (None, date(2021, 11, 3))

    case = actions.respond(
        case, "supplement", note="Order 12", uploads=[photo()], at=at(2021, 10, 20)
    )

    assert case.state == "verifikasi"
    assert case.decide_limit_on is not None
    titles = [each.title for each in queries.public_history(case)]
    assert "Pesan pelapor" in titles
    assert "Kelengkapan diminta" in titles


def test_silence_withdraws_what_is_incomplete_and_closes_what_is_answered(
    office: Office,
) -> None:
    waiting = office.answered()
    other = submitted(office.budi, text="Lain").complaint
    actions.acknowledge(other, by=office.budi, at=NOON)
    actions.suspend(other, note="Apa?", by=office.budi, at=NOON)

    tasks.daily(at(2021, 10, 14))
    waiting.refresh_from_db()
    assert waiting.state == "menunggu_pelapor"
    tasks.daily(at(2021, 10, 15))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.closed_on) == ("selesai", date(2021, 10, 15))
    tasks.daily(at(2021, 11, 4))
    other.refresh_from_db()
    assert other.state == "dianggap_dicabut"
    assert not actions.fall_silent(other, at=at(2021, 12, 1))


def test_a_moved_holiday_moves_open_clocks_only(office: Office) -> None:
    case = office.accepted(at(2021, 10, 4))
    breached = office.accepted(at(2021, 10, 4), text="Lain")
    assert case.due_on == date(2021, 10, 11)
    Complaint.objects.filter(pk=breached.pk).update(due_on=date(2021, 10, 5))
    add_holiday(
        day=date(2021, 10, 8),
        name="Libur khusus",
        kind=HolidayKind.KHUSUS,
        basis="Keppres",
        by=None,
        at=at(2021, 10, 6),
    )

    tasks.daily(at(2021, 10, 6))

    case.refresh_from_db()
    breached.refresh_from_db()
    assert (case.due_on, breached.due_on) == (date(2021, 10, 12), date(2021, 10, 5))
    entry = Entry.objects.filter(verb="complaints.clock_moved").get()
    assert entry.detail["from"] == "2021-10-11"
    assert not actions.rewind(case, at=at(2021, 10, 6))
    assert not actions.rewind(breached, at=at(2021, 10, 6))


def test_only_the_pic_drafts_and_never_approves_his_own(office: Office) -> None:
    case = office.accepted()
    case = actions.dispose(case, pic=office.citra, by=office.gita, at=NOON)

    with pytest.raises(Refused, match="penanggung jawab"):
        actions.draft(case, answer="x", by=office.ani, at=NOON)
    case = actions.draft(case, answer="x", by=office.citra, at=NOON)
    with pytest.raises(Refused, match="orang lain"):
        actions.approve(case, by=office.citra, at=NOON)
    with pytest.raises(Refused, match="wewenang"):
        actions.approve(case, by=office.ani, at=NOON)
    case = actions.return_draft(case, note="Perjelas", by=office.citra, at=NOON)
    assert case.state == "diproses"


def test_a_case_goes_only_to_people_who_may_have_it(office: Office) -> None:
    case = office.accepted(accused=office.ani)

    for pic in (office.ani, dewi()):
        with pytest.raises(ValidationError, match="tidak dapat menangani"):
            actions.dispose(case, pic=pic, by=office.gita, at=NOON)


def test_a_reopened_case_runs_again_but_its_first_answer_counts(
    office: Office,
) -> None:
    case = office.closed()
    case = actions.respond(case, "reopen", note="Belum beres", at=at(2021, 10, 20))
    assert (case.state, case.closed_on) == ("dibuka_kembali", None)
    assert case.complete_on == date(2021, 10, 20)

    case = actions.dispose(case, pic=office.ani, by=office.gita, at=at(2021, 10, 21))
    actions.draft(case, answer="Beres", by=office.ani, at=at(2021, 10, 21))
    actions.approve(case, by=office.citra, at=at(2021, 10, 22))
    case = actions.send_answer(case, by=office.budi, at=at(2021, 10, 22))

    assert case.answered_on == date(2021, 10, 4)
    assert case.sent_on == date(2021, 10, 22)
    assert case.reopened_count == 1


def test_an_appeal_is_settled(office: Office) -> None:
    case = actions.respond(
        office.answered(), "appeal", note="Tidak adil", by=office.budi, at=NOON
    )
    case = actions.settle_appeal(case, note="Ditolak", by=office.citra, at=NOON)

    assert case.state == "selesai"
    assert "Ditolak" in {each.note for each in queries.public_history(case)}


def test_what_is_not_ours_is_forwarded_and_spam_is_archived(office: Office) -> None:
    first = submitted(office.budi).complaint
    other = submitted(office.budi, text="Lain").complaint

    first = actions.forward(first, forwarded_to="Dinas Kota", by=office.budi, at=NOON)
    other = actions.archive(
        other, reason=ArchiveReason.SPAM, note="Iklan", by=office.budi, at=NOON
    )

    assert (first.state, other.state) == ("bukan_wewenang", "arsip")
    told = {each.note for each in queries.public_history(first)}
    assert "Diteruskan kepada Dinas Kota." in told
    assert "Bukan pengaduan (spam). Iklan" not in {
        each.note for each in queries.public_history(other)
    }


def test_messages_and_ratings_have_their_time(office: Office) -> None:
    case = submitted(office.budi).complaint
    actions.send_message(case, note="Tambahan", at=NOON)

    with pytest.raises(Refused, match="setelah tanggapan"):
        actions.rate(case, rating=Rating.PUAS, at=NOON)
    done = office.closed(text="Lain")
    done = actions.rate(done, rating=Rating.SANGAT_PUAS, at=NOON)
    assert done.rating == "4"
    with pytest.raises(Refused, match="sudah ditutup"):
        actions.send_message(done, note="Lagi", at=NOON)
