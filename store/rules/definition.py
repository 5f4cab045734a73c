"""Groups, options and rules as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from store.money.amounts import Money

from .terms import Answer, Term

#: Kinds of groups. Options answer the first two; NAMES is a text for each piece of a line.
ONE, SEVERAL, NUMBER, TEXT, DATE, FILE, NAMES = "one", "several", "number", "text", "date", "file", "names"
#: Kinds of rules.
REQUIRES, EXCLUDES, ALLOWED, CONTRAST = "requires", "excludes", "allowed", "contrast"


@dataclass(frozen=True)
class OptionSpec:
    """One answer."""

    key: str
    name: str
    colour: str = ""
    surcharge: Money = field(default_factory=Money)
    lead_days: int = 0
    #: The address of a picture of it, where the group shows pictures.
    picture: str = ""


@dataclass(frozen=True)
class Group:
    """One question. ``min_options`` and ``max_options`` count for several only; a maximum of 0 is no limit.

    Where it need not be answered, ``min_options`` counts once one option is chosen: none, or at least so many.
    """

    key: str
    name: str
    kind: str = ONE
    display: str = "pills"
    help: str = ""
    #: A heading above it and the groups of the same section beside it.
    section: str = ""
    required: bool = True
    #: A fact about the shopper, such as a height: rules use it, nothing but the shopper changes it.
    is_measurement: bool = False
    min_options: int = 0
    max_options: int = 0
    #: Of a text, and of each name of a list.
    max_length: int = 24
    lines: int = 1
    characters: str = "any"
    #: Key of the font; empty is that of the drawing.
    font: str = ""
    #: Of a number: both ends are allowed, steps are counted from the lower one.
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(100)
    step: Decimal = Decimal(1)
    unit: str = ""
    #: Of a date: days from today.
    from_days: int = 0
    until_days: int = 365
    #: Of a file: fewest pixels of its shorter side, largest size in megabytes, and the print width that dpi refers to.
    min_pixels: int = 0
    max_megabytes: int = 10
    min_dpi: int = 0
    print_cm: Decimal = Decimal(0)
    #: Of a text: letters that are smaller on the product are warned of; the width of the drawing is ``print_cm``.
    min_text_mm: Decimal = Decimal(0)
    surcharge: Money = field(default_factory=Money)
    per_character: Money = field(default_factory=Money)
    lead_days: int = 0
    #: Keys of the groups whose work must be done before this group's work begins.
    after: tuple[str, ...] = ()
    #: It applies only if one of these holds; empty: always.
    applies_if: tuple[Term, ...] = ()
    options: tuple[OptionSpec, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, OptionSpec]:
        """Its options by key."""
        return {option.key: option for option in self.options}

    @property
    def min_answers(self) -> int:
        """How many answers it needs where it applies."""
        return max(self.min_options if self.kind == SEVERAL else 0, 1) if self.required else 0

    @property
    def min_if_any(self) -> int:
        """How many answers it needs once it has one, though none are needed; 0 where that says nothing."""
        return self.min_options if self.kind == SEVERAL and not self.required and self.min_options > 1 else 0

    @property
    def is_fact(self) -> bool:
        """Whether only the shopper knows the answer, and no words of the shop can stand for it."""
        return self.is_measurement or self.kind in {DATE, FILE}

    @property
    def is_text(self) -> bool:
        """Whether words answer it, one text for the whole line."""
        return self.kind == TEXT

    @property
    def has_options(self) -> bool:
        """Whether options answer it."""
        return self.kind in {ONE, SEVERAL}

    @property
    def is_list(self) -> bool:
        """Whether its answer is a list: of options, or of names."""
        return self.has_options or self.kind == NAMES

    @property
    def field_name(self) -> str:
        """Name of its field in a form."""
        return f"choice-{self.key}"


@dataclass(frozen=True)
class RuleSpec:
    """A rule about choices.

    REQUIRES: where all of ``when`` hold, one of ``then`` must. EXCLUDES: where all of ``when`` hold, none of ``then``
    may. ALLOWED: the answers to ``groups`` must stand in one of ``rows``, option keys in the order of the groups; an
    empty key is any answer. CONTRAST: where all of ``when`` hold, the colours chosen in the two ``groups`` must have at
    least this ``contrast`` ratio (WCAG 2.2). ``reason`` is the merchant's sentence. Any number of terms may stand in
    ``when`` and ``then``, each may be negated, and may name the variant or the quantity instead of a group
    (``for_line``).
    """

    kind: str
    reason: str
    when: tuple[Term, ...] = ()
    then: tuple[Term, ...] = ()
    groups: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    contrast: Decimal = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class RuleSet:
    """Groups with their rules. ``defaults`` are the merchant's answers, preferred wherever they are possible; some may
    belong to no group."""

    groups: tuple[Group, ...] = ()
    rules: tuple[RuleSpec, ...] = ()
    defaults: Mapping[str, Answer] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[str, Group]:
        """Its groups by key."""
        return {group.key: group for group in self.groups}
