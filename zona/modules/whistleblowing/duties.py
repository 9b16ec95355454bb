"""What the channel owes by the calendar, and what it keeps in order."""

from datetime import date

from zona.core.duties import Content, Counted, Kind, Rhythm, duty
from zona.core.duties.queries import is_signed
from zona.core.duties.rules import name_of, stretches
from zona.core.facts import Period
from zona.core.people.models import Unit
from zona.core.upkeep import Topic
from zona.modules.whistleblowing import queries
from zona.modules.whistleblowing.permissions import Perm
from zona.modules.whistleblowing.rules import shown_count

TOPIC = Topic(
    "whistleblowing",
    "Whistle Blowing System",
    edit=Perm.EDIT,
    policies=(
        ("whistleblowing.procedure", "Prosedur WBS"),
        ("whistleblowing.assignment", "Surat tugas tim WBS"),
    ),
    innovations=(("whistleblowing.channel", "Saluran WBS"),),
    briefings=True,
)


def report_due(unit: Unit, period: Period) -> date:
    days = queries.channel(period.end).report_due_working_days
    return queries.after(unit, period.end, days)


def evaluation_due(unit: Unit, period: Period) -> date:
    days = queries.channel(period.end).evaluation_due_working_days
    return queries.after(unit, period.end, days)


@duty(
    queries.MONTHLY,
    title="Laporan WBS",
    kind=Kind.LAPORAN,
    rhythm=Rhythm.BULANAN,
    indicator="2.5.d",
    questions=("PM.PW.4.a",),
    prepare=Perm.EDIT,
    sign=Perm.SIGN,
    due_on=report_due,
)
def monthly(unit: Unit, period: Period) -> Content:
    """The month in figures: the head of administration signs numbers, never content."""
    smallest = queries.channel(period.end).smallest_count
    found = queries.figures_of(unit.pk, period)
    still = queries.still_open(unit.pk, period.end)
    closed = queries.closed_in(unit.pk, period)
    totals = Counted(
        "Jumlah laporan",
        ("Keadaan", "#Jumlah"),
        (
            ("Diterima", shown_count(found.received, smallest)),
            ("Ditutup", shown_count(closed, smallest)),
            ("Masih ditangani pada akhir masa", shown_count(still, smallest)),
            ("Pembukaan isi laporan oleh penangan", _openings(unit, period)),
        ),
    )
    kinds = Counted(
        "Laporan diterima menurut kategori",
        ("Kategori", "#Jumlah"),
        queries.by_category(unit.pk, period, smallest),
    )
    is_nil = not (found.received or still or closed)
    return Content(is_nil, (totals,) if is_nil else (totals, kinds), _notes(smallest))


def _openings(unit: Unit, period: Period) -> str:
    return str(queries.openings(unit.pk, period))


def _notes(smallest: int) -> tuple[str, ...]:
    return (
        f"Jumlah 1 sampai {smallest - 1} ditulis <{smallest} agar tidak menunjuk orang.",
        "Laporan uji kanal tidak dihitung.",
    )


def evaluation_hindrance(unit: Unit, period: Period) -> str:
    """Say what an evaluation still lacks: signed months, a channel that was tested."""
    months = [
        each
        for each in stretches(Rhythm.BULANAN, period.end.year)
        if each.end in period
        and not is_signed(unit.pk, queries.MONTHLY, each.start, each.end)
    ]
    if months:
        names = ", ".join(name_of(each) for each in months)
        return f"Laporan bulanan {names} belum ditandatangani."
    if not queries.probe_passed(unit.pk, period):
        return "Uji kanal pada triwulan ini belum lulus: kirim laporan uji, lalu baca jawabannya dengan kode."
    return ""


@duty(
    queries.EVALUATION,
    title="Evaluasi WBS",
    kind=Kind.EVALUASI,
    rhythm=Rhythm.TRIWULANAN,
    indicator="2.5.d",
    questions=("PM.PW.4.b", "PM.PW.4.c"),
    prepare=Perm.EDIT,
    sign=Perm.SIGN_EVALUATION,
    due_on=evaluation_due,
    hindrance=evaluation_hindrance,
)
def evaluation(unit: Unit, period: Period) -> Content:
    """How well the channel worked: known, tested, quick; also without a single case."""
    smallest = queries.channel(period.end).smallest_count
    found = queries.figures_of(unit.pk, period)
    informed = queries.informed(unit, period)
    passed = queries.probe_passed(unit.pk, period)
    is_small = found.received < smallest
    speed = "–" if is_small or found.mean_days is None else f"{found.mean_days:.0f}"
    rate = found.proof_rate
    table = Counted(
        "Kinerja saluran",
        ("Ukuran", "#Hasil"),
        (
            ("Laporan diterima", shown_count(found.received, smallest)),
            ("Rata-rata hari penanganan", speed),
            (
                "Terbukti dari yang diinvestigasi",
                "–" if is_small or rate is None else f"{rate:.2f}%".replace(".", ","),
            ),
            ("Uji kanal pada triwulan ini", "Lulus" if passed else "Belum lulus"),
            ("Pegawai yang mengenal saluran dalam setahun", informed),
        ),
    )
    return Content(found.received == 0, (table,), _notes(smallest))
