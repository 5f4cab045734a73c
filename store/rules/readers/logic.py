"""Constraints: what is written with ``! & | => <=>`` and brackets, as clauses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from django.utils.translation import gettext as _

from ..formula import Formula
from .model import Unreadable
from .words import Word

NOT, AND, OR, IMPLIES, EQUALS = "!", "&", "|", "=>", "<=>"
_STRENGTH = {NOT: 5, AND: 4, OR: 3, IMPLIES: 2, EQUALS: 1}
_ARITHMETIC = ("==", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/")
#: Beyond, a part gets a variable of its own instead of being multiplied out.
_MAX_CLAUSES = 32
#: Greatest depth of brackets and signs.
_MAX_DEPTH = 150


@dataclass(frozen=True)
class Node:
    """A sign with its parts, or a literal without a sign."""

    sign: str = ""
    parts: tuple["Node", ...] = ()
    literal: int = 0
    depth: int = 0


def add_constraint(formula: Formula, words: Sequence[Word], feature: Callable[[str, int], int]) -> None:
    """Adds what the words say; ``feature`` finds a variable by name and line.

    Raises:
        Unreadable: it is no constraint, or one of numbers or texts.
    """
    for clause in _clauses(formula, _read(words, feature), holds=True):
        formula.add(*sorted(clause, key=abs))


def _read(words: Sequence[Word], feature: Callable[[str, int], int]) -> Node:
    """Signs wait on a stack until a weaker one comes; of equal ones the left binds first."""
    nodes: list[Node] = []
    signs: list[Word] = []
    expects_part = True
    for word, name in _joined(words):
        if name:
            _expect(expects_part, word)
            nodes.append(Node(literal=feature(name, word.line)))
            expects_part = False
        elif word.is_sign(NOT, "("):
            _expect(expects_part, word)
            signs.append(word)
        elif word.is_sign(")"):
            _expect(not expects_part, word)
            while signs and signs[-1].text != "(":
                _combine(nodes, signs.pop())
            signs.pop()
        else:
            _expect(not expects_part and word.text in _STRENGTH, word)
            while signs and signs[-1].text != "(" and _STRENGTH[signs[-1].text] >= _STRENGTH[word.text]:
                _combine(nodes, signs.pop())
            signs.append(word)
            expects_part = True
    _expect(not expects_part, words[-1])
    while signs:
        _combine(nodes, signs.pop())
    return nodes[0]


def _joined(words: Sequence[Word]) -> list[tuple[Word, str]]:
    """Each sign alone, and names with those behind their dots: ``lights."low beam"`` is one."""
    joined: list[tuple[Word, str]] = []
    goes_on = False
    for word in words:
        if word.is_sign(*_ARITHMETIC) or word.kind in ("number", "string"):
            raise Unreadable.at(word.line, _("Constraints on numbers and texts are not understood."))
        if word.is_sign(".") and joined and joined[-1][1]:
            goes_on = True
        elif word.kind in ("name", "quoted"):
            joined.append((word, f"{joined.pop()[1]}.{word.text}" if goes_on else word.text))
            goes_on = False
        else:
            joined.append((word, ""))
    return joined


def _expect(right: bool, word: Word) -> None:
    if not right:
        raise Unreadable.at(word.line, _("“%(sign)s” is not expected here.") % {"sign": word.text})


def _combine(nodes: list[Node], word: Word) -> None:
    parts = [nodes.pop()]
    if word.text != NOT:
        parts.insert(0, nodes.pop())
    if word.text in (AND, OR) and parts[0].sign == word.text:
        # A long row of the same sign is one node, not a deep tree.
        parts[:1] = parts[0].parts
    depth = max(part.depth for part in parts) + 1
    if depth > _MAX_DEPTH:
        raise Unreadable.at(word.line, _("This constraint goes too deep."))
    nodes.append(Node(word.text, tuple(parts), depth=depth))


def _clauses(formula: Formula, node: Node, *, holds: bool) -> list[frozenset[int]]:
    """What must hold for the node to hold, or not to hold."""
    if not node.sign:
        return [frozenset({node.literal if holds else -node.literal})]
    if node.sign == NOT:
        return _clauses(formula, node.parts[0], holds=not holds)
    if node.sign == EQUALS:
        one, other = (_literal(formula, part) for part in node.parts)
        other = other if holds else -other
        return [frozenset({-one, other}), frozenset({one, -other})]
    if node.sign == IMPLIES:
        premise, conclusion = node.parts
        node = Node(OR, (Node(NOT, (premise,)), conclusion))
    all_of = (node.sign == AND) == holds
    parts = [_clauses(formula, part, holds=holds) for part in node.parts]
    return [clause for part in parts for clause in part] if all_of else _one_of(formula, node, parts, holds)


def _one_of(formula: Formula, node: Node, parts: list[list[frozenset[int]]], holds: bool) -> list[frozenset[int]]:
    many = 1
    for place, part in enumerate(parts):
        if many * len(part) > _MAX_CLAUSES:
            literal = _literal(formula, node.parts[place])
            parts[place] = [frozenset({literal if holds else -literal})]
        many *= len(parts[place])
    whole = (frozenset[int]().union(*clauses) for clauses in product(*parts))
    return [clause for clause in whole if not any(-literal in clause for literal in clause)]


def _literal(formula: Formula, node: Node) -> int:
    """A literal that holds exactly if the node does."""
    if not node.sign:
        return node.literal
    parts = [_literal(formula, part) for part in node.parts]
    if node.sign == NOT:
        return -parts[0]
    if node.sign == AND:
        return formula.both(parts)
    if node.sign == OR:
        return formula.either(parts)
    forward = formula.either([-parts[0], parts[1]])
    return forward if node.sign == IMPLIES else formula.both([forward, formula.either([parts[0], -parts[1]])])
