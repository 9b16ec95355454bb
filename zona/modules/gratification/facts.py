"""What the control of gratification tells the rest of Zona."""

from django.urls import NoReverseMatch, reverse

from zona.core.duties.queries import signed, signed_percent
from zona.core.facts import Period, Reading, Source, Table, fact
from zona.core.people.queries import unit_of
from zona.core.upkeep.models import Briefing, Policy
from zona.core.upkeep.queries import policy_in_force
from zona.core.upkeep.rules import Audience
from zona.modules.gratification import queries

DECREE, PROCEDURE = "gratification.decree", "gratification.procedure"
MONTHLY = "gratification.monthly"


def _source(title: str, url: str) -> tuple[Source, ...]:
    return (Source(title, url),)


def _campaign_page(unit_id: int) -> str:
    unit = unit_of(unit_id)
    return f"{reverse('gratification:circular_list')}?unit={unit.code}"


def _recap_page(unit_id: int) -> str:
    """Return where the recaps are made; the statistics where that module is off."""
    unit = unit_of(unit_id)
    try:
        page = f"{reverse('oversight:duty_list')}?kewajiban=gratification&"
    except NoReverseMatch:
        page = f"{reverse('gratification:statistic_view')}?"
    return f"{page}unit={unit.code}"


@fact(
    "gratification.campaign_quarters_count",
    title="Triwulan dengan kampanye antigratifikasi",
)
def campaign_quarters_count(unit_id: int, period: Period) -> Reading:
    """Quarters with a proven campaign that customers or the public could see."""
    year = period.preceding_year
    rows = Briefing.objects.filter(
        unit_id=unit_id,
        topic=queries.TOPIC,
        audience=Audience.PUBLIC,
        held_on__range=(year.start, period.end),
    ).order_by("held_on", "pk")
    table = Table(
        ("Tanggal", "Kampanye", "Media", "Bukti"),
        tuple(
            (
                each.held_on.isoformat(),
                each.title,
                each.get_medium_display(),
                "Ada" if each.attachment_id else "Belum ada",
            )
            for each in rows
        ),
    )
    source = _source("Kampanye gratifikasi", _campaign_page(unit_id))
    return Reading(queries.campaign_quarters(unit_id, period), source, table)


@fact("gratification.unit_exists", title="UPG ditetapkan")
def unit_exists(unit_id: int, period: Period) -> Reading:
    """Whether a decree in force names the UPG that serves the unit."""
    return _policy(unit_id, DECREE, period, "SK UPG")


@fact(
    "gratification.procedure_exists", title="Prosedur pengendalian gratifikasi berlaku"
)
def procedure_exists(unit_id: int, period: Period) -> Reading:
    """Whether a procedure for guests, refusal, reporting and custody is in force."""
    return _policy(unit_id, PROCEDURE, period, "Prosedur pengendalian gratifikasi")


def _policy(unit_id: int, kind: str, period: Period, title: str) -> Reading:
    """Read a policy of the unit, or of the unit whose UPG serves it."""
    policy = policy_in_force(unit_id, kind, period.end)
    if policy is None:
        upg = queries.upg_of(unit_of(unit_id))
        policy = policy_in_force(upg.pk, kind, period.end) if upg else None
    columns = ("Naskah", "Nomor", "Berlaku sejak", "Berlaku sampai")
    table = Table(columns, (_row(policy),) if policy else ())
    return Reading(policy is not None, _source(title, _campaign_page(unit_id)), table)


def _row(policy: Policy) -> tuple[str, ...]:
    last_day = policy.last_day.isoformat() if policy.last_day else "–"
    return policy.title, policy.number, policy.first_day.isoformat(), last_day


@fact(
    "gratification.months_reported_percent", title="Bulan dengan rekap gratifikasi (%)"
)
def months_reported_percent(unit_id: int, period: Period) -> Reading:
    """Months whose recap was signed, as a share of those that were due."""
    rows = signed(unit_id, MONTHLY, period.preceding_year)
    table = Table(
        ("Mulai", "Sampai", "Isi"),
        tuple(
            (
                each.start.isoformat(),
                each.end.isoformat(),
                "Nihil" if each.is_nil else "Ada laporan",
            )
            for each in rows
        ),
    )
    value = signed_percent(unit_id, MONTHLY, period.preceding_year)
    return Reading(
        value, _source("Rekap bulanan gratifikasi", _recap_page(unit_id)), table
    )
