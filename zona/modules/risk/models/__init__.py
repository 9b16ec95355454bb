"""Records of internal control: who, what may happen, what is done, what happened."""

from zona.modules.risk.models.base import Owned
from zona.modules.risk.models.checks import EnvironmentEntry, MaturityCheck
from zona.modules.risk.models.monitoring import Mechanism, Monitoring, MonitoringRow
from zona.modules.risk.models.organisation import (
    Context,
    ScaleDecree,
    Stakeholder,
    Taskforce,
    TaskforceMember,
)
from zona.modules.risk.models.register import ControlAction, Incident, Risk

__all__ = [
    "Context",
    "ControlAction",
    "EnvironmentEntry",
    "Incident",
    "MaturityCheck",
    "Mechanism",
    "Monitoring",
    "MonitoringRow",
    "Owned",
    "Risk",
    "ScaleDecree",
    "Stakeholder",
    "Taskforce",
    "TaskforceMember",
]
