"""What people do with risks: each one transaction, audited."""

from zona.modules.risk.actions.checks import keep_environment, keep_maturity
from zona.modules.risk.actions.controls import edit_control, move_control, plan_control
from zona.modules.risk.actions.incidents import (
    assess_incident,
    report_incident,
    settle_incident,
)
from zona.modules.risk.actions.monitoring import (
    begin_monitoring,
    decide_monitoring,
    keep_row,
    record_mechanism,
    return_monitoring,
    sign_monitoring,
)
from zona.modules.risk.actions.organisation import (
    add_stakeholder,
    inform_stakeholder,
    record_scale_decree,
    record_taskforce,
    set_context,
)
from zona.modules.risk.actions.register import (
    analyse_risk,
    carry_forward,
    edit_risk,
    identify_risk,
    move_risk,
)

__all__ = [
    "add_stakeholder",
    "analyse_risk",
    "assess_incident",
    "begin_monitoring",
    "carry_forward",
    "decide_monitoring",
    "edit_control",
    "edit_risk",
    "identify_risk",
    "inform_stakeholder",
    "keep_environment",
    "keep_maturity",
    "keep_row",
    "move_control",
    "move_risk",
    "plan_control",
    "record_mechanism",
    "record_scale_decree",
    "record_taskforce",
    "report_incident",
    "return_monitoring",
    "set_context",
    "settle_incident",
    "sign_monitoring",
]
