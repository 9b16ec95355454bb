"""What the unit owes about conflicts of interest: monthly report, evaluation, registers."""

from datetime import date

from zona.core.documents.wording import long_date, percent
from zona.core.duties import Content, Counted, Kind, Rhythm, duty
from zona.core.duties.queries import is_signed
from zona.core.duties.rules import name_of, stretches
from zona.core.facts import Period
from zona.core.people.models import Unit
from zona.core.upkeep import Topic
from zona.core.workdays.rules import ONE_DAY
from zona.modules.conflicts import queries
from zona.modules.conflicts.models import Case, Declaration
from zona.modules.conflicts.permissions import Perm
from zona.modules.conflicts.rules import DECLARATION_FLOW, ENDED, DeclarationKind

MONTHLY = "conflicts.monthly"

TOPIC = Topic(
    "conflicts",
    "Benturan kepentingan",
    edit=Perm.EDIT,
    policies=(("conflicts.guide", "Kebijakan benturan kepentingan"),),
    briefings=True,
)


def _report_due(_unit: Unit, period: Period) -> date:
    after = period.end + ONE_DAY
    return after.replace(day=queries.terms(period.end).report_day)


def _evaluation_due(unit: Unit, period: Period) -> date:
    days = queries.terms(period.end).evaluation_days
    return queries.working_days_after(unit, period.end, days)


def _span(period: Period) -> tuple[date, date]:
    return period.start, period.end


def _counts(unit: Unit, period: Period) -> tuple[Counted, Counted]:
    """Return declarations and cases of a stretch, counted."""
    sent = Declaration.objects.of(unit.pk).sent()
    sent = sent.filter(submitted_on__range=_span(period))
    cases = Case.objects.of(unit.pk)
    kinds = tuple(
        (kind.label, str(sent.filter(kind=kind).count())) for kind in DeclarationKind
    )
    states = tuple(
        (each.label, str(sent.filter(state=each.code).count()))
        for each in DECLARATION_FLOW.states[1:]
    )
    rows = (
        ("Dilaporkan", str(cases.filter(reported_on__range=_span(period)).count())),
        ("Diputus", str(cases.filter(decided_on__range=_span(period)).count())),
        ("Berakhir", str(cases.filter(ended_on__range=_span(period)).count())),
    )
    return (
        Counted("Deklarasi kepentingan", ("Uraian", "Jumlah"), (*kinds, *states)),
        Counted("Kasus benturan kepentingan", ("Uraian", "Jumlah"), rows),
    )


def _is_quiet(unit: Unit, period: Period) -> bool:
    """Tell whether no conflict was declared, found or handled in a stretch."""
    sent = Declaration.objects.of(unit.pk).sent()
    told = sent.exclude(kind=DeclarationKind.NIHIL)
    cases = Case.objects.of(unit.pk).filter(reported_on__lte=period.end)
    ended_before = cases.filter(state__in=ENDED, ended_on__lt=period.start)
    return not (
        told.filter(submitted_on__range=_span(period)).exists()
        or cases.exclude(pk__in=ended_before.values("pk")).exists()
    )


@duty(
    MONTHLY,
    title="Laporan benturan kepentingan",
    kind=Kind.LAPORAN,
    rhythm=Rhythm.BULANAN,
    indicator="2.5.e",
    questions=("PM.PW.5.c",),
    prepare=Perm.EDIT,
    sign=Perm.SIGN,
    due_on=_report_due,
)
def monthly(unit: Unit, period: Period) -> Content:
    """The month's declarations and cases, or that there were none."""
    if _is_quiet(unit, period):
        text = (
            "Tidak ada benturan kepentingan yang dinyatakan, ditemukan, atau ditangani."
        )
        return Content(True, _counts(unit, period), (text,))
    return Content(False, _counts(unit, period))


def _missing_months(unit: Unit, period: Period) -> str:
    """Name the months of a stretch whose report has not been signed."""
    months = stretches(Rhythm.BULANAN, period.end.year)
    missing = [
        name_of(each)
        for each in months
        if each.start in period
        and not is_signed(unit.pk, MONTHLY, each.start, each.end)
    ]
    if not missing:
        return ""
    return f"Laporan bulanan belum ditandatangani: {', '.join(missing)}."


@duty(
    "conflicts.evaluation",
    title="Evaluasi penanganan benturan kepentingan",
    kind=Kind.EVALUASI,
    rhythm=Rhythm.SEMESTERAN,
    indicator="2.5.e",
    questions=("PM.PW.5.d",),
    prepare=Perm.EDIT,
    sign=Perm.SIGN_EVALUATION,
    due_on=_evaluation_due,
    hindrance=_missing_months,
)
def evaluation(unit: Unit, period: Period) -> Content:
    """How complete the map is, who declared, how cases ended."""
    found = queries.standings(unit.pk, period.end)
    people = queries.declared_in(unit.pk, period)
    handled = queries.handled_percent(unit.pk, period)
    mapped, controlled = (
        sum(each.is_mapped for each in found),
        sum(each.is_controlled for each in found),
    )
    sentences = [
        f"Sampai {long_date(period.end)}, {mapped} dari {len(found)} kegiatan utama "
        f"sudah dipetakan dan {controlled} di antaranya terkendali.",
        f"{people.done} dari {people.people} pegawai menyampaikan deklarasi.",
    ]
    if handled is not None:
        sentences.append(f"Kasus yang dituntaskan: {percent(handled)}.")
    is_nil = _is_quiet(unit, period)
    return Content(is_nil, _counts(unit, period), tuple(sentences))
