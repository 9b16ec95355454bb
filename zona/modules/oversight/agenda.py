"""What waits for a person by the calendar: to make, to sign, to read."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from zona.core.agenda import Task, agenda
from zona.core.duties.rules import name_of
from zona.core.people.models import User
from zona.core.roles import Role
from zona.core.upkeep import topics
from zona.core.workdays.queries import calendar_near
from zona.modules.oversight import queries
from zona.modules.oversight.rules import clock_words


@agenda
def reports(user: User, on: date) -> Iterator[Task]:
    """Tell of each duty the youngest stretch that has ended and has no checked report."""
    for unit, found in queries.owed_by(user, on):
        calendar = calendar_near(unit, on)
        for each in found:
            due_on = each.duty.due_on(unit, each.period)
            why = f"Laporan berkala belum dibuat; {clock_words(on, due_on, calendar)}"
            if each.before:
                why += f"; {each.before} lagi sebelumnya"
            title = f"{each.duty.title} {name_of(each.period)}"
            yield Task(title, each.url, due_on, why)


@agenda
def signatures(user: User, on: date) -> Iterator[Task]:
    """Checked reports that this person signs."""
    for report in queries.to_sign(user):
        due_on = report.due_on()
        clock = clock_words(on, due_on, calendar_near(report.unit, on))
        why = f"Laporan berkala menunggu tanda tangan; {clock}"
        yield Task(str(report), report.get_absolute_url(), due_on, why)


@agenda
def briefings(user: User, on: date) -> Iterator[Task]:
    """Briefings of the last year that an employee has neither attended nor read."""
    if not any(
        user.unit_id == g.unit_id and g.role == Role.EMPLOYEE for g in user.held
    ):
        return
    for briefing in queries.unread(user, on):
        if briefing.topic in topics():
            url = reverse("oversight:briefing_detail", args=[briefing.pk])
            yield Task(f"Baca: {briefing}", url, None, "Sosialisasi belum Anda baca")
