"""What the pages of oversight ask for."""

from zona.modules.oversight.forms.filters import CalendarFilter, UnitFilter
from zona.modules.oversight.forms.registers import (
    ActivityForm,
    BriefingForm,
    InnovationForm,
    PolicyForm,
)
from zona.modules.oversight.forms.reports import (
    AdviceSet,
    EvaluationForm,
    ReportForm,
    ReturnForm,
    advice_of,
    more_rows,
)

__all__ = [
    "ActivityForm",
    "AdviceSet",
    "BriefingForm",
    "CalendarFilter",
    "EvaluationForm",
    "InnovationForm",
    "PolicyForm",
    "ReportForm",
    "ReturnForm",
    "UnitFilter",
    "advice_of",
    "more_rows",
]
