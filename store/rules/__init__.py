"""Which choices go together: rules as a formula for a SAT solver. Plain values in and out, no database.

Every question is asked with a ``RuleSet`` and a shopper's ``Choices``; ``compile`` says what each rule means.
"""

from .broken import is_broken
from .built_in import BuiltIn
from .check import BrokenCondition, Check, check, contradictory_rules
from .choices import Choices
from .circles import circles
from .count import count, format_count
from .explain import Reason, why
from .facts import follow_measurements
from .finish import finish
from .judge import BLOCKED, FORCED, FREE, Judgement, judge
from .line_terms import for_line, line_answers
from .repair import Change, Repair, repairs

__all__ = [
    "BLOCKED",
    "FORCED",
    "FREE",
    "BrokenCondition",
    "BuiltIn",
    "Change",
    "Check",
    "Choices",
    "Judgement",
    "Reason",
    "Repair",
    "check",
    "circles",
    "contradictory_rules",
    "count",
    "finish",
    "follow_measurements",
    "for_line",
    "format_count",
    "is_broken",
    "judge",
    "line_answers",
    "repairs",
    "why",
]
