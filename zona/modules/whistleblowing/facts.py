"""What the channel tells the world: its upkeep, nothing about any report."""

from zona.core.duties.queries import followed_percent, signed, signed_quarters
from zona.core.facts import Period, Reading, Source, Table, fact
from zona.core.people.queries import unit_of
from zona.core.upkeep.queries import informed_percent, innovations_count
from zona.modules.whistleblowing import queries
from zona.modules.whistleblowing.rules import share_met

CHANNEL = Source("Saluran WBS", "/wbs/saluran/")


def _duties() -> Source:
    return Source("Evaluasi WBS", "/pengawasan/?kewajiban=whistleblowing")


@fact(
    "whistleblowing.policy_percent", title="Kewajiban kebijakan WBS yang dijalankan (%)"
)
def policy_percent(unit_id: int, period: Period) -> Reading:
    """Obligations of the policy met in the year; the list is never empty."""
    rows = queries.obligations(unit_of(unit_id), period)
    table = Table(
        ("Kewajiban", "Keadaan"),
        tuple((each.title, "Dijalankan" if each.is_met else "Belum") for each in rows),
    )
    return Reading(share_met(each.is_met for each in rows), (CHANNEL,), table)


@fact("whistleblowing.innovations_count", title="Inovasi WBS")
def innovations(unit_id: int, period: Period) -> Reading:
    """Innovations of the year on the channel."""
    count = innovations_count(unit_id, "whistleblowing.channel", period.preceding_year)
    return Reading(count, (Source("Catatan inovasi", "/pengawasan/"),))


@fact(
    "whistleblowing.informed_percent",
    title="Pegawai yang menerima internalisasi WBS (%)",
)
def informed(unit_id: int, period: Period) -> Reading:
    """Employees whom a briefing reached in the year; None without employees."""
    share = informed_percent(unit_id, "whistleblowing", period.preceding_year)
    return Reading(share, (Source("Internalisasi WBS", "/pengawasan/"),))


@fact("whistleblowing.evaluation_quarters_count", title="Triwulan dengan evaluasi WBS")
def evaluation_quarters(unit_id: int, period: Period) -> Reading:
    """Quarters of the year with a signed evaluation, also one without any case."""
    count = signed_quarters(unit_id, queries.EVALUATION, period)
    rows = signed(unit_id, queries.EVALUATION, period.preceding_year)
    table = Table(
        ("Evaluasi", "Ditandatangani"),
        tuple((str(each), f"{each.signed_on:%d-%m-%Y}") for each in rows),
    )
    return Reading(count, (_duties(),), table)


@fact(
    "whistleblowing.evaluation_followed_percent",
    title="Hasil evaluasi WBS yang selesai (%)",
)
def evaluation_followed(unit_id: int, period: Period) -> Reading:
    """Advice of evaluations due in the year that was carried out."""
    year = period.preceding_year
    value = followed_percent(unit_id, queries.EVALUATION, year)
    return Reading(value, (_duties(),))
