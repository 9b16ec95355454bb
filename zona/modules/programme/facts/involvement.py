"""Facts read from attendance lists by name."""

from django.urls import reverse

from zona.core.facts import Period, Reading, fact
from zona.core.people.models import User
from zona.modules.programme.facts.shaping import day_text, sources, table
from zona.modules.programme.models import Meeting, Participant, PlanAction
from zona.modules.programme.rules import MeetingKind, share


def _attended(unit_id: int, period: Period, kind: MeetingKind | None) -> set[int]:
    """Return the active employees on an attendance list of the year."""
    year = period.preceding_year
    rows = Participant.objects.of(unit_id).present()
    rows = rows.filter(
        meeting__held_on__range=(year.start, year.end),
        user__is_active=True,
        user__unit=unit_id,
    )
    if kind:
        rows = rows.filter(meeting__kind=kind)
    return {pk for pk in rows.values_list("user_id", flat=True) if pk}


def _of_employees(found: set[int], unit_id: int) -> Reading:
    whole = User.objects.filter(unit=unit_id, is_active=True).count()
    return Reading(
        share(len(found), whole),
        sources("Rapat dan monev", "programme:meeting_list"),
        table("Pegawai|Seluruh pegawai", [(str(len(found)), str(whole))]),
    )


@fact(
    "programme.outreach_reached_percent", "Pegawai yang terjangkau sosialisasi ZI (%)"
)
def outreach_reached_percent(unit_id: int, period: Period) -> Reading:
    """Active employees on the attendance list of an outreach meeting of the year."""
    found = _attended(unit_id, period, MeetingKind.SOSIALISASI)
    return _of_employees(found, unit_id)


@fact("programme.staff_involved_percent", "Pegawai yang terlibat dalam ZI (%)")
def staff_involved_percent(unit_id: int, period: Period) -> Reading:
    """Active employees who attended in the year, or own an action of the plan."""
    end = period.end
    owners = PlanAction.objects.of(unit_id).filter(
        plan__year__lte=end.year,
        plan__until_year__gte=end.year,
        user__is_active=True,
        user__unit=unit_id,
    )
    found = _attended(unit_id, period, None)
    found |= {pk for pk in owners.values_list("user_id", flat=True) if pk}
    return _of_employees(found, unit_id)


@fact("programme.meetings_unattended_count", "Rapat bernotula tanpa daftar hadir")
def meetings_unattended_count(unit_id: int, period: Period) -> Reading:
    """Meetings of the year whose minutes stand without an attendance list."""
    year = period.preceding_year
    held = Meeting.objects.of(unit_id).between(year.start, year.end)
    rows = list(held.unattended().order_by("held_on", "pk"))
    return Reading(
        len(rows),
        sources("Rapat dan monev", "programme:meeting_list", rows),
        table(
            "Rapat|Tanggal|Alamat",
            [
                (
                    each.title,
                    day_text(each.held_on),
                    reverse("programme:meeting_detail", args=[each.pk]),
                )
                for each in rows
            ],
        ),
    )
