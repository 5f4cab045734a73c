"""DIMACS: comments that may name variables, ``p cnf variables clauses``, and clauses that end with 0."""

import re

from django.utils.translation import gettext as _

from ..formula import Formula
from .model import Model, Unreadable

_NAME = re.compile(r"c\s+(\d{1,9})\$?\s+(\S.*)")
_HEAD = re.compile(r"p\s+cnf\s+(\d+)\s+(\d+)\s*\Z")
_NUMBER = re.compile(r"-?\d{1,9}\Z")
#: More variables than any published model has; a forged head must not fill the memory.
MAX_VARIABLES = 2_000_000


def read_dimacs(text: str) -> Model:
    """The model; variables that only the head counts are options too, one without a name has its number.

    Raises:
        Unreadable: a line is none of the above, or the head is missing; fewer or more clauses than it counts are taken.
    """
    formula, names = Formula(), dict[int, str]()
    variables, begun = -1, list[int]()
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if line.startswith("%"):
            break
        if not line:
            continue
        if line.split()[0] == "c" or line.startswith("c\t"):
            if found := _NAME.match(line):
                names[int(found[1])] = found[2].strip()
        elif line.startswith("p"):
            variables = _head(line, number, variables)
        else:
            _literals(line, number, variables, begun, formula)
    if variables < 0:
        raise Unreadable(_("This is no DIMACS file: a line “p cnf variables clauses” is missing."))
    if begun:
        formula.add(*begun)
    formula.variables = variables
    return Model(tuple(names.get(variable, str(variable)) for variable in range(1, variables + 1)), formula)


def _head(line: str, number: int, before: int) -> int:
    found = _HEAD.match(line)
    if found is None or before >= 0:
        raise Unreadable.at(number, _("“p cnf variables clauses” is expected, once."))
    if len(found[1]) > 9 or int(found[1]) > MAX_VARIABLES:
        raise Unreadable.at(number, _("There are too many variables."))
    return int(found[1])


def _literals(line: str, number: int, variables: int, begun: list[int], formula: Formula) -> None:
    """Read the literals of a line; a clause may go over several lines, and a line hold several."""
    if variables < 0:
        raise Unreadable.at(number, _("A clause stands before “p cnf variables clauses”."))
    for part in line.split():
        if not _NUMBER.match(part):
            raise Unreadable.at(number, _("“%(part)s” is no number.") % {"part": part[:40]})
        literal = int(part)
        if abs(literal) > variables:
            raise Unreadable.at(
                number, _("Variable %(variable)s is more than the head counts.") % {"variable": abs(literal)}
            )
        if literal:
            begun.append(literal)
        else:
            formula.add(*begun)
            begun.clear()
