"""What is done about a risk: planned, begun, finished, judged."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.clock import day_of
from zona.core.people.models import User
from zona.core.recusal.decisions import advance
from zona.core.refused import Refused
from zona.modules.risk.actions.base import (
    Upload,
    check_trusted,
    kept,
    locked,
    saved,
    tell,
)
from zona.modules.risk.models import ControlAction, Risk
from zona.modules.risk.permissions import Perm
from zona.modules.risk.rules import CONTROL_FLOW, CONTROL_OPEN, RISK_OPEN

PLANNABLE = ("dianalisis", "divalidasi", *RISK_OPEN)


@transaction.atomic
def plan_control(
    risk: Risk,
    *,
    text: str,
    officer: User,
    due_on: date,
    output: str,
    cost_rupiah: int | None = None,
    by: User,
    at: datetime,
) -> ControlAction:
    """Plan a control action on a risk that has been judged and is still open."""
    risk = locked(risk)
    if risk.state not in PLANNABLE:
        raise Refused(
            "RTP ditambahkan setelah risiko dianalisis dan selama risikonya terbuka."
        )
    if due_on < day_of(at):
        raise ValidationError({"due_on": "Target waktu sudah lewat."})
    check_trusted(officer, risk.unit, "officer", is_fraud=risk.is_fraud)
    control = ControlAction(
        unit=risk.unit,
        risk=risk,
        text=text,
        officer=officer,
        due_on=due_on,
        output=output,
        cost_rupiah=cost_rupiah,
        moved_on=day_of(at),
    )
    saved(control, "control_planned", by=by, at=at, detail={"risk": risk.code})
    tell(
        [officer],
        title=f"Anda menjadi penanggung jawab {control}",
        body=f"Target {due_on:%d-%m-%Y}",
        url=control.get_absolute_url(),
        by=by,
        at=at,
    )
    return control


@transaction.atomic
def edit_control(
    control: ControlAction,
    *,
    text: str,
    officer: User,
    due_on: date,
    output: str,
    cost_rupiah: int | None = None,
    by: User,
    at: datetime,
) -> ControlAction:
    """Correct an action that is not finished; a moved day leaves its trace."""
    control = _locked(control)
    if control.state not in CONTROL_OPEN:
        raise Refused("RTP yang sudah selesai tidak diubah lagi.")
    check_trusted(officer, control.unit, "officer", is_fraud=control.risk.is_fraud)
    before = control.due_on
    control.text, control.officer, control.due_on = text, officer, due_on
    control.output, control.cost_rupiah = output, cost_rupiah
    note = f"Target {before:%d-%m-%Y} menjadi {due_on:%d-%m-%Y}"
    detail = {"note": note if before != due_on else ""}
    return saved(control, "control_edited", by=by, at=at, detail=detail)


@transaction.atomic
def move_control(
    control: ControlAction,
    verb: str,
    *,
    result: str = "",
    upload: Upload = None,
    by: User,
    at: datetime,
) -> ControlAction:
    """Take one step: the officer carries out, the task force judges the effect."""
    control = _locked(control)
    if not (by == control.officer or by.has(Perm.EDIT, control.unit)):
        raise Refused("Langkah ini dilakukan penanggung jawab atau Satgas SPIP.")
    move = advance(CONTROL_FLOW, control, verb, by=by, on=day_of(at))
    if verb != "start" and not result:
        raise ValidationError({"result": "Tuliskan hasil atau alasannya."})
    if upload is not None and control.risk.is_fraud:
        raise ValidationError(
            {"upload": "Berkas risiko kecurangan tidak disimpan; tulis nomornya saja."}
        )
    control.state, control.moved_on = move.target, day_of(at)
    control.result = result or control.result
    control.proof = kept(upload, control.unit, by, at) or control.proof
    if verb in {"finish", "return"}:
        control.finished_on = day_of(at) if verb == "finish" else None
    shown = "" if control.risk.is_fraud else result
    detail = {"from": move.source, "to": move.target, "note": shown}
    return saved(control, verb, by=by, at=at, detail=detail)


def _locked(control: ControlAction) -> ControlAction:
    return ControlAction.objects.select_for_update().get(pk=control.pk)
