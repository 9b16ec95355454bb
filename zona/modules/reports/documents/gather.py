"""All that one report is made of, read once."""

from dataclasses import dataclass

from zona.core.documents import long_date, roman
from zona.core.facts import Reading, read
from zona.core.once import asking_once
from zona.core.people.models import User
from zona.modules.reports import queries
from zona.modules.reports.models import Conclusion, Report, Suggestion
from zona.modules.reports.rules import Layout


@dataclass(frozen=True, slots=True)
class Material:
    """The records behind a report."""

    report: Report
    layout: Layout
    lines: dict[str, queries.Line]
    figures: dict[str, tuple[queries.Known, ...]]
    worksheet: queries.Worksheet
    conclusions: tuple[Conclusion, ...]
    suggestions: tuple[Suggestion, ...]
    recommendations: Reading | None
    score: Reading | None
    gates: Reading | None
    changes: queries.Comparison | None
    head: User | None
    words: dict[str, str]
    """What the {…} of the layout stand for."""


@asking_once()
def gather(report: Report) -> Material:
    """Read everything; a module that is switched off leaves its part None."""
    layout = queries.layout_of(report)
    period = queries.period_of(report)
    parts = queries.parts(report, layout)

    def reading(code: str) -> Reading | None:
        return read(code, report.unit_id, period)

    figures = {each.key: queries.known(report, each) for each in layout.indicators}
    sheet = queries.worksheet(report.unit_id, period)
    return Material(
        report=report,
        layout=layout,
        lines={line.indicator.key: line for part in parts for line in part.lines},
        figures=figures,
        worksheet=sheet,
        conclusions=tuple(report.conclusions.order_by("number")),
        suggestions=tuple(report.suggestions.order_by("number")),
        recommendations=reading("programme.recommendations_done_percent"),
        score=reading("assessment.total_score"),
        gates=reading("assessment.gates_passed_count"),
        changes=queries.comparison(report, queries.standpoint(report, figures, sheet)),
        head=queries.head_of(report.unit),
        words=_words(report),
    )


def _words(report: Report) -> dict[str, str]:
    return {
        "unit": report.unit.short_name,
        "quarter_roman": roman(report.quarter),
        "year": str(report.year),
        "period_start": long_date(report.starts_on),
        "period_end": long_date(report.ends_on),
        "addressee": report.addressee,
        "place": report.place,
    }
