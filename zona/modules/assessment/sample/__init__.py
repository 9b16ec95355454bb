"""The sample worksheets: the seed's quarter answered, with its evidence and gaps."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from zona.core.people.models import Unit, User
from zona.core.roles import Secrecy
from zona.core.sample import content, on, paper
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import (
    BlankPolicy,
    Evidence,
    EvidenceKind,
    Instrument,
    Lke,
    LocalState,
    Predicate,
    ZeroPolicy,
)

PACKAGE = "zona.modules.assessment"
# The instruments of the sample are kept before any worksheet opens.
PUBLISHED_ON = date(2021, 1, 4)


def load() -> None:
    """Load instruments, worksheets with answers, evidence and local items."""
    actions.publish_shipped(by=None, at=on(PUBLISHED_ON))
    sample = content(PACKAGE, "worksheets.yaml")
    worksheets = [_worksheet(row) for row in sample["worksheets"]]
    _evidence(worksheets)
    for row in sample["local_items"]:
        lke = next(each for each in worksheets if each.unit.code == row["unit"])
        actions.add_local_item(
            lke,
            area=row["area"],
            title=row["title"],
            description=row["description"],
            state=LocalState(row["state"]),
            note=row["note"],
            by=_lead(lke.unit),
            at=on(min(lke.period_end, date(2021, 12, 20))),
        )


def _lead(unit: Unit) -> User:
    """Return the account that leads the unit's team."""
    return User.objects.get(unit=unit, grants__role="zi_lead")


def _worksheet(row: Mapping[str, Any]) -> Lke:
    unit = Unit.objects.get(code=row["unit"])
    lead = _lead(unit)
    opened = on(max(row["period_start"], PUBLISHED_ON))
    lke = actions.open_lke(
        unit=unit,
        instrument=Instrument.objects.get(code=row["instrument"]),
        title=row["title"],
        period_start=row["period_start"],
        period_end=row["period_end"],
        blank_policy=BlankPolicy(row["policies"]["blank_answer"]),
        zero_policy=ZeroPolicy(row["policies"]["zero_denominator"]),
        predicate=Predicate(row["predicate"] or ""),
        by=lead,
        at=opened,
    )
    _answers(lke, row["answers"], lead)
    return lke


def _answers(lke: Lke, answers: Mapping[str, Mapping[str, Any]], lead: User) -> None:
    people = {user.username: user for user in User.objects.filter(unit=lke.unit)}
    sheet = queries.worksheet(lke)
    # Within the period, and the 2021 quarter's answers before its report is written.
    at = on(min(lke.period_end, max(lke.period_start, date(2021, 12, 20))), hour=10)
    for code, given in answers.items():
        by = people.get(given.get("by") or "", lead)
        area = sheet.instrument.area_of(code) or "HS"
        if not by.works_on(area, actions.Perm.ANSWER, lke.unit):
            by = lead
        sheet = actions.answer_question(
            sheet, code, _reply(given), version=0, by=by, at=at
        )


def _reply(given: Mapping[str, Any]) -> actions.Reply:
    figures = given.get("inputs") or (
        {"indeks": given["index"]} if given.get("index") is not None else {}
    )
    return actions.Reply(
        value=str(given.get("value") or ""),
        inputs={key: Decimal(str(value)) for key, value in figures.items()},
        note=given.get("note") or "",
    )


def _evidence(worksheets: list[Lke]) -> None:
    """Make a one-page sample paper for each proof and tie it to its questions."""
    unit = Unit.objects.get(code="bppsi-pekanbaru")
    own = {lke.instrument.code: lke for lke in worksheets if lke.unit == unit}
    lead = _lead(unit)
    for row in content(PACKAGE, "evidence.yaml")["evidence"]:
        uses = [(own["lke-zi-2019"], code) for code in row["questions_2019"]]
        uses += [(own["lke-zi-2021"], code) for code in row["questions_2021"]]
        facts = [row.get("number") or "tanpa nomor", row["shows"]]
        evidence = actions.add_evidence(
            unit=unit,
            proof=actions.Proof(
                title=row["title"],
                number=row.get("number") or "",
                kind=EvidenceKind(row["kind"]),
                shows=row["shows"],
                happened_on=row["happened_on"],
                received_on=row["received_on"],
                valid_until=row.get("valid_until"),
                is_sample=True,
            ),
            file_name=f"{row['key']}.pdf",
            content=paper(row["title"], facts, row["happened_on"], unit.place),
            secrecy=Secrecy(row.get("secrecy", "internal")),
            uses=uses,
            by=lead,
            at=on(row["received_on"], hour=11),
        )
        for revision in row.get("revisions", ()):
            _revise(evidence, revision, lead)


def _revise(evidence: Evidence, row: Mapping[str, Any], lead: User) -> None:
    """Follow a sample proof with newer papers, one for each name."""
    place, day = evidence.unit.place, row["received_on"]
    actions.revise_evidence(
        evidence,
        files=[
            (f"{name}.pdf", paper(title, [row["note"]], day, place))
            for name, title in row["files"].items()
        ],
        received_on=day,
        note=row["note"],
        valid_until=evidence.valid_until,
        by=lead,
        at=on(day, hour=13),
    )
