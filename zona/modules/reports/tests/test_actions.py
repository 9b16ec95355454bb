"""Actions of the report: what they change, and what they refuse."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from zona.core.audit.models import Entry
from zona.core.audit.queries import verdict
from zona.core.notices.models import Notice
from zona.core.people.models import Grant, User
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.reports import actions
from zona.modules.reports.models import Report, Signed
from zona.modules.reports.rules import Deadline, Papers, Seal, Status
from zona.modules.reports.tests.people import (
    AT,
    Office,
    dewi,
    filled,
    office,
    opened,
    reviewed,
    save,
)

pytestmark = pytest.mark.django_db

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n"
)


@pytest.fixture
def people() -> Office:
    return office()


def write(report: Report, seal: Seal) -> Papers:
    """Return real papers: the store judges them by content."""
    from zona.modules.reports.documents import write as written  # noqa: PLC0415

    return written(report, seal)


def state(report: Report) -> str:
    return Report.objects.get(pk=report.pk).state


# --- opening ---------------------------------------------------------------------------


def test_opening_makes_the_24_statements(people: Office) -> None:
    report = opened(people)

    assert report.statements.count() == 24
    assert report.dated_on == date(2021, 12, 31)
    assert report.place == people.unit.place
    assert report.statements.open().count() == 24


def test_a_quarter_is_opened_once(people: Office) -> None:
    opened(people)

    with pytest.raises(ValidationError, match="sudah dibuka"):
        opened(people)


@pytest.mark.parametrize(("year", "quarter"), [(2021, 5), (2021, 0), (1999, 1)])
def test_a_quarter_that_is_none_is_not_opened(
    people: Office, year: int, quarter: int
) -> None:
    with pytest.raises(ValidationError):
        opened(people, year, quarter)


def test_only_the_team_opens(people: Office) -> None:
    with pytest.raises(PermissionDenied):
        actions.open_report(
            unit=people.unit, year=2021, quarter=4, addressee="x", by=dewi(), at=AT
        )


def test_the_last_report_is_copied_and_marked(people: Office) -> None:
    older = opened(people, 2021, 3)
    save(older, "2.1.a", people.ani, at=AT, done="Tim dibentuk.", proof="SK 1.")

    report = opened(people)

    copied = report.statements.get(indicator="2.1.a")
    assert (copied.done, copied.proof) == ("Tim dibentuk.", "SK 1.")
    assert copied.is_carried_over
    assert not report.statements.get(indicator="2.1.b").is_carried_over


def test_describing_changes_the_cover(people: Office) -> None:
    report = opened(people)

    actions.describe_report(
        report,
        addressee="Sekretaris BSKJI",
        place="Dumai",
        dated_on=date(2022, 1, 3),
        deadline=Deadline.AKHIR_TRIWULAN,
        focus="Dokumen.",
        by=people.ani,
        at=AT,
    )

    report.refresh_from_db()
    assert (report.addressee, report.place) == ("Sekretaris BSKJI", "Dumai")
    assert report.deadline == Deadline.AKHIR_TRIWULAN


# --- statements ------------------------------------------------------------------------


def test_saving_takes_the_mark_of_the_copy_away(people: Office) -> None:
    save(opened(people, 2021, 3), "2.1.a", people.ani, at=AT, done="Lama.")
    report = opened(people)

    save(report, "2.1.a", people.ani, at=AT, done="Lama.")

    statement = report.statements.get(indicator="2.1.a")
    assert not statement.is_carried_over
    assert (statement.version, statement.written_by) == (1, people.ani)


def test_the_second_writer_sees_what_the_first_saved(people: Office) -> None:
    report = opened(people)
    seen = report.statements.get(indicator="2.1.a")
    save(report, "2.1.a", people.ani, at=AT, done="Dari Ani.")
    texts = {"done": "Dari Budi.", "proof": "", "obstacle": "", "next_step": ""}

    with pytest.raises(actions.Stale) as stale:
        actions.save_statement(seen, version=0, by=people.budi, at=AT, **texts)

    assert stale.value.current.done == "Dari Ani."
    chosen = actions.save_statement(
        seen, version=stale.value.current.version, by=people.budi, at=AT, **texts
    )
    assert (chosen.done, chosen.version) == ("Dari Budi.", 2)


def test_two_who_write_the_same_do_not_quarrel(people: Office) -> None:
    report = opened(people)
    seen = report.statements.get(indicator="2.1.a")
    save(report, "2.1.a", people.ani, at=AT, done="Sama.")

    again = actions.save_statement(
        seen,
        version=0,
        done="Sama.",
        proof="",
        obstacle="",
        next_step="",
        by=people.budi,
        at=AT,
    )

    assert again.version == 2


# --- conclusions and suggestions -------------------------------------------------------


def texts(report: Report) -> list[str]:
    return [each.text for each in report.suggestions.order_by("number")]


def suggestion(report: Report, people: Office, text: str) -> Any:
    return actions.add_suggestion(report, text=text, by=people.ani, at=AT)


def test_points_are_added_moved_and_removed(people: Office) -> None:
    report = opened(people)
    one, two, three = (suggestion(report, people, text) for text in "abc")

    actions.move_point(three, up=True, by=people.ani, at=AT)
    assert texts(report) == ["a", "c", "b"]
    actions.move_point(one, up=False, by=people.ani, at=AT)
    assert texts(report) == ["c", "a", "b"]
    two.refresh_from_db()
    actions.move_point(two, up=False, by=people.ani, at=AT)
    assert texts(report) == ["c", "a", "b"]
    one.refresh_from_db()
    actions.remove_point(one, by=people.ani, at=AT)
    assert [(each.number, each.text) for each in report.suggestions.order_by("number")]
    assert texts(report) == ["c", "b"]
    assert [each.number for each in report.suggestions.order_by("number")] == [1, 2]


def test_points_are_edited(people: Office) -> None:
    report = opened(people)
    conclusion = actions.add_conclusion(report, text="a", by=people.ani, at=AT)
    point = suggestion(report, people, "b")

    actions.edit_conclusion(conclusion, text="A", by=people.ani, at=AT)
    actions.edit_suggestion(
        point,
        text="B",
        indicator="2.1.a",
        due_on=date(2022, 6, 30),
        by=people.ani,
        at=AT,
    )

    assert report.conclusions.get().text == "A"
    assert report.suggestions.get().indicator == "2.1.a"


def test_an_empty_point_is_not_taken(people: Office) -> None:
    with pytest.raises(ValidationError):
        suggestion(opened(people), people, "")


# --- the course ------------------------------------------------------------------------


def test_a_report_with_open_indicators_is_not_submitted(people: Office) -> None:
    with pytest.raises(Refused, match="24 indikator"):
        actions.submit_report(opened(people), by=people.ani, at=AT)


def test_a_copy_that_nobody_read_holds_the_report_back(people: Office) -> None:
    filled(people, 2021, 3)
    report = opened(people)

    with pytest.raises(Refused, match="24 indikator"):
        actions.submit_report(report, by=people.ani, at=AT)


def test_the_lead_does_not_approve_without_chapter_three(people: Office) -> None:
    report = filled(people)
    report.suggestions.all().delete()
    actions.submit_report(report, by=people.ani, at=AT)

    with pytest.raises(Refused, match="BAB III"):
        actions.review_report(report, by=people.budi, at=AT)


@pytest.mark.parametrize("verb", ["review", "sign", "send"])
def test_no_step_is_jumped(people: Office, verb: str) -> None:
    report = filled(people)
    step: Any = getattr(actions, f"{verb}_report")
    more = {"write": write} if verb == "sign" else {}
    by = people.citra if verb == "sign" else people.budi

    with pytest.raises(Refused, match="Draf"):
        step(report, by=by, at=AT, **more)


def test_each_step_asks_for_its_right(people: Office) -> None:
    report = filled(people)
    with pytest.raises(PermissionDenied):
        actions.submit_report(report, by=people.citra, at=AT)
    actions.submit_report(report, by=people.ani, at=AT)
    with pytest.raises(PermissionDenied):
        actions.review_report(report, by=people.ani, at=AT)
    with pytest.raises(PermissionDenied):
        actions.return_report(report, reason="x", by=people.ani, at=AT)
    actions.review_report(report, by=people.budi, at=AT)
    with pytest.raises(PermissionDenied):
        actions.sign_report(report, write=write, by=people.budi, at=AT)


def test_each_step_tells_the_next_person(people: Office) -> None:
    def told(user: User) -> list[str]:
        notices = Notice.objects.visible_to(user).order_by("pk")
        return [each.title.rpartition("2021 ")[2] for each in notices]

    report = reviewed(people)

    assert told(people.budi) == ["menunggu tinjauan Anda"]
    assert told(people.citra) == ["menunggu tanda tangan Anda"]
    actions.return_report(report, reason="Lengkapi 2.1.b", by=people.citra, at=AT)
    assert told(people.ani) == ["dikembalikan untuk diperbaiki"]


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_return_needs_a_reason(people: Office, reason: str) -> None:
    report = reviewed(people)

    with pytest.raises(Refused, match="alasan"):
        actions.return_report(report, reason=reason, by=people.citra, at=AT)


def test_a_returned_report_can_be_written_again(people: Office) -> None:
    report = reviewed(people)
    with pytest.raises(Refused, match="tidak dapat diubah"):
        save(report, "2.1.a", people.ani, at=AT, done="x")

    actions.return_report(report, reason=" Lengkapi. ", by=people.citra, at=AT)

    report.refresh_from_db()
    assert (report.state, report.return_reason) == (Status.DRAF, "Lengkapi.")
    save(report, "2.1.a", people.ani, at=AT, done="x")
    actions.submit_report(report, by=people.ani, at=AT)
    report.refresh_from_db()
    assert report.return_reason == ""


def test_signing_keeps_the_bytes_and_their_code(people: Office) -> None:
    report = reviewed(people)
    asked: list[Seal] = []

    def counted(report: Report, seal: Seal) -> Papers:
        asked.append(seal)
        return write(report, seal)

    signed = actions.sign_report(report, write=counted, by=people.citra, at=AT)

    assert len(asked) == 1
    assert signed.code == asked[0].code
    assert signed.chain_head == asked[0].chain
    assert state(report) == Status.DITANDATANGANI
    assert (signed.signer_name, signed.signer_post) == ("Citra", "Jabatan citra")
    with pytest.raises(Refused):
        actions.sign_report(report, write=counted, by=people.citra, at=AT)
    assert len(asked) == 1
    with pytest.raises(Refused):
        actions.return_report(report, reason="x", by=people.citra, at=AT)


def test_the_printed_head_lies_in_the_unit_s_chain(people: Office) -> None:
    report = reviewed(people)

    signed = actions.sign_report(report, write=write, by=people.citra, at=AT)

    assert Entry.objects.of(people.unit).filter(hash=signed.chain_head).exists()
    assert verdict(people.unit).broken_at is None


def test_a_signature_that_fails_leaves_nothing(people: Office) -> None:
    report = reviewed(people)

    def broken(report: Report, seal: Seal) -> Papers:
        return Papers(report.file_stem, b"no docx", PDF)

    with pytest.raises(Refused):
        actions.sign_report(report, write=broken, by=people.citra, at=AT)

    assert state(report) == Status.DIREVIU
    assert not Signed.objects.exists()


def test_a_head_without_a_post_signs_as_head(people: Office) -> None:
    report = reviewed(people)
    people.citra.position = None

    signed = actions.sign_report(report, write=write, by=people.citra, at=AT)

    assert signed.signer_post == "Kepala"


def test_the_signed_report_is_sent(people: Office) -> None:
    report = reviewed(people)
    actions.sign_report(report, write=write, by=people.citra, at=AT)

    actions.send_report(report, by=people.budi, at=AT)

    assert state(report) == Status.DIKIRIM


def test_a_member_writes_only_in_the_areas_that_are_his() -> None:
    people = office()
    report = opened(people)
    Grant.objects.filter(user=people.ani, role=Role.ZI_MEMBER).update(areas="MP")
    ani = User.objects.get(pk=people.ani.pk)
    own = report.statements.get(indicator="2.1.a")
    foreign = report.statements.get(indicator="2.2.a")
    texts = {"done": "Ada.", "proof": "", "obstacle": "", "next_step": ""}

    saved = actions.save_statement(own, version=own.version, **texts, by=ani, at=AT)

    assert saved.done == "Ada."
    with pytest.raises(PermissionDenied):
        actions.save_statement(foreign, version=foreign.version, **texts, by=ani, at=AT)
