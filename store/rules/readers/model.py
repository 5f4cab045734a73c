"""A feature model that was read, and a survey of it."""

import time
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..count import NOT_COUNTED, count_models, format_count
from ..formula import Formula
from ..search import possible, solver_of


class Unreadable(Exception):
    """A file that is no model we can read; the message is a sentence for a person."""

    @classmethod
    def at(cls, line: int, what: str) -> "Unreadable":
        """With the line it stands in."""
        return cls(_("Line %(line)s: %(what)s") % {"line": line, "what": what})


@dataclass(frozen=True)
class Model:
    """Variables 1, 2, … of the formula are the options, by name; it may have others that these settle."""

    names: tuple[str, ...]
    formula: Formula


@dataclass(frozen=True)
class Survey:
    """Names are in the order of the file; ``configurations`` is None if they were not counted."""

    options: int
    rules: int
    possible: bool
    always: tuple[str, ...]
    never: tuple[str, ...]
    configurations: int | None
    seconds: float

    def __str__(self) -> str:
        number = "not counted" if self.configurations is None else format_count(self.configurations)
        return (
            f"options {self.options}  rules {self.rules}  possible {'yes' if self.possible else 'no'}"
            f"  always {len(self.always)}  never {len(self.never)}"
            f"  ways {number}  seconds {self.seconds:.2f}"
        )


def survey(model: Model, seconds: float = 10) -> Survey:
    """The survey of a model; counting may take ``seconds``. Without a configuration every option is never."""
    start = time.monotonic()
    clauses, options = model.formula.clauses, range(1, len(model.names) + 1)
    with solver_of(clauses) as solver:
        can = possible(solver, [], [sign * option for option in options for sign in (1, -1)])
        whole = bool(solver.solve())
    always = [option for option in options if whole and -option not in can]
    never = [option for option in options if option not in can]
    known = [*([each] for each in always), *([-each] for each in never)]
    configurations = _counted(model.formula, known, seconds) if whole else 0
    return Survey(
        options=len(model.names),
        rules=len(clauses),
        possible=whole,
        always=tuple(model.names[option - 1] for option in always),
        never=tuple(model.names[option - 1] for option in never),
        configurations=configurations,
        seconds=time.monotonic() - start,
    )


def _counted(formula: Formula, known: list[list[int]], seconds: float) -> int | None:
    clauses = [*formula.plain_clauses(), *known]
    weights = dict.fromkeys(formula.helpers, NOT_COUNTED)
    return count_models(clauses, formula.variables, weights, seconds, formula.limits)
