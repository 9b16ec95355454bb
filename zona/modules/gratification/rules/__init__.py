"""Thinking about gratification: words, flows, thresholds, clocks. Pure."""

from zona.modules.gratification.rules.clocks import (
    Clock,
    Deadlines,
    Efforts,
    moved_due,
    on_time_percent,
)
from zona.modules.gratification.rules.flows import (
    BEFORE_KPK,
    CLOSED,
    DEPOSIT_FLOW,
    REPORT_FLOW,
    SUPPLEMENT_FLOW,
)
from zona.modules.gratification.rules.limits import (
    Exemption,
    Gift,
    Limits,
    Verdict,
    judge,
    rupiah,
)
from zona.modules.gratification.rules.words import (
    Feast,
    GiftForm,
    Kind,
    MeetingPlace,
    Occasion,
    Relation,
    Ruling,
)

__all__ = [
    "BEFORE_KPK",
    "CLOSED",
    "DEPOSIT_FLOW",
    "REPORT_FLOW",
    "SUPPLEMENT_FLOW",
    "Clock",
    "Deadlines",
    "Efforts",
    "Exemption",
    "Feast",
    "Gift",
    "GiftForm",
    "Kind",
    "Limits",
    "MeetingPlace",
    "Occasion",
    "Relation",
    "Ruling",
    "Verdict",
    "judge",
    "moved_due",
    "on_time_percent",
    "rupiah",
]
