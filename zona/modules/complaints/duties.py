"""What the unit owes about complaints: recap each month, evaluation each quarter, a year."""

from datetime import date, timedelta

from zona.core.duties.registry import Content, Counted, duty
from zona.core.duties.rules import Kind, Rhythm
from zona.core.facts import Period
from zona.core.people.models import Unit
from zona.core.upkeep.topics import Topic
from zona.modules.complaints import queries
from zona.modules.complaints.permissions import Perm

TOPIC = Topic(
    "complaints",
    "Pengaduan masyarakat",
    edit=Perm.EDIT_CHANNELS,
    policies=(
        ("complaints.policy", "Pedoman penanganan pengaduan"),
        ("complaints.officers", "Keputusan petugas pengaduan dan konsultasi"),
        ("complaints.unit", "Keputusan unit atau loket pengaduan"),
        ("complaints.sp4n", "Surat tugas pengelola SP4N-LAPOR!"),
    ),
    innovations=(("complaints.handling", "Pengelolaan pengaduan"),),
    briefings=True,
)


def _monthly_due(_unit: Unit, period: Period) -> date:
    day = queries.office(period.end).monthly_due_day
    return period.end + timedelta(day)


def _evaluation_due(_unit: Unit, period: Period) -> date:
    return period.end + timedelta(queries.office(period.end).evaluation_due_days)


def _yearly_due(_unit: Unit, period: Period) -> date:
    return period.end + timedelta(queries.office(period.end).yearly_due_days)


def _untested(unit: Unit, period: Period) -> str:
    """Silence proves nothing unless somebody tried whether a complaint could come in."""
    if queries.received(unit.pk, period).exists() or queries.checks(unit.pk, period):
        return ""
    return "Tidak ada pengaduan dan belum ada kanal yang diuji pada masa ini. Uji sedikitnya satu kanal."


@duty(
    "complaints.monthly",
    title="Rekap pengaduan bulanan",
    kind=Kind.LAPORAN,
    rhythm=Rhythm.BULANAN,
    indicator="2.5.c",
    questions=("PM.PW.3.a", "PM.PW.3.b", "RF.PW.2.a"),
    prepare=Perm.PREPARE,
    sign=Perm.SIGN,
    due_on=_monthly_due,
)
def monthly(unit: Unit, period: Period) -> Content:
    """Channel by class by state; a month without a complaint is nil."""
    return _content(unit, period)


@duty(
    "complaints.evaluation",
    title="Evaluasi penanganan pengaduan",
    kind=Kind.EVALUASI,
    rhythm=Rhythm.TRIWULANAN,
    indicator="2.5.c",
    questions=("PM.PW.3.c", "PM.PW.3.d", "PM.PP.3.c"),
    prepare=Perm.PREPARE,
    sign=Perm.SIGN,
    due_on=_evaluation_due,
    hindrance=_untested,
)
def evaluation(unit: Unit, period: Period) -> Content:
    """Complaints, suggestions and consultations: number, causes, time, repeated cases."""
    found = _content(unit, period)
    causes = tuple((name, str(count)) for name, count in _causes(unit, period))
    tables = (*found.tables, Counted("Sebab terbanyak", ("Sebab", "Jumlah"), causes))
    tested = f"{queries.checks(unit.pk, period)} kanal diuji atau dibuka dan berfungsi."
    return Content(found.is_nil, tables, (*found.sentences, tested))


@duty(
    "complaints.yearly",
    title="Laporan pengaduan tahunan",
    kind=Kind.LAPORAN,
    rhythm=Rhythm.TAHUNAN,
    indicator="2.5.c",
    questions=("PM.PW.3.b", "RF.PW.2.a"),
    prepare=Perm.PREPARE,
    sign=Perm.SIGN,
    due_on=_yearly_due,
)
def yearly(unit: Unit, period: Period) -> Content:
    """The year's recap."""
    return _content(unit, period)


def _content(unit: Unit, period: Period) -> Content:
    """Return the recap; nil means that no complaint came, though a question may have."""
    rows = queries.cross(unit.pk, period)
    recap = Counted(
        "Rekap menurut kanal, klasifikasi, dan status",
        ("Kanal", "Klasifikasi", "Status", "Jumlah"),
        tuple(
            (channel, kind, state, str(count)) for channel, kind, state, count in rows
        ),
    )
    is_nil = not queries.due(unit.pk, period).exists()
    tables = (recap,) if rows else ()
    return Content(is_nil, tables, queries.sentences(unit.pk, period))


def _causes(unit: Unit, period: Period) -> tuple[tuple[str, int], ...]:
    return queries.causes(unit.pk, period)
