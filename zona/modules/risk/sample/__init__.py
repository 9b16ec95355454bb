"""The sample office's task force, register and monitoring of 2021."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile

from zona.core.duties.actions import (
    Asked,
    check_report,
    make_report,
    sign_report,
)
from zona.core.facts import Period
from zona.core.people.models import Unit, User
from zona.core.sample import content, on, paper
from zona.core.upkeep.actions import record_briefing, set_activity
from zona.core.upkeep.models import MainActivity
from zona.core.upkeep.queries import active_people, main_activities
from zona.core.upkeep.rules import Audience, Medium
from zona.modules.risk import actions
from zona.modules.risk.models import Context, ControlAction, Monitoring, Risk
from zona.modules.risk.rules import (
    Category,
    ControlEffect,
    Controllability,
    Response,
    RiskSource,
)

type Row = Mapping[str, Any]

IDENTIFIED = timedelta(days=1)
ANALYSED = timedelta(days=6)
VALIDATED = timedelta(days=13)
APPROVED = timedelta(days=17)


class Loader:
    """Loads the sheet of one office through the module's own actions."""

    def __init__(self, sheet: Row) -> None:
        self.sheet = sheet
        self.unit = Unit.objects.get(code=sheet["unit"])
        people = User.objects.get_queryset().filter(unit=self.unit)
        self.people = {each.username: each for each in people}
        self.satgas = self.people[sheet["taskforce_by"]]
        self.head = self.people[sheet["head"]]

    def load(self) -> None:
        """Load everything in the order in which it happened."""
        self.taskforces()
        context = self.context()
        activities = self.activities()
        risks = {
            row["code"]: self.risk(row, context, activities)
            for row in self.sheet["risks"]
        }
        self.incidents(risks)
        self.monitorings(context, risks)
        self.checks()
        self.briefing()
        self.evaluation()

    def taskforces(self) -> None:
        """Load the decrees; the later one changes the earlier."""
        known: dict[str, Any] = {}
        for row in self.sheet["taskforces"]:
            title = f"Keputusan Nomor {row['number']}"
            known[row["number"]] = actions.record_taskforce(
                unit=self.unit,
                decree_number=row["number"],
                title=row["title"],
                first_day=row["first_day"],
                changes=known.get(row.get("changes")),
                chair=self.people[row["chair"]],
                secretary=self.people[row["secretary"]],
                members=[self.people[name] for name in row["members"]],
                upload=self.file(title, row["first_day"]),
                **self.by(self.satgas, row["first_day"]),
            )

    def by(self, user: User, day: date) -> dict[str, Any]:
        """Return who acts and when."""
        at: datetime = on(day)
        return {"by": user, "at": at}

    def file(self, title: str, day: date) -> ContentFile[bytes]:
        """Return a paper that stands for the one the office holds."""
        lines = [f"{title} (contoh)."]
        name = f"{title.lower().replace(' ', '-')[:60]}.pdf"
        return ContentFile(paper(title, lines, day, self.unit.place), name=name)

    def context(self) -> Context:
        """Load the context of the year and its stakeholders."""
        row, year = self.sheet["context"], self.sheet["year"]
        acting = self.by(self.satgas, row["set_on"])
        context = actions.set_context(
            unit=self.unit,
            year=year,
            objectives=row["objectives"],
            activities=row["activities"],
            scale_on=date(year, 1, 1),
            **acting,
        )
        for each in row["stakeholders"]:
            party = actions.add_stakeholder(
                context,
                name=each["name"],
                interest=each["interest"],
                must_know=True,
                **acting,
            )
            actions.inform_stakeholder(
                party,
                informed_on=each["informed_on"],
                informed_by_means=each["means"],
                **self.by(self.satgas, each["informed_on"]),
            )
        return context

    def activities(self) -> dict[str, MainActivity]:
        """Load the main activities, unless another module's sample has brought them."""
        first_day = date(self.sheet["year"], 1, 1)
        known = {a.code: a for a in main_activities(self.unit.pk, first_day)}
        for row in self.sheet["activities"]:
            if row["code"] not in known:
                known[row["code"]] = set_activity(
                    unit=self.unit,
                    code=row["code"],
                    name=row["name"],
                    officers=[self.people[name] for name in row["officers"]],
                    first_day=first_day,
                    **self.by(self.satgas, self.sheet["context"]["set_on"]),
                )
        return known

    def risk(
        self, row: Row, context: Context, activities: Mapping[str, MainActivity]
    ) -> Risk:
        """Load a risk up to the head's approval, with its control action."""
        owner, day = self.people[row["owner"]], self.sheet["context"]["set_on"]
        risk = actions.identify_risk(
            context=context,
            code=row["code"],
            activity=activities[row["activity"]],
            objective=row["objective"],
            statement=row["statement"],
            cause=row["cause"],
            source=RiskSource(row["source"]),
            controllability=Controllability.C
            if row["source"] == "internal"
            else Controllability.UC,
            impact=row["impact"],
            category=Category(row["category"]),
            owner=owner,
            **self.by(owner, day + IDENTIFIED),
        )
        before_k, before_d, after_k, after_d = row["grades"]
        risk = actions.analyse_risk(
            risk,
            existing_control=row["control"],
            control_effect=ControlEffect(row["effect"]),
            likelihood_before=before_k,
            impact_before=before_d,
            likelihood_after=after_k,
            impact_after=after_d,
            response=Response(row["response"]),
            **self.by(owner, day + ANALYSED),
        )
        control = self.control(risk, row.get("action"), day + ANALYSED)
        actions.move_risk(risk, "validate", **self.by(self.satgas, day + VALIDATED))
        risk = actions.move_risk(risk, "approve", **self.by(self.head, day + APPROVED))
        if control:
            self.carry_out(control, row["action"])
        return risk

    def control(self, risk: Risk, row: Row | None, day: date) -> ControlAction | None:
        """Load the plan of a control action."""
        if row is None:
            return None
        return actions.plan_control(
            risk,
            text=row["text"],
            officer=self.people[row["officer"]],
            due_on=row["due_on"],
            output=row["output"],
            **self.by(self.satgas, day),
        )

    def carry_out(self, control: ControlAction, row: Row) -> None:
        """Load what has been done of a control action."""
        officer = self.people[row["officer"]]
        begun = self.sheet["context"]["set_on"] + APPROVED + IDENTIFIED
        actions.move_control(control, "start", **self.by(officer, begun))
        if day := row.get("finished_on"):
            done = f"{row['output']} (contoh)"
            finished = self.by(officer, day)
            actions.move_control(control, "finish", result=done, **finished)
            seen = "Kejadian tidak berulang (contoh)"
            judged = self.by(self.satgas, day + ANALYSED)
            actions.move_control(control, "prove", result=seen, **judged)

    def incidents(self, risks: Mapping[str, Risk]) -> None:
        """Load what happened, assessed and settled."""
        for row in self.sheet["incidents"]:
            incident = actions.report_incident(
                unit=self.unit,
                title=row["title"],
                happened_on=row["happened_on"],
                category=Category(row["category"]),
                description=row["description"],
                loss_rupiah=row["loss_rupiah"],
                **self.by(self.people[row["by"]], row["happened_on"]),
            )
            settled = self.by(self.satgas, row["settled_on"])
            actions.assess_incident(
                incident,
                category=Category(row["category"]),
                risk=risks[row["risk"]],
                loss_rupiah=row["loss_rupiah"],
                handling=row["handling"],
                **settled,
            )
            actions.settle_incident(incident, settled_on=row["settled_on"], **settled)

    def monitorings(self, context: Context, risks: Mapping[str, Risk]) -> None:
        """Load each quarter's monitoring and its report."""
        for row in self.sheet["monitorings"]:
            monitoring = actions.begin_monitoring(
                context=context,
                quarter=row["quarter"],
                **self.by(self.satgas, row["begun_on"]),
            )
            for each in self.sheet["risks"]:
                self.seen(monitoring, risks[each["code"]], each, row)
            actions.sign_monitoring(
                monitoring, **self.by(self.satgas, row["signed_on"])
            )
            if decided_on := row.get("decided_on"):
                decided = self.by(self.head, decided_on)
                actions.decide_monitoring(
                    monitoring, decision=row["decision"], **decided
                )
            period = Period.quarter(context.year, row["quarter"])
            self.report("risk.monitoring", period, row["reported_on"])

    def seen(self, monitoring: Monitoring, risk: Risk, row: Row, when: Row) -> None:
        """Load what was seen of one risk in one quarter."""
        count, likelihood, impact = row["quarters"][when["quarter"] - 1]
        risk.refresh_from_db()
        actions.keep_row(
            monitoring,
            risk,
            occurrences=count,
            realisation=row["action"]["output"] if "action" in row else "",
            likelihood=likelihood,
            impact=impact,
            recommendation="Pengendalian dilanjutkan (contoh)",
            **self.by(self.satgas, when["begun_on"]),
        )

    def report(self, duty: str, period: Period, day: date, **words: Any) -> None:
        """Load a periodic report: made and checked by the task force, signed by the head."""
        acting = self.by(self.satgas, day)
        report = make_report(duty, unit=self.unit, period=period, **words, **acting)
        check_report(report, **acting)
        sign_report(report, **self.by(self.head, day + IDENTIFIED))

    def checks(self) -> None:
        """Load the control environment and the self-check of maturity."""
        year = self.sheet["year"]
        for key, row in self.sheet["environment"].items():
            actions.keep_environment(
                unit=self.unit,
                year=year,
                key=key,
                owner=self.people[row["owner"]],
                practice=row["practice"],
                proof_title=row["proof"],
                proof_on=row["proof_on"],
                **self.by(self.satgas, row["proof_on"]),
            )
        row = self.sheet["maturity"]
        acting = self.by(self.satgas, row["checked_on"])
        actions.keep_maturity(
            unit=self.unit,
            year=year,
            goals=Decimal(row["goals"]),
            process=Decimal(row["process"]),
            results=Decimal(row["results"]),
            note=row["note"],
            **acting,
        )

    def briefing(self) -> None:
        """Load the meeting at which everyone heard about internal control."""
        row = self.sheet["briefing"]
        record_briefing(
            unit=self.unit,
            topic="risk",
            title=row["title"],
            held_on=row["held_on"],
            medium=Medium.MEETING,
            audience=Audience.INTERNAL,
            content=row["content"],
            attendees=active_people(self.unit.pk),
            upload=self.file("Notula sosialisasi SPIP", row["held_on"]),
            **self.by(self.satgas, row["recorded_on"]),
        )

    def evaluation(self) -> None:
        """Load the yearly evaluation with its advice."""
        row = self.sheet["evaluation"]
        advice = row["advice"]
        self.report(
            "risk.evaluation",
            Period.year(self.sheet["year"]),
            row["made_on"],
            effect=row["effect"],
            obstacles=row["obstacles"],
            earlier=row["earlier"],
            advice=[Asked(advice["text"], advice["due_on"])],
        )


def load() -> None:
    """Load the sample of the office."""
    Loader(content(__package__.removesuffix(".sample"), "risk.yaml")).load()
