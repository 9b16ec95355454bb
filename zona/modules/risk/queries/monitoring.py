"""What a quarter's monitoring covers, and where each risk has gone."""

from collections.abc import Iterable
from dataclasses import dataclass

from zona.core.people.models import User
from zona.modules.risk.models import Monitoring, MonitoringRow, Risk
from zona.modules.risk.models.register import RiskRows
from zona.modules.risk.queries.register import standing
from zona.modules.risk.queries.scales import scale_for
from zona.modules.risk.rules import Scale, Standing, Trend, trend


@dataclass(frozen=True, slots=True)
class MonitoringLine:
    """One risk in one quarter: what was seen, and the trend since last time."""

    risk: Risk
    row: MonitoringRow | None
    planned: Standing | None
    actual: Standing | None
    trend: Trend | None

    @property
    def tone(self) -> str:
        """Return the tone of the trend."""
        tones = {Trend.NAIK: "bad", Trend.TURUN: "good"}
        return tones.get(self.trend, "neutral") if self.trend else "neutral"


def covered(monitoring: Monitoring) -> RiskRows:
    """Return the risks that a monitoring speaks of, or must: open now, or in it."""
    spoken = MonitoringRow.objects.filter(monitoring=monitoring).values("risk")
    rows = Risk.objects.filter(context_id=monitoring.context_id)
    found = rows.filter(pk__in=spoken)
    return found | rows.open() if monitoring.signed_on is None else found


def uncovered(monitoring: Monitoring) -> tuple[str, ...]:
    """Return the codes of the open risks that a monitoring does not cover yet."""
    spoken = MonitoringRow.objects.filter(monitoring=monitoring).values("risk")
    rows = Risk.objects.filter(context_id=monitoring.context_id).open()
    codes = rows.exclude(pk__in=spoken).order_by("code").values_list("code", flat=True)
    return tuple(codes)


def monitoring_lines(
    monitoring: Monitoring, user: User | None = None
) -> tuple[MonitoringLine, ...]:
    """Return the lines that a person may read (None: all), in the register's order."""
    scale = scale_for(monitoring.context)
    risks = covered(monitoring)
    if user is not None:
        risks = risks.filter(pk__in=Risk.objects.visible_to(user).values("pk"))
    rows = MonitoringRow.objects.filter(
        monitoring__context_id=monitoring.context_id,
        monitoring__quarter__lte=monitoring.quarter,
    )
    rows = rows.select_related("monitoring").order_by("monitoring__quarter")
    own, before = _split(rows, monitoring)
    return tuple(
        _line(risk, own.get(risk.pk), before.get(risk.pk), scale)
        for risk in risks.select_related("owner").order_by("code")
    )


def _split(
    rows: Iterable[MonitoringRow], monitoring: Monitoring
) -> tuple[dict[int, MonitoringRow], dict[int, MonitoringRow]]:
    own: dict[int, MonitoringRow] = {}
    before: dict[int, MonitoringRow] = {}
    for row in rows:
        kept = own if row.monitoring_id == monitoring.pk else before
        kept[row.risk_id] = row
    return own, before


def _line(
    risk: Risk, row: MonitoringRow | None, last: MonitoringRow | None, scale: Scale
) -> MonitoringLine:
    planned = standing(scale, risk.likelihood_after, risk.impact_after)
    actual = standing(scale, row.likelihood, row.impact) if row else None
    since = standing(scale, last.likelihood, last.impact) if last else planned
    gone = trend(since.score, actual.score) if since and actual else None
    return MonitoringLine(risk, row, planned, actual, gone)
