"""Which choices go together: rules as a formula for a SAT solver. Plain values in and out, no database.

What it is asked is the product's ``RuleSet`` and a shopper's ``Choices``; ``compile`` says what each rule means.
"""

from .answers import counted
from .built_in import BuiltIn
from .check import Broken, Check, check
from .count import count
from .explain import Reason, why
from .finish import finish
from .judge import BLOCKED, FORCED, FREE, Judgement, judge
from .repair import Change, Repair, repairs

__all__ = [
    "BLOCKED",
    "FORCED",
    "FREE",
    "Broken",
    "BuiltIn",
    "Change",
    "Check",
    "Judgement",
    "Reason",
    "Repair",
    "check",
    "count",
    "counted",
    "finish",
    "judge",
    "repairs",
    "why",
]
