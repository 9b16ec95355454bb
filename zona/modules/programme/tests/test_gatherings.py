"""A meeting from plan to approved minutes, proof and work."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

import docx
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from zona.core.documents import pdf, word
from zona.core.facts import Period
from zona.core.notices.models import Notice
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.programme import actions, agenda, documents, queries
from zona.modules.programme.models import Meeting
from zona.modules.programme.rules import (
    MEETING_FLOW,
    MeetingKind,
    MeetingPractice,
    read_guests,
)
from zona.modules.programme.tests.records import (
    at,
    head,
    lead,
    meeting,
    member,
    picture,
)

pytestmark = pytest.mark.django_db

DAY = date(2021, 9, 27)
NOON = at(2021, 9, 27)  # 10 o'clock where the office stands
EARLY = at(2021, 9, 20)
LATER = at(2021, 9, 28)
YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))


def planned(by: User, chair: User | None = None) -> Meeting:
    return actions.plan_meeting(
        unit=by.unit,
        kind=MeetingKind.MONEV,
        title="Monev Triwulan III",
        held_on=DAY,
        starts_at=time(9),
        ends_at=time(11),
        place="Aula",
        user=chair,
        post="" if chair else "Kepala Balai",
        by=by,
        at=EARLY,
    )


def invited(by: User, *people: User, chair: User | None = None) -> Meeting:
    found = planned(by, chair)
    actions.invite(
        found, people=people or (by,), guests=[("Tamu", "Dinas")], by=by, at=EARLY
    )
    return fresh(found)


def fresh(found: Meeting) -> Meeting:
    return Meeting.objects.get(pk=found.pk)


def approved(by: User, *people: User, kind: MeetingKind | None = None) -> Meeting:
    found = invited(by, *people)
    if kind:
        Meeting.objects.filter(pk=found.pk).update(kind=kind)
    actions.list_attendance(
        found, people=people or (by,), guests=[("Tamu", "Dinas")], by=by, at=LATER
    )
    actions.move_meeting(found, "hold", by=by, at=LATER)
    written(found, by)
    actions.move_meeting(found, "submit", by=by, at=LATER)
    actions.move_meeting(found, "approve", by=by, at=LATER)
    return fresh(found)


def written(found: Meeting, by: User) -> None:
    actions.write_minutes(
        found,
        agenda="Kemajuan",
        discussion="Dibahas.",
        decisions=["Lengkapi bukti", "Sahkan rencana"],
        by=by,
        at=LATER,
    )


# --- rules ---------------------------------------------------------------------------


def table() -> MeetingPractice:
    return queries.practice(DAY)


def test_the_flow_has_no_dead_end() -> None:
    assert MEETING_FLOW.problems() == ()


def test_an_invitation_is_numbered_by_the_pattern() -> None:
    assert table().number(7, "Balai", DAY) == "UND-07/Balai/IX/2021"


@pytest.mark.parametrize(
    ("minutes", "is_open"), [(-31, False), (-30, True), (180, True), (181, False)]
)
def test_the_list_is_open_around_the_meeting(minutes: int, is_open: bool) -> None:
    start = datetime(2021, 9, 27, 9)  # noqa: DTZ001  # a rule asks no time zone

    end, moment = start + timedelta(hours=2), start + timedelta(minutes=minutes)

    assert table().is_open(start, end, moment) is is_open


def test_each_kind_serves_its_questions_in_both_instruments() -> None:
    keys = table().served("monev")

    assert keys == ("monev", "tindak_lanjut")
    assert table().codes(keys) == (
        "PU.MP.3.b",
        "PM.MP.3.b",
        "PU.MP.3.c",
        "PM.MP.3.c",
    )
    assert "PM.MP.3.b" in table().questions[3].label


def test_guests_are_read_line_by_line() -> None:
    typed = "Ali; Dinas\n\n Sari \nAli;Dinas\n;Kosong"

    assert read_guests(typed) == (("Ali", "Dinas"), ("Sari", ""))


# --- invitation and attendance -------------------------------------------------------


def test_an_invitation_gets_the_years_next_number_and_reaches_people_once() -> None:
    budi, ani = lead(), member()
    first = invited(budi, budi, ani)
    second = invited(budi, ani)

    actions.invite(first, people=[ani], by=budi, at=EARLY)

    assert first.invitation_number == "UND-01/balai-uji/IX/2021"
    assert second.invitation_number == "UND-02/balai-uji/IX/2021"
    assert first.secretary == budi
    assert Notice.objects.filter(recipient=ani).count() == 2
    assert first.participants.count() == 3


def test_nobody_invited_or_too_late_is_refused() -> None:
    budi = lead()
    found = planned(budi)

    with pytest.raises(Refused):
        actions.invite(found, people=[], by=budi, at=EARLY)
    with pytest.raises(Refused, match="Pilih dahulu"):
        actions.move_meeting(found, "invite", by=budi, at=EARLY)
    with pytest.raises(Refused):
        actions.invite(approved(budi), people=[budi], by=budi, at=EARLY)
    with pytest.raises(ValidationError):
        actions.plan_meeting(
            unit=budi.unit,
            kind=MeetingKind.MONEV,
            title="Terbalik",
            held_on=DAY,
            starts_at=time(11),
            ends_at=time(9),
            place="Aula",
            post="Kepala",
            by=budi,
            at=EARLY,
        )


def test_a_scan_in_the_window_puts_one_on_the_list_with_the_hour_once() -> None:
    budi, ani, citra = lead(), member(), head()
    found = invited(budi, ani)

    actions.attend(found, found.token, by=ani, at=NOON)
    actions.attend(found, found.token, by=ani, at=NOON + timedelta(minutes=5))
    actions.attend(found, found.token, by=citra, at=NOON)

    row = found.participants.get(user=ani)
    assert row.attended_at == NOON
    assert row.by_code
    assert fresh(found).participants_count == 2
    assert fresh(found).head_attended


def test_a_wrong_code_or_hour_is_refused() -> None:
    budi = lead()
    found = invited(budi)

    for token, moment in (("salah", NOON), (found.token, EARLY), (found.token, LATER)):
        with pytest.raises(Refused):
            actions.attend(found, token, by=budi, at=moment)
    with pytest.raises(Refused):
        actions.attend(planned(budi), "", by=budi, at=NOON)


def test_the_secretary_ticks_names_and_a_scan_keeps_its_hour() -> None:
    budi, ani, citra = lead(), member(), head()
    found = invited(budi, budi, ani)
    actions.attend(found, found.token, by=ani, at=NOON)
    actions.attend(found, found.token, by=citra, at=NOON)

    actions.list_attendance(
        found, people=[ani, budi], guests=[("Sari", "")], by=budi, at=LATER
    )

    assert found.participants.get(user=ani).attended_at == NOON
    assert found.participants.get(user=budi).attended_at == found.end
    assert not found.participants.filter(user=citra).exists()
    assert fresh(found).participants_count == 3
    assert not fresh(found).head_attended


def test_the_list_waits_for_the_meeting() -> None:
    budi = lead()

    with pytest.raises(Refused):
        actions.list_attendance(planned(budi), people=[budi], by=budi, at=LATER)
    with pytest.raises(Refused):
        actions.list_attendance(invited(budi), people=[budi], by=budi, at=EARLY)


# --- minutes -------------------------------------------------------------------------


def test_minutes_are_handed_in_returned_and_approved_by_the_chair() -> None:
    budi, ani = lead(), member()
    found = invited(budi, ani, chair=ani)
    with pytest.raises(Refused):
        written(found, budi)
    with pytest.raises(Refused):
        actions.move_meeting(found, "hold", by=budi, at=EARLY)
    actions.move_meeting(found, "hold", by=budi, at=LATER)
    with pytest.raises(Refused):
        actions.move_meeting(found, "submit", by=budi, at=LATER)
    written(found, budi)
    actions.move_meeting(found, "submit", by=budi, at=LATER)
    (task,) = agenda.minutes(ani, date(2021, 9, 29))
    assert task.due_on == date(2021, 9, 30)
    actions.move_meeting(found, "return", note="Lengkapi", by=ani, at=LATER)
    actions.move_meeting(found, "submit", by=budi, at=LATER)
    actions.move_meeting(found, "approve", by=ani, at=LATER)

    assert fresh(found).minutes_signed_on == date(2021, 9, 28)
    assert Notice.objects.filter(recipient=budi, title__contains="dikembalikan")
    assert queries.may(ani, fresh(found))(
        MEETING_FLOW.step("notula", "approve").permission
    )


def test_a_meeting_is_called_off_with_its_reason() -> None:
    budi, ani = lead(), member()
    found = invited(budi, ani)

    actions.move_meeting(found, "cancel", note="Kepala dinas luar", by=budi, at=EARLY)

    assert fresh(found).cancel_reason == "Kepala dinas luar"
    assert Notice.objects.filter(recipient=ani, title="Rapat dibatalkan").exists()


def test_invited_people_and_the_secretary_see_what_waits() -> None:
    budi, ani = lead(), member()
    invited(budi, ani)

    (asked,) = agenda.invitations(ani, date(2021, 9, 21))
    assert asked.due_on == DAY
    (due,) = agenda.minutes(budi, DAY)
    assert due.due_on == date(2021, 9, 30)
    assert due.why == "Notula belum disusun"
    assert not list(agenda.invitations(budi, date(2021, 9, 21)))


# --- proof ---------------------------------------------------------------------------


def test_the_bundle_holds_everything_and_is_kept() -> None:
    budi, ani = lead(), member()
    found = approved(budi, budi, ani)
    actions.add_photo(
        found, caption="Suasana rapat", upload=picture(), by=budi, at=LATER
    )

    content = pdf.render(documents.bundle(found))
    actions.offer_bundle(found, content=content, questions=["monev"], by=budi, at=LATER)

    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    for each in ("UND-01", "Lengkapi bukti", "Suasana rapat", "Tamu"):
        assert each in words
    assert found.photos.get().file.sha256[:12] in words.replace("\n", "")
    bundle = fresh(found).bundle
    assert bundle
    assert bundle.content_type == "application/pdf"
    assert fresh(found).serves == "monev"


def test_what_is_no_proof_yet_is_refused() -> None:
    budi = lead()
    content = b"%PDF-"
    with pytest.raises(Refused, match="disahkan"):
        actions.offer_bundle(
            invited(budi), content=content, questions=["monev"], by=budi, at=LATER
        )
    with pytest.raises(Refused, match="Pilih"):
        actions.offer_bundle(
            approved(budi), content=content, questions=[], by=budi, at=LATER
        )


def test_only_photographs_are_taken_as_photographs() -> None:
    budi = lead()
    found = approved(budi)
    paper = SimpleUploadedFile("a.pdf", pdf.render(documents.minutes(found)))

    with pytest.raises(Refused, match="JPEG"):
        actions.add_photo(found, caption="Naskah", upload=paper, by=budi, at=LATER)
    with pytest.raises(Refused, match="undangan"):
        actions.add_photo(
            planned(budi), caption="Foto", upload=picture(), by=budi, at=LATER
        )


@pytest.mark.parametrize("name", list(documents.PAPERS))
def test_each_paper_is_a_word_file_too(name: str) -> None:
    budi = lead()
    found = approved(budi)
    actions.add_photo(found, caption="Suasana", upload=picture(), by=budi, at=LATER)

    paper = docx.Document(BytesIO(word.render(documents.PAPERS[name](found))))

    assert paper.paragraphs


def test_a_meeting_recorded_without_names_still_has_its_bundle() -> None:
    budi = lead()
    found = meeting(budi)

    shown = pdf.render(documents.bundle(found))

    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(shown)).pages)
    assert "12 orang" in words
