"""A risk from its first words to its end."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.clock import day_of
from zona.core.people.models import User
from zona.core.people.queries import holders
from zona.core.recusal.decisions import advance
from zona.core.refused import Refused
from zona.modules.risk import queries
from zona.modules.risk.actions.base import (
    check_trusted,
    locked,
    saved,
    tell,
)
from zona.modules.risk.models import Context, ControlAction, Risk, Stakeholder
from zona.modules.risk.permissions import Perm
from zona.modules.risk.rules import (
    CONTROL_OPEN,
    RISK_FLOW,
    RISK_WORK,
    Category,
    ControlEffect,
    Response,
)

type Words = Mapping[str, Any]

# What a risk is described by: the first half of the register's columns.
DESCRIBED = (
    "activity",
    "objective",
    "statement",
    "cause",
    "source",
    "controllability",
    "impact",
    "category",
    "owner",
)
NOTED = {"drop", "return", "refuse", "close"}  # steps that need a reason


@transaction.atomic
def identify_risk(
    *, context: Context, code: str = "", by: User, at: datetime, **described: Any
) -> Risk:
    """Put a risk on a year's register, to be analysed."""
    risk = Risk(
        unit=context.unit,
        context=context,
        code=code or queries.next_code(context),
        identified_by=by,
        moved_on=day_of(at),
    )
    _describe(risk, described)
    return saved(risk, "identified", by=by, at=at, detail={"code": risk.code})


@transaction.atomic
def edit_risk(
    risk: Risk, *, code: str = "", by: User, at: datetime, **described: Any
) -> Risk:
    """Correct the words of a risk that is not in the approved register yet."""
    risk = locked(risk)
    if risk.state not in RISK_WORK:
        raise Refused("Risiko yang sudah disetujui tidak diubah uraiannya.")
    risk.code = code or risk.code
    _describe(risk, described)
    if risk.is_fraud:
        for control in risk.controls.select_related("officer"):
            check_trusted(control.officer, risk.unit, "category", is_fraud=True)
    return saved(risk, "edited", by=by, at=at, detail={"code": risk.code})


def _describe(risk: Risk, described: Words) -> None:
    for name in DESCRIBED:
        setattr(risk, name, described[name])
    check_trusted(risk.owner, risk.unit, "owner", is_fraud=risk.is_fraud)


@transaction.atomic
def analyse_risk(
    risk: Risk,
    *,
    existing_control: str,
    control_effect: ControlEffect,
    likelihood_before: int,
    impact_before: int,
    likelihood_after: int,
    impact_after: int,
    response: Response,
    by: User,
    at: datetime,
) -> Risk:
    """Judge a risk before and after control; may be done again until it is validated."""
    risk = locked(risk)
    if risk.state == "diidentifikasi":
        move = advance(RISK_FLOW, risk, "analyse", by=by, on=day_of(at))
        risk.state, risk.moved_on = move.target, day_of(at)
    elif risk.state != "dianalisis":
        raise Refused("Analisis risiko ini sudah divalidasi.")
    risk.existing_control, risk.control_effect = existing_control, control_effect
    risk.likelihood_before, risk.impact_before = likelihood_before, impact_before
    risk.likelihood_after, risk.impact_after = likelihood_after, impact_after
    risk.response = response
    _check_analysis(risk)
    detail = {
        "before": f"{likelihood_before}x{impact_before}",
        "after": f"{likelihood_after}x{impact_after}",
    }
    return saved(risk, "analyse", by=by, at=at, detail=detail)


def _check_analysis(risk: Risk) -> None:
    """Object to a control that makes things worse, and to accepting too much."""
    risk.clean_fields()
    scale = queries.scale_for(risk.context)
    before = queries.standing(scale, risk.likelihood_before, risk.impact_before)
    after = queries.standing(scale, risk.likelihood_after, risk.impact_after)
    if not before or not after:
        raise ValidationError("Isi K dan D sebelum dan sesudah pengendalian.")
    if after.score > before.score:
        raise ValidationError(
            {"impact_after": "Skor sesudah pengendalian melebihi skor sebelumnya."}
        )
    if risk.response == Response.TERIMA and _needs_control(risk):
        raise ValidationError(
            {
                "response": "Risiko ini di atas selera; pilih kurangi, bagi, atau hindari."
            }
        )


def _needs_control(risk: Risk) -> bool:
    scale = queries.scale_for(risk.context)
    k, d = risk.likelihood_after or 0, risk.impact_after or 0
    return scale.needs_control(k, d, is_fraud=risk.category == Category.KECURANGAN)


@transaction.atomic
def move_risk(risk: Risk, verb: str, *, note: str = "", by: User, at: datetime) -> Risk:
    """Take one step; what goes into the register must have its plan of control."""
    risk = locked(risk)
    is_judged = verb in {"validate", "approve"} and risk.likelihood_after
    if is_judged and _needs_control(risk) and not risk.controls.exists():
        raise Refused(
            "Risiko ini di atas selera atau termasuk kecurangan. Tambahkan rencana "
            "tindak pengendalian lebih dahulu."
        )
    move_on(risk, verb, note=note, by=by, at=at)
    _tell_next(risk, verb, by=by, at=at)
    return risk


def move_on(risk: Risk, verb: str, *, note: str = "", by: User, at: datetime) -> None:
    """Move a locked risk by its flow."""
    move = advance(RISK_FLOW, risk, verb, by=by, on=day_of(at))
    if verb in NOTED and not note:
        raise ValidationError({"note": "Tuliskan alasannya."})
    risk.state, risk.moved_on, risk.note = move.target, day_of(at), note
    if verb == "approve":
        risk.approved_on = day_of(at)
    # A reason may tell what a secret risk is about: it stays out of the trail.
    shown = "" if risk.is_fraud else note
    detail = {"from": move.source, "to": move.target, "note": shown}
    saved(risk, verb, by=by, at=at, detail=detail)


def _tell_next(risk: Risk, verb: str, *, by: User, at: datetime) -> None:
    perm = {"validate": Perm.APPROVE, "refuse": Perm.EDIT}.get(verb)
    people = holders(perm, risk.unit) if perm else ()
    if verb in {"return", "approve"}:
        people = (risk.owner, risk.identified_by)
    if people:
        tell(
            people,
            title=f"{risk} {risk.context.year}: {risk.status.label}",
            body=risk.unit.short_name,
            url=risk.get_absolute_url(),
            by=by,
            at=at,
        )


@transaction.atomic
def carry_forward(*, context: Context, by: User, at: datetime) -> Context:
    """Carry the open risks of a year into the next, to be judged anew there."""
    rows = Risk.objects.select_for_update().filter(context=context)
    risks = list(rows.open().order_by("code"))
    if not risks:
        raise Refused("Tidak ada risiko terbuka yang dapat dibawa ke tahun depan.")
    following = _following(context, by=by, at=at)
    for risk in risks:
        move_on(risk, "carry", by=by, at=at)
        _carry(risk, following, by=by, at=at)
    return following


def _following(context: Context, *, by: User, at: datetime) -> Context:
    """Return the next year's context; a new one begins as a copy of this one."""
    year = context.year + 1
    found = queries.context_of(context.unit, year)
    if found:
        return found
    new = Context(
        unit=context.unit,
        year=year,
        objectives=context.objectives,
        activities=context.activities,
        scale_on=date(year, 1, 1),
    )
    saved(new, "context_set", by=by, at=at, detail={"year": year})
    for each in context.stakeholders.all():
        row = Stakeholder(
            unit=context.unit,
            context=new,
            name=each.name,
            interest=each.interest,
            must_know=each.must_know,
        )
        row.full_clean()
        row.save()
    return new


def _carry(risk: Risk, into: Context, *, by: User, at: datetime) -> None:
    is_taken = Risk.objects.filter(context=into, code=risk.code).exists()
    new = Risk(
        unit=risk.unit,
        context=into,
        code=queries.next_code(into) if is_taken else risk.code,
        identified_by=by,
        moved_on=day_of(at),
        carried_from=risk,
        existing_control=risk.existing_control,
        control_effect=risk.control_effect,
        likelihood_before=risk.likelihood_before,
        impact_before=risk.impact_before,
        likelihood_after=risk.likelihood_after,
        impact_after=risk.impact_after,
        response=risk.response,
        **{name: getattr(risk, name) for name in DESCRIBED},
    )
    saved(new, "carried", by=by, at=at, detail={"from": str(risk)})
    for control in risk.controls.filter(state__in=CONTROL_OPEN):
        copy = ControlAction(
            unit=risk.unit,
            risk=new,
            text=control.text,
            officer=control.officer,
            due_on=control.due_on,
            output=control.output,
            cost_rupiah=control.cost_rupiah,
            state=control.state,
            moved_on=control.moved_on,
        )
        copy.full_clean()
        copy.save()
