"""Pure thinking of the assessment: instruments, answers, scores, suggestions.

Nothing here knows Django, the database or the clock.
"""

from .answers import BLANK, Answer, AnswerError, Problem, check_answer, read_answer
from .book import SuggestionBook, SuggestionError, parse_suggestions
from .casefile import Case, CaseError, CaseFile, Difference, parse_cases
from .compiling import Plan, compile_instrument
from .condition import FactValue
from .importing.flow import IMPORT_FLOW
from .instrument import (
    EACH_AREA,
    PREDICATE,
    TOTAL,
    Decline,
    Gate,
    Index,
    Input,
    Instrument,
    Kind,
    Level,
    Node,
    Option,
    Prerequisite,
    Question,
    Ratio,
)
from .leverage import Gain, Leverage, leverage
from .parsing import InstrumentError, parse_instrument
from .scoring import DEFAULT, GateResult, Mark, Policies, Score, State, display, score
from .suggestion import Suggestion, SuggestionRule, suggest
from .wording import FactTitle

__all__ = [
    "BLANK",
    "DEFAULT",
    "EACH_AREA",
    "IMPORT_FLOW",
    "PREDICATE",
    "TOTAL",
    "Answer",
    "AnswerError",
    "Case",
    "CaseError",
    "CaseFile",
    "Decline",
    "Difference",
    "FactTitle",
    "FactValue",
    "Gain",
    "Gate",
    "GateResult",
    "Index",
    "Input",
    "Instrument",
    "InstrumentError",
    "Kind",
    "Level",
    "Leverage",
    "Mark",
    "Node",
    "Option",
    "Plan",
    "Policies",
    "Prerequisite",
    "Problem",
    "Question",
    "Ratio",
    "Score",
    "State",
    "Suggestion",
    "SuggestionBook",
    "SuggestionError",
    "SuggestionRule",
    "check_answer",
    "compile_instrument",
    "display",
    "leverage",
    "parse_cases",
    "parse_instrument",
    "parse_suggestions",
    "read_answer",
    "score",
    "suggest",
]
