"""Comments, the comparison and the edited proof: actions, pages, outsiders."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zona.core.agenda import Task, agenda_for
from zona.core.audit.models import Entry
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.reports import actions, documents, queries
from zona.modules.reports.models import Comment, Report, Signed
from zona.modules.reports.rules import Choose, CommentState
from zona.modules.reports.tests.people import (
    AT,
    Office,
    as_,
    dewi,
    office,
    opened,
    reviewed,
    url,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Office:
    return office()


def remark(report: Report, people: Office, place: str = "2.1.a") -> Comment:
    return actions.add_comment(
        report, place=place, text="Sebut nomor SK.", by=people.budi, at=AT
    )


def move(comment: Comment, verb: str, by: User, answer: str = "") -> None:
    actions.move_comment(comment, verb, answer=answer, by=by, at=AT)
    comment.refresh_from_db()


def sign(report: Report, people: Office, reason: str = "") -> Signed:
    return actions.sign_report(
        report, write=documents.write, by=people.citra, at=AT, reason=reason
    )


# --- comments --------------------------------------------------------------------------


def test_a_comment_is_answered_reopened_and_settled(people: Office) -> None:
    comment = remark(opened(people), people)

    move(comment, "answer", people.ani, "SK 12/2021.")
    move(comment, "reopen", people.budi)
    move(comment, "answer", people.ani, "SK 12/2021 tanggal 4 Januari.")
    move(comment, "settle", people.budi)

    assert comment.state == CommentState.SELESAI
    assert comment.answered_by == people.ani
    assert comment.settled_by == people.budi
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"reports.commented", "reports.comment_settle"} <= verbs
    with pytest.raises(Refused):
        move(comment, "answer", people.ani, "Lagi.")


def test_comments_refuse_what_makes_no_sense(people: Office) -> None:
    report = opened(people)
    with pytest.raises(PermissionDenied):
        actions.add_comment(report, place="bab-1", text="x", by=people.ani, at=AT)
    with pytest.raises(Refused):
        actions.add_comment(report, place="9.9", text="x", by=people.budi, at=AT)
    comment = remark(report, people, "bab-3")
    with pytest.raises(Refused):
        move(comment, "answer", people.ani, " ")
    other = actions.add_comment(report, place="bab-2", text="x", by=people.citra, at=AT)
    move(other, "answer", people.budi, "Sudah.")
    with pytest.raises(Refused, match="orang lain"):
        move(other, "settle", people.budi)


def test_open_comments_hold_up_the_signature_unless_the_head_says_why(
    people: Office,
) -> None:
    report = reviewed(people)
    remark(report, people)
    with pytest.raises(Refused, match="1 komentar"):
        sign(report, people)

    signed = sign(report, people, " SK menyusul. ")

    assert signed.comment_reason == "SK menyusul."
    entry = Entry.objects.get(verb="reports.sign")
    assert entry.detail["reason"] == "SK menyusul."
    report.refresh_from_db()
    with pytest.raises(Refused, match="sudah ditandatangani"):
        remark(report, people)


def test_a_comment_waits_for_its_writer_then_for_its_author(people: Office) -> None:
    comment = remark(opened(people), people)

    assert any("Jawab komentar" in each.title for each in tasks(people.ani))
    move(comment, "answer", people.ani, "Ya.")
    assert any("Periksa jawaban" in each.title for each in tasks(people.budi))
    assert not any("komentar" in each.title for each in tasks(people.ani))


def tasks(user: User) -> list[Task]:
    return agenda_for(user, AT.date())


def test_a_comment_is_written_and_moved_on_its_page(people: Office) -> None:
    report = opened(people)
    address = url("comment_list", report.pk)
    budi, ani = as_(people.budi), as_(people.ani)

    blank = budi.post(address, {"place": "2.1.a", "text": ""})
    budi.post(address, {"place": "2.1.a", "text": "Sebut nomor SK."})
    comment = report.comments.get()
    step = url("comment_move", report.pk, comment.pk)

    assert blank.status_code == 200
    assert "Sebut nomor SK." in ani.get(url("statement_edit", report.pk, "2.1.a")).text
    assert ani.post(step, {"verb": "settle"}).status_code == 403
    assert ani.post(step, {"verb": "answer", "answer": "SK 12."}).status_code == 302
    assert ani.post(step, {"verb": "answer", "answer": "SK 13."}).status_code == 409
    assert ani.post(step, {"verb": "tidak-ada"}).status_code == 302
    assert "SK 12." in budi.get(address).text
    assert (
        as_(people.ani).post(address, {"place": "bab-1", "text": "x"}).status_code
        == 403
    )


def test_dewi_sees_nothing_of_it(people: Office) -> None:
    report = opened(people)
    comment = remark(report, people)
    client = as_(dewi())

    for name in ("report_compare", "comment_list"):
        assert client.get(url(name, report.pk)).status_code == 404
    for address in (
        url("comment_move", report.pk, comment.pk),
        url("proof_choose", report.pk, "2.1.a"),
    ):
        assert client.post(address, {}).status_code == 404


def test_the_signing_page_asks_for_a_reason(people: Office) -> None:
    report = reviewed(people)
    remark(report, people)
    client = as_(people.citra)

    page = client.get(url("report_sign", report.pk))

    assert "Alasan tetap ditandatangani" in page.text
    assert client.post(url("report_sign", report.pk)).status_code == 409


# --- comparison ------------------------------------------------------------------------


def test_the_next_report_is_compared_with_what_was_kept(people: Office) -> None:
    first = reviewed(people)
    signed = sign(first, people)
    following = opened(people, 2022, 1)

    found = queries.comparison(following)

    assert found is not None
    assert found.last == first
    assert found.is_kept
    assert found.is_intact
    assert found.copied + found.moved > 0
    page = as_(people.ani).get(url("report_compare", following.pk)).text
    assert "Perubahan sejak triwulan lalu" in page
    titles = [each.title for each in documents.compose(following).sections]
    assert "Perubahan sejak Triwulan Lalu" in titles
    Signed.objects.filter(pk=signed.pk).update(standpoint={"x": 1})
    signed.refresh_from_db()
    assert not queries.is_intact(signed)


def test_without_a_signed_report_there_is_nothing_to_compare(people: Office) -> None:
    report = opened(people)

    assert queries.comparison(report) is None
    page = as_(people.ani).get(url("report_compare", report.pk))
    assert "Belum ada pembanding" in page.text


def test_a_signature_from_before_compares_words_only(people: Office) -> None:
    signed = sign(reviewed(people), people)
    Signed.objects.filter(pk=signed.pk).update(standpoint={}, standpoint_sha256="")
    following = opened(people, 2022, 1)

    found = queries.comparison(following)

    assert found is not None
    assert not found.is_kept
    assert not any(each.change.figures for each in found.lines)


def test_the_comparison_costs_the_same_after_more_quarters(people: Office) -> None:
    sign(reviewed(people), people)
    following = opened(people, 2022, 1)
    few = _queries_of_comparison(following, people)
    remark(following, people)
    _finish(following, people)
    later = opened(people, 2022, 2)

    assert _queries_of_comparison(later, people) == few


def _finish(report: Report, people: Office) -> None:
    """Sign a report whose statements were carried over and read again."""
    report.statements.update(is_carried_over=False, done="Tetap.")
    actions.add_conclusion(report, text="Tetap.", by=people.budi, at=AT)
    actions.add_suggestion(report, text="Teruskan.", by=people.budi, at=AT)
    actions.submit_report(report, by=people.ani, at=AT)
    actions.review_report(report, by=people.budi, at=AT)
    sign(report, people, "Komentar dijawab kemudian.")


def _queries_of_comparison(report: Report, people: Office) -> int:
    client = as_(people.ani)
    client.get("/laporan/")  # what is read once per process and per session
    with CaptureQueriesContext(connection) as caught:
        page = client.get(url("report_compare", report.pk))
    assert "Per indikator" in page.text
    return len(caught)


# --- proof -----------------------------------------------------------------------------


def test_an_edited_proof_is_kept_until_the_person_chooses(people: Office) -> None:
    report = opened(people)
    statement = report.statements.get(indicator="2.1.a")
    statement.proof, statement.proof_record = "SK 1; Foto", "SK 1"
    statement.save(update_fields=["proof", "proof_record"])
    client = as_(people.ani)

    assert (
        "Catatan bukti sudah berubah"
        in client.get(url("statement_edit", report.pk, "2.1.a")).text
    )
    client.post(
        url("proof_choose", report.pk, "2.1.a"),
        {"choose": "gabung", "version": statement.version},
    )

    statement.refresh_from_db()
    assert statement.proof == "Foto"
    assert statement.proof_record == ""
    with pytest.raises(actions.Stale):
        actions.take_record(
            statement, choose=Choose.CATATAN, version=0, by=people.ani, at=AT
        )
