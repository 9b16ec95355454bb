"""How much of the worksheet assessors would ask about."""

from django.urls import reverse

from zona.core.facts import Period, Reading, Source, Table, fact
from zona.modules.assessment import queries
from zona.modules.assessment.rules.preaudit import rule_of


@fact("assessment.preaudit_count", title="Temuan pra-audit LKE")
def preaudit_count(unit_id: int, period: Period) -> Reading:
    """Findings that stand as of the last day asked for, with what they say."""
    lke = queries.current_lke(unit_id, period.end)
    if lke is None:
        return Reading(None)
    found = queries.preaudit(lke, period.end)
    rows = tuple(
        (
            rule_of(each.rule).severity.label,
            rule_of(each.rule).title,
            each.words,
            ", ".join(dict.fromkeys(row.code for row in each.rows if row.code)),
        )
        for each in found.standing
    )
    url = reverse("assessment:preaudit_view", args=[lke.pk])
    table = Table(("Bobot", "Yang diperiksa", "Temuan", "Pertanyaan"), rows)
    return Reading(len(rows), (Source(lke.title, url),), table)
