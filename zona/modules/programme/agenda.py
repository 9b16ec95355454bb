"""What waits for a person in the programme, and until when."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from zona.core.agenda import Task, agenda
from zona.core.people.models import User
from zona.core.roles import Role
from zona.modules.programme.models import (
    Meeting,
    PlanAction,
    Recommendation,
    WorkPlan,
)
from zona.modules.programme.permissions import Perm
from zona.modules.programme.queries import (
    approval_due,
    minutes_approval_due,
    minutes_due,
    own_pakta,
    suggestions,
)
from zona.modules.programme.rules import UNFINISHED, PaktaStanding, is_late

AHEAD = timedelta(days=30)  # what falls due later does not press yet


@agenda
def own_work(user: User, on: date) -> Iterator[Task]:
    """Actions and recommendations the person answers for, late or due within a month."""
    actions = PlanAction.objects.visible_to(user).filter(
        user=user, state__in=UNFINISHED, year__lte=on.year + 1
    )
    for action in actions.exclude(plan__state="dievaluasi"):
        if action.due_on <= on + AHEAD:
            why = _why("Rencana aksi Anda", action.state, action.due_on, on)
            yield Task(action.text, action.get_absolute_url(), action.due_on, why)
    recommendations = Recommendation.objects.visible_to(user).filter(
        user=user, state__in=UNFINISHED, due_on__lte=on + AHEAD
    )
    for row in recommendations:
        why = _why(f"Rekomendasi {row.number}", row.state, row.due_on, on)
        yield Task(row.text, row.get_absolute_url(), row.due_on, why)


@agenda
def decisions(user: User, on: date) -> Iterator[Task]:
    """Plans that wait for the head."""
    plans = WorkPlan.objects.filter(user.within(Perm.DECIDE), state="dibahas")
    for plan in plans.select_related("unit"):
        yield Task(
            f"Putuskan {plan.title}",
            plan.get_absolute_url(),
            approval_due(plan),
            "Rencana kerja menunggu persetujuan pimpinan",
        )


@agenda
def proofs(user: User, on: date) -> Iterator[Task]:
    """Finished work of others whose proof waits to be looked at."""
    mine = user.within(Perm.VERIFY)
    for action in PlanAction.objects.filter(mine, state="selesai").exclude(
        done_by=user
    ):
        title = f"Periksa bukti: {action.text}"
        why = "Rencana aksi dinyatakan selesai dan menunggu pemeriksaan"
        yield Task(title, action.get_absolute_url(), action.due_on, why)
    finished = Recommendation.objects.filter(mine, state="selesai")
    for row in finished.exclude(done_by=user):
        title = f"Verifikasi rekomendasi {row.number}: {row.text}"
        why = "Tindak lanjut dinyatakan selesai dan menunggu verifikasi"
        yield Task(title, row.get_absolute_url(), row.due_on, why)


@agenda
def invitations(user: User, on: date) -> Iterator[Task]:
    """Meetings that the person is asked to, within a month."""
    rows = Meeting.objects.visible_to(user).filter(
        state="diundang",
        held_on__range=(on, on + AHEAD),
        participants__user=user,
        participants__is_invited=True,
    )
    for meeting in rows:
        why = f"Anda diundang, pukul {meeting.hours} di {meeting.place}"
        yield Task(meeting.title, meeting.get_absolute_url(), meeting.held_on, why)


@agenda
def minutes(user: User, on: date) -> Iterator[Task]:
    """Minutes the person still has to write, or to approve."""
    rows = Meeting.objects.visible_to(user).select_related("unit")
    for meeting in rows.filter(
        secretary=user, state__in=("diundang", "dilaksanakan"), held_on__lte=on
    ):
        yield Task(
            f"Susun notula: {meeting.title}",
            meeting.get_absolute_url(),
            minutes_due(meeting),
            "Notula belum disusun",
        )
    waiting = rows.filter(Q(user=user) | user.within(Perm.VERIFY), state="notula")
    for meeting in waiting:
        yield Task(
            f"Sahkan notula: {meeting.title}",
            meeting.get_absolute_url(),
            minutes_approval_due(meeting),
            "Notula menunggu pengesahan",
        )


@agenda
def lead(user: User, on: date) -> Iterator[Task]:
    """What the team's chair must see: late work of all, and suggestions not yet taken."""
    for unit in {g.unit for g in user.held if g.role == Role.ZI_LEAD}:
        actions = PlanAction.objects.of(unit.pk).late(on).exclude(user=user)
        late = list(actions.exclude(plan__state="dievaluasi"))
        if late:
            yield Task(
                f"{len(late)} rencana aksi terlambat",
                f"{reverse('programme:plan_view')}?unit={unit.code}&tampilan=tabel&status=terlambat",
                min(action.due_on for action in late),
                "Tanyakan kendalanya kepada penanggung jawab",
            )
        waiting = suggestions(unit, on)
        if waiting:
            yield Task(
                f"{len(waiting)} saran laporan belum dijadikan rekomendasi",
                f"{reverse('programme:recommendation_list')}?unit={unit.code}#saran",
                min(each.due_on for each in waiting),
                "Saran laporan triwulan yang sudah ditandatangani",
            )


@agenda
def pledge(user: User, on: date) -> Iterator[Task]:
    """The person's own pakta integritas, where a text is in force and none holds."""
    if not user.has(Perm.PLEDGE, user.unit):
        return
    own = own_pakta(user, user.unit, on)
    if own.text and own.standing != PaktaStanding.BERLAKU:
        yield Task(
            "Tandatangani pakta integritas",
            reverse("programme:pakta_view"),
            max(own.text.from_on, own.until_on or own.text.from_on),
            own.standing.label,
        )


def _why(what: str, state: str, due_on: date, on: date) -> str:
    return f"{what} terlambat" if is_late(state, due_on, on) else f"{what} jatuh tempo"
