"""What the reports tell the rest of the system."""

from zona.core.documents import long_date
from zona.core.facts import Period, Reading, Source, Table, fact
from zona.modules.reports import queries
from zona.modules.reports.models import Report, Signed, Suggestion
from zona.modules.reports.rules import Layout


@fact("reports.zi_quarters_count", title="Laporan triwulan ZI yang ditandatangani")
def zi_quarters_count(unit_id: int, period: Period) -> Reading:
    """Count the quarters whose report was signed in the year up to the cut-off day."""
    year = period.preceding_year
    copies = Signed.objects.filter(
        unit_id=unit_id, signed_at__date__range=(year.start, year.end)
    )
    found = copies.select_related("report", "pdf").order_by(
        "report__year", "report__quarter"
    )
    rows = tuple(
        (each.report.quarter_name, long_date(each.signed_at.date()), each.code)
        for each in found
    )
    sources = tuple(
        Source(str(each.report), each.report.get_absolute_url(), each.pdf.sha256)
        for each in found
    )
    table = Table(("Triwulan", "Ditandatangani", "Kode dokumen"), rows)
    return Reading(len(rows), sources, table)


@fact("reports.suggestions_count", title="Saran dalam laporan triwulan ZI")
def suggestions_count(unit_id: int, period: Period) -> Reading:
    """Count the suggestions of signed reports whose quarter ends in the period."""
    signed = Report.objects.filter(unit_id=unit_id).signed()
    years = signed.filter(year__range=(period.start.year, period.end.year))
    reports = [each for each in years if each.ends_on in period]
    points = Suggestion.objects.filter(report__in=reports).select_related("report")
    ordered = points.order_by("report__year", "report__quarter", "number")
    rows = tuple(_row(each, queries.layout_of(each.report)) for each in ordered)
    sources = tuple(Source(str(each), each.get_absolute_url()) for each in reports)
    columns = ("Laporan", "Nomor", "Saran", "Indikator", "Tenggat", "Alamat")
    return Reading(len(rows), sources, Table(columns, rows))


def _row(point: Suggestion, layout: Layout) -> tuple[str, ...]:
    """Return a suggestion; it names its indicator by the worksheet's codes."""
    indicator = layout.indicator(point.indicator)
    nodes = (indicator.node_2019, indicator.node_2021) if indicator else ()
    return (
        str(point.report),
        str(point.number),
        point.text,
        ", ".join(node for node in nodes if node),
        point.due_on.isoformat() if point.due_on else "",
        point.report.get_absolute_url(),
    )
