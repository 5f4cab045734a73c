"""From a definition to a formula, and back from its clauses to the merchant's sentences.

- An option is a variable. A number is a variable for "answered" and one for each bound that a rule names ("at least
  120"), on the steps of its group. A text, date, file or list of names is a variable: given or not.
- A group that does not apply has no answer, and then nothing is required of it.
- A table (ALLOWED) binds what is answered: a row fits if each answer given is among those its cell names, for several
  options all of them. A group without an answer fits any cell. The cell of a number is written like a term ("100 to
  180"); a bare number is that number.
- A rule about contrast forbids each pair of options whose colours are too alike.
- A term that names a group or an option that does not exist never holds; its negation always does.
"""

from decimal import Decimal
from functools import cached_property

from .bounds import Bounds, named_values
from .built_in import APPLIES, MAX_OPTIONS, MIN_OPTIONS, ONLY_ONE, REQUIRED, BuiltIn
from .circles import unreachable_groups
from .contrast import pairs_alike
from .definition import CONTRAST, EXCLUDES, NUMBER, ONE, REQUIRES, SEVERAL, Group, RuleSet, RuleSpec
from .formula import Formula
from .steps import Steps
from .tables import OptionKey, cell_term, pairs_apart
from .terms import Term, number_in


class Compiled:
    """The formula of a definition."""

    def __init__(self, definition: RuleSet) -> None:
        self.definition = definition
        self.formula = Formula()
        #: The source of the clauses of owner 1, 2, …
        self.sources: list[RuleSpec | BuiltIn] = []
        self.options: dict[OptionKey, int] = {}
        self.bounds: dict[str, Bounds] = {}
        #: For each group that applies only under conditions, the literal that says whether it does.
        self.applies: dict[str, int] = {}
        #: Literals of groups without options: answered, given.
        self._given: dict[str, int] = {}
        #: What was found of every option and number, by the answers.
        self.judged: dict[tuple, tuple] = {}
        self._unreachable = {group.key for group in unreachable_groups(definition)}
        self._make_variables()
        for group in definition.groups:
            self._constrain(group)
        for rule in definition.rules:
            self._own(rule)
            self._rule(rule)
        #: All beyond these is about answers and no part of what can be bought.
        self.own_clauses, self.own_variables = len(self.formula.clauses), self.formula.variables
        self._if_applicable: dict[int, int] = {}
        self._guard_answers()

    def answers(self, group: Group) -> list[int]:
        """Literals of which one holds exactly if the group has an answer: its options in order, or the only one."""
        if not group.has_options:
            return [self._given[group.key]]
        return [self.options[group.key, option.key] for option in group.options]

    def literals(self, group: Group, answer: str) -> list[int] | None:
        """What must hold for this to be an answer to the group; nothing if it cannot be one."""
        if group.has_options:
            literal = self.options.get((group.key, answer))
            return None if literal is None else [literal]
        if group.kind != NUMBER:
            return [self._given[group.key]]
        number, bounds = number_in(answer), self.bounds[group.key]
        return bounds.literals(number) if number is not None and number in bounds.steps else None

    def if_applicable(self, literal: int) -> int:
        """A literal that, assumed, makes this one hold unless its group does not apply."""
        return self._if_applicable.get(literal, literal)

    @cached_property
    def owned_clauses(self) -> list[list[int]]:
        """All clauses, each of an owner switched off by not assuming the owner's ``switch``."""
        clauses, owners = self.formula.clauses, self.formula.owners
        return [
            [*clause, -self.switch(owner)] if owner else clause for clause, owner in zip(clauses, owners, strict=True)
        ]

    def switch(self, owner: int) -> int:
        """The literal that switches the clauses of an owner on, in ``owned_clauses``."""
        return self.formula.variables + owner

    def term(self, term: Term) -> int:
        """A literal that holds exactly if the term does."""
        return self.formula.either(self._parts(term))

    def _parts(self, term: Term) -> list[int]:
        """The term holds exactly if one of these does."""
        found = self._plain_parts(term)
        return [-self.formula.either(found)] if term.negated else found

    def _plain_parts(self, term: Term) -> list[int]:
        """The same without *not*."""
        group = self.definition.by_key.get(term.group)
        if group is None:
            return []
        if term.is_number:
            bounds = self.bounds.get(group.key)
            return [bounds.between(self.formula, term.low, term.high)] if bounds else []
        if term.options:
            known = (self.options.get((group.key, key)) for key in term.options)
            return [literal for literal in known if literal]
        return self.answers(group)

    def _make_variables(self) -> None:
        for group in self.definition.groups:
            if group.has_options:
                self.options |= {(group.key, option.key): self.formula.variable() for option in group.options}
            else:
                self._given[group.key] = self.formula.variable()
        named = named_values(self.definition)
        for group in self.definition.groups:
            if group.kind == NUMBER:
                self.bounds[group.key] = self._bounds(group, named.get(group.key, set()))

    def _bounds(self, group: Group, named: set[tuple[Decimal | None, Decimal | None]]) -> Bounds:
        steps, answered = Steps.of(group), self._given[group.key]
        lows = {steps.ceiling(low) for low, _high in named if low is not None}
        highs = {steps.above(high) for _low, high in named if high is not None}
        values = sorted(value for value in lows | highs if value is not None and value != steps.low)
        reached = tuple((value, self.formula.variable()) for value in values)
        if steps.last < 0:
            self.formula.add(-answered)
        before = answered
        for _value, literal in reached:
            self.formula.add(-literal, before)
            before = literal
        return Bounds(steps, answered, reached)

    def _own(self, source: RuleSpec | BuiltIn) -> None:
        self.sources.append(source)
        self.formula.owner = len(self.sources)

    def _constrain(self, group: Group) -> None:
        formula = self.formula
        answers = self.answers(group)
        unless = []
        if group.applies_if:
            terms = () if group.key in self._unreachable else group.applies_if
            self.applies[group.key] = formula.either(part for term in terms for part in self._parts(term))
            unless = [-self.applies[group.key]]
            self._own(BuiltIn(APPLIES, group))
            for literal in answers:
                formula.add(-literal, *(-each for each in unless))
        needed = group.min_answers
        if needed:
            self._own(BuiltIn(REQUIRED if needed == 1 else MIN_OPTIONS, group))
            formula.require(answers, needed, unless=unless)
        elif group.min_if_any:
            self._own(BuiltIn(MIN_OPTIONS, group))
            formula.require(answers, group.min_if_any, unless=[-formula.either(answers)])
        if group.kind == ONE:
            self._own(BuiltIn(ONLY_ONE, group))
            formula.limit_to_one(answers)
        elif group.kind == SEVERAL and 0 < group.max_options < len(answers):
            self._own(BuiltIn(MAX_OPTIONS, group))
            formula.limit(answers, group.max_options)

    def _rule(self, rule: RuleSpec) -> None:
        unless = [-self.term(term) for term in rule.when]
        if rule.kind == REQUIRES:
            self.formula.add(*unless, *(part for term in rule.then for part in self._parts(term)))
        elif rule.kind == EXCLUDES:
            for part in (part for term in rule.then for part in self._parts(term)):
                self.formula.add(*unless, -part)
        elif rule.kind == CONTRAST:
            for pair in pairs_alike(self.definition, rule):
                self.formula.add(*unless, *(-self.options[place] for place in pair))
        elif (apart := pairs_apart(self.definition, rule)) is not None:
            for places in apart:
                self.formula.add(*(-self.options[place] for place in places))
        else:
            fits = [self.formula.both(-each for each in self._misfits(rule.groups, row)) for row in rule.rows]
            self.formula.add(*fits)

    def _misfits(self, groups: tuple[str, ...], row: tuple[str, ...]) -> list[int]:
        """The literals that keep answers from fitting a row of a table."""
        return [literal for key, cell in zip(groups, row, strict=False) if cell for literal in self._against(key, cell)]

    def _against(self, key: str, cell: str) -> list[int]:
        group = self.definition.by_key.get(key)
        term = cell_term(group, cell) if group else None
        if group is None or term is None:
            return []
        if group.has_options:
            return [self.options[key, option.key] for option in group.options if not term.allows(option.key)]
        return [self.formula.both([self._given[key], -self.term(term)])]

    def _guard_answers(self) -> None:
        for key, applies in self.applies.items():
            for literal in self._answer_literals(self.definition.by_key[key]):
                guard = self._if_applicable[literal] = self.formula.variable()
                self.formula.owner = 0
                self.formula.add(-guard, -applies, literal)

    def _answer_literals(self, group: Group) -> list[int]:
        if group.has_options:
            return self.answers(group)
        reached = self.bounds[group.key].reached if group.kind == NUMBER else ()
        return [self._given[group.key], *(sign * literal for _value, literal in reached for sign in (1, -1))]


def formula_of(definition: RuleSet) -> Compiled:
    """The formula of a definition, built once and cached with it."""
    cache = definition.__dict__
    if "_compiled" not in cache:
        cache["_compiled"] = Compiled(definition)
    return cache["_compiled"]
