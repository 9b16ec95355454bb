"""What internal control owes: the quarterly monitoring, the yearly evaluation."""

from collections.abc import Iterable

from zona.core.duties import Content, Counted, Kind, Rhythm, duty
from zona.core.facts import Period
from zona.core.people.models import Unit
from zona.core.upkeep import Topic
from zona.modules.risk import queries
from zona.modules.risk.models import (
    ControlAction,
    Incident,
    Mechanism,
    Monitoring,
    Risk,
    Taskforce,
)
from zona.modules.risk.models.register import OPEN_MATTER
from zona.modules.risk.permissions import Perm
from zona.modules.risk.rules import (
    APPROVED,
    CONTROL_FLOW,
    Category,
    TaskforceDuty,
    is_late,
    quarter_of,
)

TOPIC = Topic(
    "risk",
    "Pengendalian intern (SPIP)",
    edit=Perm.EDIT,
    policies=(("risk.policy", "Kebijakan SPIP"),),
    innovations=(
        ("risk.environment", "Lingkungan pengendalian"),
        ("risk.assessment", "Penilaian risiko"),
        ("risk.control", "Kegiatan pengendalian"),
    ),
    briefings=True,
)

FRAUD_KEPT = (
    "Risiko dan kejadian kecurangan ikut dihitung; uraiannya hanya ada pada register "
    "rahasia."
)


def _monitoring(unit: Unit, period: Period) -> Monitoring | None:
    rows = Monitoring.objects.filter(unit_id=unit.pk).select_related("context")
    return rows.filter(end_on=period.end).first()


def monitoring_hindrance(unit: Unit, period: Period) -> str:
    """Say why the report of a quarter cannot be signed yet; "" when it can."""
    monitoring = _monitoring(unit, period)
    if monitoring is None or monitoring.signed_on is None:
        return "Pemantauan risiko triwulan itu belum ditandatangani Satgas SPIP."
    return ""


@duty(
    "risk.monitoring",
    title="Laporan pemantauan risiko",
    kind=Kind.LAPORAN,
    rhythm=Rhythm.TRIWULANAN,
    indicator="2.5.b",
    questions=("PM.PW.2.c", "PU.PW.2.c", "RF.PW.1.a"),
    prepare=Perm.EDIT,
    sign=Perm.APPROVE,
    due_on=queries.monitoring_due,
    hindrance=monitoring_hindrance,
)
def monitoring_report(unit: Unit, period: Period) -> Content:
    """The quarter's monitoring: levels and trends, actions, new mechanisms."""
    monitoring = _monitoring(unit, period)
    if monitoring is None:
        return Content(is_nil=True, sentences=("Belum ada pemantauan triwulan itu.",))
    tables = (
        _trends(monitoring),
        _controls(unit, period),
        _mechanisms(monitoring.mechanisms.all()),
    )
    happened = monitoring.rows.filter(occurrences__gt=0).count()
    decided = (
        "Kepala telah memberi keputusan atas pemantauan ini."
        if monitoring.decided_on
        else "Pemantauan ini belum diputus kepala."
    )
    count = monitoring.rows.count()
    sentences = (
        f"{count} risiko dipantau pada triwulan {quarter_of(period.end)} tahun "
        f"{period.end.year}; {happened} di antaranya terjadi.",
        decided,
        FRAUD_KEPT,
    )
    return Content(is_nil=False, tables=tables, sentences=sentences)


def _trends(monitoring: Monitoring) -> Counted:
    rows = [
        (
            line.risk.code,
            line.planned.level.label if line.planned else "–",
            line.actual.level.label if line.actual else "–",
            line.trend.label if line.trend else "–",
            str(line.row.occurrences) if line.row else "–",
        )
        for line in queries.monitoring_lines(monitoring)
        if not line.risk.is_fraud
    ]
    columns = ("Kode", "Tingkat awal", "Tingkat aktual", "Tren", "Kejadian")
    return Counted("Perkembangan risiko", columns, tuple(rows))


def _controls(unit: Unit, period: Period) -> Counted:
    """Count the actions of the year's register by state; late ones apart."""
    rows = ControlAction.objects.of(unit.pk).filter(risk__context__year=period.end.year)
    states = list(rows.values_list("state", "due_on"))
    counts = [
        (state.label, str(sum(code == state.code for code, _ in states)))
        for state in CONTROL_FLOW.states
    ]
    late = sum(is_late(code, due_on, period.end) for code, due_on in states)
    counts.append(("Di antaranya terlambat", str(late)))
    return Counted("Rencana tindak pengendalian", ("Status", "Jumlah"), tuple(counts))


def _mechanisms(rows: Iterable[Mechanism]) -> Counted:
    found = tuple((row.title, row.number) for row in rows)
    return Counted("Mekanisme baru", ("Mekanisme", "Nomor"), found)


def evaluation_hindrance(unit: Unit, period: Period) -> str:
    """Say why the year's evaluation cannot be signed yet; "" when it can."""
    risks = Risk.objects.of(unit.pk).in_year(period.end.year)
    if not risks.filter(state__in=APPROVED).exists():
        return f"Register risiko {period.end.year} belum disetujui kepala."
    return ""


@duty(
    "risk.evaluation",
    title="Laporan evaluasi penerapan SPIP",
    kind=Kind.EVALUASI,
    rhythm=Rhythm.TAHUNAN,
    indicator="2.5.b",
    questions=("PM.PW.2.a", "PM.PW.2.b", "PU.PW.2.a", "PU.PW.2.b"),
    prepare=Perm.EDIT,
    sign=Perm.APPROVE,
    due_on=queries.evaluation_due,
    hindrance=evaluation_hindrance,
)
def evaluation(unit: Unit, period: Period) -> Content:
    """The year by its elements: task force, environment, map, actions, incidents."""
    year = period.end.year
    risks = Risk.objects.of(unit.pk).in_year(year).filter(state__in=APPROVED)
    taskforce = Taskforce.objects.of(unit.pk).on(period.end).first()
    built = [row for _, row in queries.environment(unit, year) if row and row.is_built]
    total = len(queries.elements(period.end).elements)
    basis = f"Satgas SPIP bekerja menurut {taskforce}." if taskforce else ""
    sentences = (
        basis or "Belum ada keputusan tentang Satgas SPIP yang berlaku.",
        f"{len(built)} dari {total} sub-unsur lingkungan pengendalian terbangun.",
        f"Register memuat {risks.count()} risiko yang disetujui kepala.",
        FRAUD_KEPT,
    )
    tables = (
        _taskforce(taskforce),
        _levels(unit, year),
        _controls(unit, period),
        _incidents(unit, period),
        _mechanisms(
            Mechanism.objects.filter(unit_id=unit.pk).filter(
                set_on__range=(period.start, period.end)
            )
        ),
    )
    return Content(is_nil=not risks.exists(), tables=tables, sentences=sentences)


def _taskforce(taskforce: Taskforce | None) -> Counted:
    duties = taskforce.members.values_list("duty", flat=True) if taskforce else ()
    held = list(duties)
    rows = tuple((each.label, str(held.count(each))) for each in TaskforceDuty)
    return Counted("Susunan Satgas SPIP", ("Kedudukan", "Jumlah"), rows)


def _levels(unit: Unit, year: int) -> Counted:
    """Count the approved risks by level before and after control."""
    scale = queries.scale_in(unit, year)
    rows = Risk.objects.of(unit.pk).in_year(year).filter(state__in=APPROVED)
    found = [
        (
            queries.standing(scale, risk.likelihood_before, risk.impact_before),
            queries.standing(scale, risk.likelihood_after, risk.impact_after),
        )
        for risk in rows
    ]
    counts = tuple(
        (
            level.label,
            str(sum(bool(before and before.level == level) for before, _ in found)),
            str(sum(bool(after and after.level == level) for _, after in found)),
        )
        for level in reversed(scale.levels)
    )
    columns = ("Tingkat", "Sebelum pengendalian", "Sesudah pengendalian")
    return Counted("Peta risiko menurut tingkat", columns, counts)


def _incidents(unit: Unit, period: Period) -> Counted:
    rows = Incident.objects.of(unit.pk).filter(
        happened_on__range=(period.start, period.end)
    )
    shown = list(rows.filter(OPEN_MATTER).values_list("category", flat=True))
    counts = [
        (each.label, str(shown.count(each)))
        for each in Category
        if each != Category.KECURANGAN
    ]
    secret = rows.exclude(OPEN_MATTER).count()
    counts.append((Category.KECURANGAN.label, str(secret)))
    return Counted("Kejadian risiko", ("Kategori", "Jumlah"), tuple(counts))
