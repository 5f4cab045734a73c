"""Tables of allowed combinations: cells as terms, and pairs that no row has."""

from itertools import product

from .definition import NUMBER, ONE, Group, RuleSet, RuleSpec
from .terms import Term, number_in, read_term

#: An option within its group, by keys.
OptionKey = tuple[str, str]
#: Up to so many pairs are written out.
_MAX_PAIRS = 2000


def cell_term(group: Group, cell: str) -> Term | None:
    """The term in a cell about a group; None if it cannot be read. A bare number is that number."""
    try:
        term = read_term(group.key, cell)
    except ValueError:
        term = None
    if group.kind != NUMBER or (term and term.is_number):
        return term
    bare = cell.strip().lower()
    number = number_in(bare.removeprefix("not ").strip())
    return term if number is None else Term(group.key, low=number, high=number, negated=bare.startswith("not "))


def pairs_apart(definition: RuleSet, rule: RuleSpec) -> list[tuple[OptionKey, ...]] | None:
    """The options, alone or in pairs, that no row of the table has; nothing where rows must be written one by one.

    For two groups of one these say all that the table says.
    """
    groups = [
        group for key in dict.fromkeys(rule.groups) if (group := definition.by_key.get(key)) and group.kind == ONE
    ]
    if len(groups) != 2 or len(rule.groups) != 2 or not all(len(row) == 2 for row in rule.rows) or not rule.rows:
        return None
    one, other = ([(group.key, option.key) for option in group.options] for group in groups)
    if len(one) * len(other) > _MAX_PAIRS:
        return None
    rows = [[_fitting(group, cell) for group, cell in zip(groups, row, strict=True)] for row in rule.rows]
    somewhere = {place for row in rows for places in row for place in places}
    together = {pair for row in rows for pair in product(*row)}
    alone = [(place,) for place in (*one, *other) if place not in somewhere]
    return alone + [
        pair for pair in product(one, other) if pair not in together and pair[0] in somewhere and pair[1] in somewhere
    ]


def _fitting(group: Group, cell: str) -> list[OptionKey]:
    term = cell_term(group, cell) if cell else None
    return [(group.key, option.key) for option in group.options if term is None or term.allows(option.key)]
