"""Asking python-sat."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

from pysat.solvers import Solver

#: Fastest of python-sat's where a fresh solver answers many small questions; a solver lives for one call only.
_ENGINE = "minisat22"


@contextmanager
def solver_of(clauses: Iterable[Sequence[int]]) -> Iterator[Solver]:
    """A solver of its own, so that threads never share one."""
    with Solver(name=_ENGINE, bootstrap_with=clauses) as solver:
        yield solver


def possible(solver: Solver, assumed: Sequence[int], wanted: Collection[int]) -> set[int]:
    """Those of the wanted literals that can hold together with all that is assumed.

    Propagation settles most; each model found afterwards shows many more at once, because it is led to what is still
    unknown.
    """
    consistent, implied = solver.propagate(assumed)
    if not consistent or not solver.solve(assumptions=assumed):
        return set()
    settled = set(implied)
    impossible = {literal for literal in wanted if -literal in settled}
    unknown = _unlike(solver.get_model(), set(wanted) - impossible - settled)
    while unknown:
        literal = min(unknown)
        if solver.solve(assumptions=[*assumed, literal]):
            unknown = _unlike(solver.get_model(), unknown)
            solver.set_phases(list(unknown))
        else:
            unknown.discard(literal)
            impossible.add(literal)
    return set(wanted) - impossible


def _unlike(model: list[int], literals: set[int]) -> set[int]:
    """Those that do not hold in a model; a variable of no clause stands in none."""
    return {literal for literal in literals if abs(literal) > len(model) or model[abs(literal) - 1] != literal}


def is_possible(solver: Solver, assumed: Sequence[int]) -> bool:
    """Whether all of these can hold together."""
    return solver.solve(assumptions=assumed)
