"""What the system knows about an indicator: figures and worksheet, read as facts."""

from dataclasses import dataclass

from zona.core.facts import Period, Reading, Source, facts, read
from zona.modules.reports.models import Report
from zona.modules.reports.rules import Indicator, figure

# How a module lists the periodic reports that a unit owes, and marks a missing one.
OWED = ("Kewajiban", "Masa", "Tenggat", "Keadaan")
UNSIGNED = "Belum ditandatangani"


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that some module publishes, worded, with its records."""

    code: str
    title: str
    figure: str
    sources: tuple[Source, ...]
    is_known: bool
    owed: tuple[tuple[str, ...], ...] = ()  # periodic reports, by `OWED`

    @property
    def missing(self) -> str:
        """Name the periodic reports that nobody has signed."""
        names = (f"{row[0]} {row[1]}" for row in self.owed if row[3] == UNSIGNED)
        return "; ".join(names)

    @property
    def url(self) -> str:
        return self.sources[0].url if self.sources else ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered question of the worksheet."""

    code: str
    question: str
    answer: str
    note: str
    missing: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocalItem:
    """An item of the unit's own that bears no score."""

    area: str
    title: str
    state: str
    note: str


type Rows = tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """What the assessment tells of the unit's worksheet, read once for a whole report."""

    answers: Rows
    evidence: Rows
    unproven: Rows
    local_items: Rows
    source: Source | None

    def answers_of(self, indicator: Indicator) -> tuple[Answer, ...]:
        """Return the answers of one indicator of the report."""
        unproven = {row["Kode"] for row in self.unproven}
        return tuple(
            Answer(
                code=row["Kode"],
                question=row["Pertanyaan"],
                answer=row["Jawaban"],
                note=row["Catatan"],
                missing="belum berbukti" if row["Kode"] in unproven else "",
                evidence=tuple(
                    each["Bukti"]
                    for each in self.evidence
                    if each["Kode"] == row["Kode"]
                ),
            )
            for row in self.answers
            if row["Indikator"] in indicator.nodes
        )

    def evidence_of(self, indicator: Indicator) -> tuple[str, ...]:
        """Return the evidence of one indicator, each piece once."""
        found = (
            f"{row['Bukti']} ({row['Nomor']})" if row.get("Nomor") else row["Bukti"]
            for row in self.evidence
            if row["Indikator"] in indicator.nodes
        )
        return tuple(dict.fromkeys(found))

    def local_of(self, indicator: Indicator, area: str) -> tuple[LocalItem, ...]:
        """Return the unit's own items where the layout gives them a place."""
        if not indicator.local:
            return ()
        return tuple(
            LocalItem(row["Area"], row["Butir"], row["Keadaan"], row["Catatan"])
            for row in self.local_items
            if row["Area"].split(" ")[0] in {area, ""}
        )


def period_of(report: Report) -> Period:
    return Period.quarter(report.year, report.quarter)


def known(report: Report, indicator: Indicator) -> tuple[Known, ...]:
    """Return the figures of the indicator that some module publishes."""
    period = period_of(report)
    found = ((code, read(code, report.unit_id, period)) for code in indicator.facts)
    return tuple(_known(code, each) for code, each in found if each is not None)


def _known(code: str, reading: Reading) -> Known:
    table = reading.table
    return Known(
        code=code,
        title=facts()[code].title.removesuffix(" (%)"),  # the figure bears it
        figure=figure(code, reading.value),
        sources=reading.sources,
        is_known=reading.value is not None,
        owed=table.rows if table and table.columns == OWED else (),
    )


def worksheet(unit_id: int, period: Period) -> Worksheet:
    """Return the worksheet as the assessment publishes it; empty where it is off."""
    answers = read("assessment.answers_count", unit_id, period)
    return Worksheet(
        answers=rows_of(answers),
        evidence=published("assessment.evidence_count", unit_id, period),
        unproven=published("assessment.unproven_count", unit_id, period),
        local_items=published("assessment.local_items_count", unit_id, period),
        source=next(iter(answers.sources), None) if answers else None,
    )


def published(code: str, unit_id: int, period: Period) -> Rows:
    """Return the rows behind a fact, by the titles of its columns."""
    return rows_of(read(code, unit_id, period))


def rows_of(reading: Reading | None) -> Rows:
    if reading is None or reading.table is None:
        return ()
    table = reading.table
    return tuple(dict(zip(table.columns, row, strict=True)) for row in table.rows)
