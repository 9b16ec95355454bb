"""The pre-audit on paper: what is found, by weight, with the records behind it."""

from collections.abc import Iterator
from datetime import date

from zona.core.documents import (
    Column,
    Document,
    Letterhead,
    Paragraph,
    Section,
    Table,
    long_date,
)
from zona.modules.assessment.queries.preaudit import Preaudit
from zona.modules.assessment.rules.preaudit import RULES, Rule, Severity, rule_of


def preaudit_paper(found: Preaudit, on: date) -> Document:
    """Return the findings that stand, then those held to be in order and why."""
    unit = found.sheet.lke.unit
    count, waived = len(found.standing), len(found.waived)
    told = (
        f"Pada {long_date(on)}, pra-audit atas {found.sheet.lke.title} menghasilkan "
        f"{count} temuan; {waived} temuan lain dianggap wajar."
    )
    above = (unit.parent.name,) if unit.parent else ()
    return Document(
        title=f"Pra-audit {found.sheet.lke.title}",
        unit=unit.name,
        place=unit.place,
        dated_on=on,
        sections=(
            Section("Ringkasan", (Paragraph(told),), level=1),
            *_found(found),
            *_waived(found),
        ),
        letterhead=Letterhead((*above, unit.name), unit.address),
        contents=False,
    )


def _found(found: Preaudit) -> Iterator[Section]:
    for severity in Severity:
        rules = [rule for rule in RULES if rule.severity == severity]
        sections = [part for rule in rules for part in _of_rule(found, rule)]
        if sections:
            yield Section(f"Bobot {severity.label.lower()}", level=1)
            yield from sections


def _of_rule(found: Preaudit, rule: Rule) -> Iterator[Section]:
    columns = (Column("Temuan", width=2), Column("Catatan yang dimaksud", width=3))
    rows = tuple(
        (each.words, "; ".join(f"{row.code} {row.words}".strip() for row in each.rows))
        for each in found.standing
        if each.rule == rule.code
    )
    if rows:
        yield Section(rule.title, (Paragraph(rule.why), Table(columns, rows)))


def _waived(found: Preaudit) -> Iterator[Section]:
    columns = (Column("Temuan", width=2), Column("Alasan", width=2), Column("Oleh"))
    rows = tuple(
        (
            f"{rule_of(finding.rule).title}. {finding.words}",
            waiver.reason,
            waiver.by.full_name,
        )
        for finding, waiver in found.waived
    )
    if rows:
        yield Section("Dianggap wajar", (Table(columns, rows),), level=1)
