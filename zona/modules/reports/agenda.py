"""What waits for a person in the quarterly reports."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from zona.core.agenda import Task, agenda
from zona.core.people.models import User
from zona.core.workdays.queries import calendar_near
from zona.core.workdays.rules import add_working_days
from zona.modules.reports import queries
from zona.modules.reports.models import Comment, Report
from zona.modules.reports.permissions import Perm
from zona.modules.reports.rules import (
    COMMENT_FLOW,
    FLOW,
    CommentState,
    Deadline,
    Status,
    quarter_name,
)

TITLES = {
    "review": "Tinjau {report}",
    "sign": "Tanda tangani {report}",
    "send": "Kirim {report} kepada {addressee}",
}


@agenda
def waiting(user: User, on: date) -> Iterable[Task]:
    """Yield the reports whose next step is this person's, and those not opened yet."""
    reports = Report.objects.visible_to(user).exclude(state=Status.DIKIRIM)
    for report in reports.select_related("unit").order_by("year", "quarter"):
        yield from _steps(user, report)
    if user.has(Perm.REVIEW, user.unit):
        yield from _unopened(user, on)


def _steps(user: User, report: Report) -> Iterator[Task]:
    yield from _comments(user, report)
    moves = FLOW.moves(report.state, lambda each: user.has(each, report.unit))
    verbs = {move.verb for move in moves}
    if "submit" in verbs:
        yield _filling(report)
    for verb, title in TITLES.items():
        if verb in verbs:
            step = queries.step_due(report) or queries.due(report)
            words = title.format(report=report, addressee=report.addressee)
            yield Task(words, report.get_absolute_url(), step.on, step.why)


def _comments(user: User, report: Report) -> Iterator[Task]:
    """Yield the comments that the person has to answer or to judge."""
    if report.is_signed:
        return
    for comment in report.comments.unsettled().order_by("moved_at", "pk"):
        if not _is_mine(user, comment):
            continue
        step = COMMENT_FLOW.moves(comment.state)[0]
        since = comment.moved_at.date()
        calendar = calendar_near(report.unit, since)
        verb = "Jawab" if step.verb == "answer" else "Periksa jawaban atas"
        yield Task(
            f"{verb} komentar pada {report}",
            queries.comments_url(report),
            add_working_days(since, step.days or 0, calendar),
            comment.text,
        )


def _is_mine(user: User, comment: Comment) -> bool:
    if comment.state == CommentState.DIJAWAB:
        return comment.written_by == user
    return user in queries.writers(comment.report, comment.place)


def _filling(report: Report) -> Task:
    """Return the writers' task: how much is open, or that it can be handed in."""
    count = report.statements.open().count()
    title = (
        f"Lengkapi {report}: {count} indikator menunggu"
        if count
        else f"Ajukan {report} untuk ditinjau"
    )
    due = queries.due(report)
    return Task(title, report.get_absolute_url(), due.on, due.why)


def _unopened(user: User, on: date) -> Iterator[Task]:
    owed = queries.unopened(user.unit, on)
    if owed is None:
        return
    year, quarter = owed
    due = queries.due_for(user.unit, Deadline.HARI_KERJA, year, quarter)
    address = reverse("reports:report_new")
    yield Task(
        f"Buka laporan zona integritas {quarter_name(year, quarter)}",
        f"{address}?year={year}&quarter={quarter}",
        due.on,
        due.why,
    )
