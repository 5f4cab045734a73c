"""Asking python-sat."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

from pysat.solvers import Solver

#: Fastest of python-sat's where a fresh solver answers many small questions; none of it is kept between two calls.
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
    unknown = set(wanted)
    consistent, implied = solver.propagate(assumed)
    if not consistent or not solver.solve(assumptions=assumed):
        return set()
    impossible = unknown & {-literal for literal in implied}
    unknown -= impossible
    unknown.difference_update(solver.get_model())
    solver.set_phases(list(unknown))
    while unknown:
        literal = unknown.pop()
        if solver.solve(assumptions=[*assumed, literal]):
            unknown.difference_update(solver.get_model())
            solver.set_phases(list(unknown))
        else:
            impossible.add(literal)
    return set(wanted) - impossible


def is_possible(solver: Solver, assumed: Sequence[int]) -> bool:
    """Whether all of these can hold together."""
    return solver.solve(assumptions=assumed)
