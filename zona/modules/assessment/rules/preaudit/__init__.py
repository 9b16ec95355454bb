"""The pre-audit: what assessors look for, found before they come. Pure."""

from .material import Asked, Exhibit, Gathering, Material, PaperFile, Thresholds
from .outcome import Finding, Row, Rule, Severity
from .register import RULES, examine, rule_of

__all__ = [
    "RULES",
    "Asked",
    "Exhibit",
    "Finding",
    "Gathering",
    "Material",
    "PaperFile",
    "Row",
    "Rule",
    "Severity",
    "Thresholds",
    "examine",
    "rule_of",
]
