"""In which order variables are set when models are counted."""

import heapq
from collections.abc import Collection

#: A variable with more neighbours takes too long to eliminate; the rest is then ordered by neighbours.
_MAX_NEIGHBOURS = 400


def separating_order(clauses: Collection[Collection[int]]) -> dict[int, int]:
    """Each variable's rank: those of the highest rank separate the others best, so they are set first.

    Variables are taken away one by one, those with few neighbours and few taken away beneath them first, and the
    neighbours of each are joined (minimum degree, as for sparse matrices). The last ones hold the formula together.
    """
    near: dict[int, set[int]] = {}
    for clause in clauses:
        variables = {abs(literal) for literal in clause}
        for variable in variables:
            near.setdefault(variable, set()).update(variables)
    for variable, others in near.items():
        others.discard(variable)
    return _elimination_ranks(near)


def _elimination_ranks(near: dict[int, set[int]]) -> dict[int, int]:
    height = dict.fromkeys(near, 0)
    waiting = [(len(others), variable) for variable, others in near.items()]
    heapq.heapify(waiting)
    ranks: dict[int, int] = {}
    while waiting:
        cost, variable = heapq.heappop(waiting)
        if variable not in near or cost != len(near[variable]) + height[variable]:
            continue
        if len(near[variable]) > _MAX_NEIGHBOURS:
            break
        ranks[variable] = len(ranks)
        others = near.pop(variable)
        for other in others:
            near[other] |= others
            near[other] -= {other, variable}
            height[other] = max(height[other], height[variable] + 1)
            heapq.heappush(waiting, (len(near[other]) + height[other], other))
    left = sorted(near, key=lambda variable: (len(near[variable]), variable))
    return ranks | {variable: len(ranks) + place for place, variable in enumerate(left)}
