"""What the programme tells the world; definitions follow the facts map of the LKE.

`year` there is the twelve months that end on the cut-off day, `period.end`.
"""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from zona.core.facts import Period, Reading, Source, Table, Value, fact
from zona.modules.programme.models import (
    AgentChange,
    ChangeAgent,
    Meeting,
    Outreach,
    PlanAction,
    Recommendation,
    RoleModel,
    Team,
    WorkPlan,
)
from zona.modules.programme.queries import represented
from zona.modules.programme.rules import (
    INTERNAL_ORIGINS,
    MeetingKind,
    TeamRole,
    share,
    year_quarters,
)

EXAMPLES = "Teladan dan agen perubahan"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _yes(value: bool) -> str:
    return "Ya" if value else "Tidak"


def _table(columns: str, rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(tuple(columns.split("|")), tuple(rows))


def _sources(
    title: str, url_name: str, records: Iterable[object] = ()
) -> tuple[Source, ...]:
    """Link the page where the records are listed, then each record with its own page."""
    own = [
        Source(str(each), each.get_absolute_url())
        for each in records
        if isinstance(each, Team | WorkPlan | Meeting)
    ]
    return (Source(title, reverse(url_name)), *own)


def _team(unit_id: int, day: date) -> Team | None:
    teams = Team.objects.of(unit_id).in_force(day)
    return teams.filter(decided_on__lte=day).order_by("-from_on").first()


@fact("programme.team_exists", "Tim ZI ditetapkan")
def team_exists(unit_id: int, period: Period) -> Reading:
    """A decree in force that names a chair and at least one member."""
    team = _team(unit_id, period.end)
    members = list(team.members.in_order()) if team else []
    chairs = sum(member.role == TeamRole.KETUA for member in members)
    return Reading(
        chairs > 0 and len(members) > 1,
        _sources("Tim ZI", "programme:team_view", [team] if team else []),
        _table(
            "Jabatan|Peran|Area",
            [(m.post_title, m.get_role_display(), m.area_labels) for m in members],
        ),
    )


@fact(
    "programme.elements_represented_percent", "Unsur unit yang terwakili dalam tim (%)"
)
def elements_represented_percent(unit_id: int, period: Period) -> Reading:
    """Sections of the unit with a member in the team in force."""
    team = _team(unit_id, period.end)
    sources = _sources("Tim ZI", "programme:team_view", [team] if team else [])
    if team is None:
        return Reading(None, sources)
    found = represented(unit_id, list(team.members.in_order()))
    return Reading(
        share(sum(found.values()), len(found)),
        sources,
        _table("Unsur|Terwakili", [(name, _yes(is_)) for name, is_ in found.items()]),
    )


def _plan(unit_id: int, day: date) -> WorkPlan | None:
    """Return the plan in force: approved by the head and covering the day."""
    plans = WorkPlan.objects.of(unit_id).covering(day)
    return plans.filter(approved_on__lte=day).first()


@fact("programme.plan_exists", "Rencana kerja ZI disahkan")
def plan_exists(unit_id: int, period: Period) -> Reading:
    """An approved plan with at least one action (owner, output, quarter are required)."""
    plan = _plan(unit_id, period.end)
    known = WorkPlan.objects.of(unit_id).covering(period.end)
    return Reading(
        plan is not None and plan.actions.exists(),
        _plan_sources(plan),
        _table(
            "Rencana|Status|Disetujui",
            [(p.title, p.status.label, _day(p.approved_on)) for p in known],
        ),
    )


@fact(
    "programme.targets_linked_percent", "Target prioritas yang terkait indikator ZI (%)"
)
def targets_linked_percent(unit_id: int, period: Period) -> Reading:
    """Priority targets that name indicator, baseline and end value."""
    plan = _plan(unit_id, period.end)
    targets = list(plan.targets.order_by("priority", "pk")) if plan else []
    value = share(sum(each.is_linked for each in targets), len(targets) or 1)
    return Reading(
        value if plan else None,
        _plan_sources(plan),
        _table(
            "Target|Indikator|Keadaan awal|Keadaan yang dituju",
            [(t.text, t.indicators, t.baseline, t.goal) for t in targets],
        ),
    )


def _plan_sources(plan: WorkPlan | None) -> tuple[Source, ...]:
    return _sources("Rencana kerja ZI", "programme:plan_view", [plan] if plan else [])


def _actions(plan: WorkPlan | None) -> list[PlanAction]:
    if plan is None:
        return []
    rows = plan.actions.select_related("user__position")
    return list(rows.order_by("year", "quarter", "pk"))


@fact("programme.actions_done_percent", "Rencana aksi yang terlaksana (%)")
def actions_done_percent(unit_id: int, period: Period) -> Reading:
    """Actions due in the year that are finished with verified proof."""
    plan = _plan(unit_id, period.end)
    due = [a for a in _actions(plan) if a.due_on in period.preceding_year]
    done = sum(bool(a.verified_on and a.verified_on <= period.end) for a in due)
    return Reading(
        share(done, len(due)),
        _plan_sources(plan),
        _table(
            "Rencana aksi|Tenggat|Selesai|Diperiksa",
            [
                (a.text, _day(a.due_on), _day(a.done_on), _day(a.verified_on))
                for a in due
            ],
        ),
    )


@fact("programme.actions_planned_count", "Rencana aksi dalam rencana kerja")
def actions_planned_count(unit_id: int, period: Period) -> Reading:
    """Every action of the plan that covers the cut-off day, a draft included."""
    plan = WorkPlan.objects.of(unit_id).covering(period.end).first()
    rows = _actions(plan)
    return Reading(
        len(rows),
        _plan_sources(plan),
        _table(
            "Indikator|Rencana aksi|Penanggung jawab|Triwulan|Status",
            [
                (
                    action.indicators,
                    action.text,
                    action.post_title,
                    f"{action.get_quarter_display()} {action.year}",
                    action.status_on(period.end).label,
                )
                for action in rows
            ],
        ),
    )


def _outreach(
    unit_id: int, period: Period, external: bool | None = None
) -> list[Outreach]:
    year = period.preceding_year
    rows = Outreach.objects.of(unit_id).proven().between(year.start, year.end)
    if external is not None:
        rows = rows.filter(is_external=external)
    return list(rows.order_by("held_on"))


def _outreach_table(rows: list[Outreach]) -> Table:
    return _table(
        "Tanggal|Kegiatan|Media|Sasaran|Terjangkau",
        [
            (_day(o.held_on), o.subject, o.medium, o.audience, str(o.reached_count))
            for o in rows
        ],
    )


def _quarters(days: Iterable[date], period: Period) -> int:
    """Count the quarters of the year that hold at least one of the days."""
    found = tuple(days)
    return sum(
        any(start <= day <= end for day in found)
        for start, end in year_quarters(period.end)
    )


@fact("programme.outreach_quarters_count", "Triwulan dengan sosialisasi ZI")
def outreach_quarters_count(unit_id: int, period: Period) -> Reading:
    """Quarters with an outreach that has proof."""
    rows = _outreach(unit_id, period)
    return Reading(
        _quarters((each.held_on for each in rows), period),
        _sources("Sosialisasi ZI", "programme:outreach_list"),
        _outreach_table(rows),
    )


@fact("programme.outreach_external_count", "Sosialisasi ZI untuk pihak luar")
def outreach_external_count(unit_id: int, period: Period) -> Reading:
    """Outreach with proof to people outside the unit."""
    rows = _outreach(unit_id, period, external=True)
    return Reading(
        len(rows),
        _sources("Sosialisasi ZI", "programme:outreach_list"),
        _outreach_table(rows),
    )


def _monev(unit_id: int, period: Period) -> list[Meeting]:
    year = period.preceding_year
    rows = Meeting.objects.of(unit_id).between(year.start, year.end)
    rows = rows.filter(kind=MeetingKind.MONEV).complete(period.end)
    return list(rows.order_by("held_on"))


def _meetings(value: Value, rows: list[Meeting]) -> Reading:
    return Reading(
        value,
        _sources("Rapat dan monev", "programme:meeting_list", rows),
        _table(
            "Tanggal|Rapat|Jenis|Peserta|Dihadiri pimpinan",
            [
                (
                    _day(each.held_on),
                    each.title,
                    each.get_kind_display(),
                    str(each.participants_count),
                    _yes(each.head_attended),
                )
                for each in rows
            ],
        ),
    )


@fact("programme.monev_quarters_count", "Triwulan dengan rapat monev ZI")
def monev_quarters_count(unit_id: int, period: Period) -> Reading:
    """Quarters with a monitoring meeting: invitation, attendance, signed minutes."""
    rows = _monev(unit_id, period)
    return _meetings(_quarters((each.held_on for each in rows), period), rows)


@fact(
    "programme.monev_head_quarters_count",
    "Triwulan dengan monev ZI yang dihadiri pimpinan",
)
def monev_head_quarters_count(unit_id: int, period: Period) -> Reading:
    """The same, with the head among those present."""
    rows = [each for each in _monev(unit_id, period) if each.head_attended]
    return _meetings(_quarters((each.held_on for each in rows), period), rows)


@fact("programme.head_attended_percent", "Kegiatan ZI yang dihadiri pimpinan (%)")
def head_attended_percent(unit_id: int, period: Period) -> Reading:
    """Meetings with an attendance list that the head attended; excused ones left out."""
    year = period.preceding_year
    found = Meeting.objects.of(unit_id).attended().between(year.start, year.end)
    rows = [
        each
        for each in found.order_by("held_on")
        if each.head_attended or not each.head_absence_reason
    ]
    return _meetings(share(sum(m.head_attended for m in rows), len(rows)), rows)


@fact("programme.culture_activities_count", "Kegiatan budaya kerja")
def culture_activities_count(unit_id: int, period: Period) -> Reading:
    """Complete activities that build work culture; routine meetings are not."""
    year = period.preceding_year
    found = Meeting.objects.of(unit_id).between(year.start, year.end)
    found = found.filter(kind=MeetingKind.BUDAYA_KERJA).complete(period.end)
    rows = list(found.order_by("held_on"))
    return _meetings(len(rows), rows)


@fact("programme.recommendations_done_percent", "Rekomendasi monev yang selesai (%)")
def recommendations_done_percent(unit_id: int, period: Period) -> Reading:
    """Internal recommendations due in the year that were carried out and verified.

    The table holds every recommendation due in the year or still open, of any source.
    """
    year = period.preceding_year
    known = Recommendation.objects.of(unit_id).standing(year.start, year.end)
    rows = list(known.select_related("user__position").order_by("due_on", "number"))
    counted = [r for r in rows if r.origin in INTERNAL_ORIGINS and r.state != "ditolak"]
    due = [each for each in counted if each.due_on in year]
    done = sum(bool(r.verified_on and r.verified_on <= period.end) for r in due)
    return Reading(
        share(done, len(due)),
        _sources("Rekomendasi", "programme:recommendation_list"),
        _table(
            "Nomor|Sumber|Rekomendasi|Penanggung jawab|Tenggat|Status|Tindak lanjut",
            [
                (
                    each.number,
                    each.source_title,
                    each.text,
                    each.post_title,
                    _day(each.due_on),
                    each.status_on(period.end).label,
                    each.reject_reason or each.followup,
                )
                for each in rows
            ],
        ),
    )


@fact("programme.role_model_exists", "Pimpinan ditetapkan sebagai role model")
def role_model_exists(unit_id: int, period: Period) -> Reading:
    """A decree in force names a leader of the unit as role model."""
    rows = list(RoleModel.objects.of(unit_id).in_force(period.end))
    return Reading(
        bool(rows),
        _sources(EXAMPLES, "programme:example_view"),
        _table(
            "Jabatan|Keputusan|Tanggal",
            [(r.post_title, r.decree_number, _day(r.decided_on)) for r in rows],
        ),
    )


@fact("programme.change_agents_count", "Agen perubahan")
def change_agents_count(unit_id: int, period: Period) -> Reading:
    """Agents by a decree in force; those who left the unit are left out."""
    rows = [
        each
        for each in ChangeAgent.objects.of(unit_id).in_force(period.end)
        if each.user is None or (each.user.is_active and each.user.unit_id == unit_id)
    ]
    return Reading(
        len(rows),
        _sources(EXAMPLES, "programme:example_view"),
        _table(
            "Jabatan|Keputusan|Tanggal|Rencana",
            [(a.post_title, a.decree_number, _day(a.decided_on), a.plan) for a in rows],
        ),
    )


def _changes(rows: list[AgentChange]) -> Reading:
    return Reading(
        len(rows),
        _sources(EXAMPLES, "programme:example_view"),
        _table(
            "Agen|Perubahan|Terlaksana|Masuk ke dalam",
            [(c.agent.post_title, c.title, _day(c.made_on), c.into) for c in rows],
        ),
    )


@fact("programme.agent_changes_count", "Perubahan nyata oleh agen perubahan")
def agent_changes_count(unit_id: int, period: Period) -> Reading:
    """Changes finished in the year and verified."""
    year = period.preceding_year
    rows = AgentChange.objects.of(unit_id).verified_between(year.start, year.end)
    return _changes(list(rows.order_by("made_on")))


@fact(
    "programme.changes_integrated_count", "Perubahan agen yang masuk sistem manajemen"
)
def changes_integrated_count(unit_id: int, period: Period) -> Reading:
    """Those of them laid down in an SOP, decree or release with its number."""
    year = period.preceding_year
    rows = AgentChange.objects.of(unit_id).verified_between(year.start, year.end)
    return _changes(list(rows.filter(is_integrated=True).order_by("made_on")))
