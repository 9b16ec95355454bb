"""What the unit owes by itself: the monthly recap and the yearly evaluation."""

from datetime import date

from zona.core.duties import Content, Counted, Kind, Rhythm, duty
from zona.core.duties.queries import is_signed
from zona.core.facts import Period
from zona.core.people.models import Unit
from zona.core.upkeep import Topic
from zona.modules.gratification import queries, rules
from zona.modules.gratification.permissions import Perm

MONTHLY = "gratification.monthly"
QUESTIONS = ("PM.PW.1.b", "PU.PW.1.b")
MONTHS = 12

TOPIC = Topic(
    queries.TOPIC,
    "Pengendalian gratifikasi",
    edit=Perm.CAMPAIGN,
    policies=(
        ("gratification.decree", "SK Unit Pengendalian Gratifikasi"),
        ("gratification.procedure", "Prosedur pengendalian gratifikasi"),
        ("gratification.guests", "Prosedur penerimaan tamu"),
    ),
    briefings=True,
)


def recap_due(unit: Unit, period: Period) -> date:
    """Return the working day by which the recap of a month is due."""
    days = queries.efforts(period.end).recap_days
    return queries.due(unit, period.end, days).on


def evaluation_due(unit: Unit, period: Period) -> date:
    """Return the working day by which the evaluation of a year is due."""
    days = queries.efforts(period.end).evaluation_days
    return queries.due(unit, period.end, days).on


@duty(
    MONTHLY,
    title="Rekap gratifikasi",
    kind=Kind.LAPORAN,
    rhythm=Rhythm.BULANAN,
    indicator="2.5.a",
    questions=QUESTIONS,
    prepare=Perm.RECAP,
    sign=Perm.SIGN,
    due_on=recap_due,
)
def monthly(unit: Unit, period: Period) -> Content:
    """Number, form, value and state of the month's reports; guests beside them."""
    found = queries.statistics(unit.pk, period)
    guests = queries.guest_figures(unit.pk, period)
    return Content(
        is_nil=not found.total,
        tables=(*_report_tables(found), _guest_table(guests)),
        sentences=(_sentence(found),),
    )


def _sentence(found: queries.Statistics) -> str:
    if not found.total:
        return "Tidak ada penerimaan atau penolakan gratifikasi yang dilaporkan."
    accepted = found.total - found.refused
    return (
        f"Dilaporkan {accepted} penerimaan senilai {rules.rupiah(found.value_rupiah)} "
        f"dan {found.refused} penolakan."
    )


def _report_tables(found: queries.Statistics) -> tuple[Counted, ...]:
    if not found.total:
        return ()
    return (
        _counted("Menurut bentuk", "Bentuk", found.by_form),
        _counted("Menurut status", "Status", found.by_state),
    )


def _counted(title: str, head: str, rows: tuple[queries.Tally, ...]) -> Counted:
    return Counted(
        title,
        (head, "Jumlah", "Nilai"),
        tuple((r.label, str(r.count), rules.rupiah(r.value_rupiah)) for r in rows),
    )


def _guest_table(found: queries.GuestFigures) -> Counted:
    rows = [(f"Diterima di {label.lower()}", str(n)) for label, n in found.by_place]
    rows += [
        ("Jumlah tamu", str(found.total)),
        ("Tamu yang menawarkan pemberian", str(found.offers)),
    ]
    return Counted("Tamu", ("Uraian", "Jumlah"), tuple(rows))


def _missing_recaps(unit: Unit, period: Period) -> str:
    """Say which recaps of the year are not signed yet."""
    missing = [
        month
        for month in range(1, MONTHS + 1)
        if not is_signed(unit.pk, MONTHLY, *_month(period.start.year, month))
    ]
    if not missing:
        return ""
    return (
        f"Rekap bulanan yang belum ditandatangani: {len(missing)} dari {MONTHS} bulan."
    )


def _month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    after = date(year + month // MONTHS, month % MONTHS + 1, 1)
    return first, date.fromordinal(after.toordinal() - 1)


@duty(
    "gratification.yearly",
    title="Evaluasi program pengendalian gratifikasi",
    kind=Kind.EVALUASI,
    rhythm=Rhythm.TAHUNAN,
    indicator="2.5.a",
    questions=QUESTIONS,
    prepare=Perm.RECAP,
    sign=Perm.SIGN,
    due_on=evaluation_due,
    hindrance=_missing_recaps,
)
def yearly(unit: Unit, period: Period) -> Content:
    """The year's reports, their punctuality, and the campaign."""
    found = queries.statistics(unit.pk, period)
    quarters = queries.campaign_quarters(unit.pk, period)
    sentences = [_sentence(found), f"Triwulan dengan kampanye: {quarters} dari 4."]
    if found.on_time is not None:
        share = f"{found.on_time:.2f}".replace(".", ",")
        sentences.append(f"Laporan yang sampai ke UPG tepat waktu: {share} %.")
    return Content(not found.total, _report_tables(found), tuple(sentences))
