"""UVL, the Universal Variability Language: a tree of features by indentation, and constraints across it.

Read are all of its boolean level (mandatory, optional, or, alternative, ``[n..m]``, constraints with ``!``, ``&``,
``|``, ``=>``, ``<=>``), attributes, types and comments. A feature of a type (``Integer width``) is chosen or not; what
number or text it has does not count. Refused by name and line, as they would change the answer: imports, features that
can be chosen several times, and constraints on numbers or texts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..formula import Formula
from .logic import add_constraint
from .model import Model, Unreadable
from .words import CLOSING, OPENING, UvlLine, Word, lines_of

_SECTIONS = ("namespace", "include", "imports", "features", "constraints")
_GROUPS = ("mandatory", "optional", "or", "alternative")
_TYPES = ("Boolean", "Integer", "Real", "String")


def read_uvl(text: str) -> Model:
    """The model, its options in the order of the file.

    Raises:
        Unreadable: the sentence names the line.
    """
    reading = _Reading()
    for line in lines_of(text):
        reading.line(line)
    return reading.model()


@dataclass
class _Feature:
    literal: int


@dataclass
class _Group:
    kind: str
    parent: int
    line: int
    members: list[int] = field(default_factory=list)


class _Reading:
    """What was read so far; the tree is a stack of features and groups with their indentation."""

    def __init__(self) -> None:
        self.formula = Formula()
        self.names: list[str] = []
        self.numbers: dict[str, int] = {}
        self.section = ""
        self.stack: list[tuple[int, _Feature | _Group]] = []
        self.groups: list[_Group] = []
        #: Constraints speak of features that may come later.
        self.constraints: list[Sequence[Word]] = []

    def line(self, line: UvlLine) -> None:
        """Read one line."""
        first = line.words[0]
        if first.is_key(*_SECTIONS) and line.indent == 0:
            self._begin(first, line.words[1:])
        elif self.section == "features":
            self._tree(line)
        elif self.section == "constraints":
            self.constraints.append(line.words)
        elif self.section == "imports":
            raise Unreadable.at(line.number, _("Other files are imported, which is not understood."))
        elif self.section != "include":
            raise _unexpected(first)

    def model(self) -> Model:
        """The clauses of the tree, then those of the constraints."""
        if not self.names:
            raise Unreadable(_("This is no UVL file: there are no features."))
        self.formula.add(1)
        for group in self.groups:
            self._add_group(group)
        for words in self.constraints:
            add_constraint(self.formula, words, self._number)
        return Model(tuple(self.names), self.formula)

    def _begin(self, word: Word, rest: Sequence[Word]) -> None:
        self.section, self.stack = word.text, []
        if rest and word.text != "namespace":
            raise _unexpected(rest[0])

    def _tree(self, line: UvlLine) -> None:
        while self.stack and self.stack[-1][0] >= line.indent:
            self.stack.pop()
        around = self.stack[-1][1] if self.stack else None
        first = line.words[0]
        if isinstance(around, _Feature):
            if not (first.is_key(*_GROUPS) or first.kind == "cardinality") or len(line.words) > 1:
                raise Unreadable.at(line.number, _("A group is expected here: mandatory, optional, or, alternative."))
            group = _Group(first.text, around.literal, line.number)
            self.groups.append(group)
            self.stack.append((line.indent, group))
            return
        if around is None and self.names:
            raise Unreadable.at(line.number, _("There is a second root: “%(name)s”.") % {"name": first.text})
        literal = self._feature(line)
        if around is not None:
            around.members.append(literal)
        self.stack.append((line.indent, _Feature(literal)))

    def _feature(self, line: UvlLine) -> int:
        """The number of the feature that the line declares: type, name, cardinality, attributes."""
        words = list(line.words)
        if words[0].is_key(*_TYPES) and len(words) > 1 and words[1].kind in ("name", "quoted"):
            words.pop(0)
        name = _name(words)
        if words and words[0].is_key("cardinality"):
            self._chosen_once(words)
        if words and words[0].is_sign("{"):
            self._attributes(words)
        if words:
            raise _unexpected(words[0])
        if name in self.numbers:
            raise Unreadable.at(line.number, _("There are two features “%(name)s”.") % {"name": name})
        self.names.append(name)
        self.numbers[name] = self.formula.variable()
        return self.numbers[name]

    def _chosen_once(self, words: list[Word]) -> None:
        key = words.pop(0)
        bounds = words.pop(0) if words else key
        if bounds.kind != "cardinality" or _bounds(bounds.text, 1) != (1, 1):
            raise Unreadable.at(key.line, _("A feature that can be chosen several times is not understood."))

    def _attributes(self, words: list[Word]) -> None:
        """Remove attributes from the words; only constraints among them matter."""
        opened, place = 0, 0
        while place < len(words):
            word = words[place]
            opened += word.is_sign(*OPENING) - word.is_sign(*CLOSING)
            place += 1
            if not opened:
                break
            before = words[place - 2]
            if word.is_key("constraint", "constraints") and opened == 1 and before.is_sign("{", ","):
                self.constraints += _listed(words[place:], several=word.text == "constraints")
        del words[:place]

    def _number(self, name: str, line: int) -> int:
        number = self.numbers.get(name) or self.numbers.get(name.rpartition(".")[2])
        if number is None:
            raise Unreadable.at(line, _("There is no feature “%(name)s”.") % {"name": name})
        return number

    def _add_group(self, group: _Group) -> None:
        formula, members = self.formula, group.members
        if not members:
            raise Unreadable.at(group.line, _("This group has no features."))
        for member in members:
            formula.add(-member, group.parent)
        low, high = _bounds(group.kind, len(members))
        if group.kind == "mandatory":
            for member in members:
                formula.add(-group.parent, member)
            return
        formula.require(members, low, unless=[-group.parent])
        if high == 1:
            formula.limit_to_one(members)
        else:
            formula.limit(members, high)


def _bounds(kind: str, members: int) -> tuple[int, int]:
    """The fewest and most members of a group that are chosen where its feature is."""
    if kind in _GROUPS:
        return {"mandatory": (members, members), "optional": (0, members), "or": (1, members)}.get(kind, (1, 1))
    low, _dots, high = kind.strip("[] ").partition("..")
    upper = high.strip() or low.strip()
    return int(low), members if upper == "*" else int(upper)


def _name(words: list[Word]) -> str:
    """Remove a name from the words, with the parts behind its dots, and return it."""
    if words[0].kind not in ("name", "quoted"):
        raise _unexpected(words[0])
    name = words.pop(0).text
    while len(words) > 1 and words[0].is_sign(".") and words[1].kind in ("name", "quoted"):
        name = f"{name}.{words[1].text}"
        del words[:2]
    return name


def _listed(words: Sequence[Word], *, several: bool) -> list[Sequence[Word]]:
    """The constraints that begin here, up to the comma or the bracket that ends them."""
    words = words[1:] if several else words
    found: list[Sequence[Word]] = []
    opened, start = 0, 0
    for place, word in enumerate(words):
        ends = not opened and word.is_sign(",", "]", "}")
        opened += word.is_sign(*OPENING) - word.is_sign(*CLOSING)
        if ends:
            found.append(words[start:place])
            start = place + 1
            if not several or not word.is_sign(","):
                break
    return [each for each in found if each]


def _unexpected(word: Word) -> Unreadable:
    return Unreadable.at(word.line, _("“%(sign)s” is not expected here.") % {"sign": word.text})
