"""What wealth reports owe by the calendar, and their registers."""

from zona.core.duties import Content, Counted, Kind, Rhythm, duty
from zona.core.facts import Period
from zona.core.people.models import Unit
from zona.core.upkeep import Topic
from zona.modules.wealth import queries
from zona.modules.wealth.permissions import Perm
from zona.modules.wealth.rules import Exclusion

PROVES = ("RF.PW.3.a", "RF.PW.3.b")
COLUMNS = (
    "Tahun laporan",
    "Skema",
    "Batas",
    "Wajib",
    "Sudah",
    "Tepat waktu",
    "Kepatuhan",
)

TOPIC = Topic(
    "wealth",
    "Laporan harta kekayaan",
    edit=Perm.EDIT,
    policies=(("wealth.decree", "Keputusan tentang wajib lapor"),),
    briefings=True,
)


def _rows(unit: Unit, year: int, period: Period) -> tuple[tuple[str, ...], ...]:
    """Return how far each scheme of a year had come on the last day of a period."""
    return tuple(
        (
            str(year),
            each.scheme.label,
            f"{each.due_on:%d-%m-%Y}",
            str(each.total.obliged),
            str(each.total.filed),
            str(each.total.timely),
            each.total.percent_words,
        )
        for each in queries.standings(unit.pk, year, period.end)
        if each.total.obliged
    )


@duty(
    "wealth.quarterly",
    "Kemajuan penyampaian laporan harta kekayaan",
    kind=Kind.LAPORAN,
    rhythm=Rhythm.TRIWULANAN,
    indicator="2.5.f",
    questions=PROVES,
    prepare=Perm.EDIT,
    sign=Perm.SIGN,
    due_on=queries.progress_due,
)
def quarterly(unit: Unit, period: Period) -> Content:
    """How many had filed by the end of a quarter, of this year's report and the last."""
    years = (period.end.year - 1, period.end.year)
    rows = tuple(row for year in years for row in _rows(unit, year, period))
    reminders, verified = queries.work_in(unit.pk, period)
    sentences = (
        f"Pengingat yang dikirim pada triwulan ini: {reminders}.",
        f"Tanda terima yang diverifikasi pada triwulan ini: {verified}.",
    )
    table = Counted("Kemajuan menurut skema", COLUMNS, rows)
    return Content(not rows, (table,) if rows else (), sentences)


@duty(
    "wealth.yearly",
    "Rekap penyampaian laporan harta kekayaan",
    kind=Kind.LAPORAN,
    rhythm=Rhythm.TAHUNAN,
    indicator="2.5.f",
    questions=PROVES,
    prepare=Perm.EDIT,
    sign=Perm.SIGN,
    due_on=queries.recap_due,
)
def yearly(unit: Unit, period: Period) -> Content:
    """A year's report as it stands on the day the ministry wants its recap."""
    year = period.end.year
    rows = _rows(unit, year, Period(period.start, queries.recap_due(unit, period)))
    excluded = tuple(
        (Exclusion(reason).label, str(count))
        for reason, count in sorted(queries.excluded_counts(unit.pk, year).items())
    )
    tables = [
        Counted("Kepatuhan menurut skema", COLUMNS, rows),
        Counted("Dikecualikan", ("Alasan", "Jumlah"), excluded),
        Counted(
            "Rekap kepada kementerian",
            ("Rekap", "Nomor surat", "Tanggal kirim", "Laporan"),
            queries.sent_recaps(unit.pk, year),
        ),
    ]
    return Content(not rows, tuple(each for each in tables if each.rows))
