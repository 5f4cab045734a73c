"""What can be chosen on a product, as plain values: built once from the rows, then kept."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from store.money.amounts import Money

from .terms import Choices, Term

__all__ = ["Choices", "Definition", "Group", "Layer", "Option", "Photograph", "Place", "PriceRule", "Rule", "Term"]

#: Kinds of groups. Options answer the first two; NAMES is a text for each piece of a line.
ONE, SEVERAL, NUMBER, TEXT, DATE, FILE, NAMES = "one", "several", "number", "text", "date", "file", "names"
#: Kinds of rules.
REQUIRES, EXCLUDES, ALLOWED = "requires", "excludes", "allowed"
#: What a price rule counts: pieces, the line once, percent of the variant's price, and the size of an answer.
EACH, SETUP, PERCENT, PER_CHARACTER, PER_UNIT, PER_AREA = "each", "setup", "percent", "character", "unit", "area"


@dataclass(frozen=True)
class Option:
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
    """One question; ``most`` counts for several only, and 0 is no limit."""

    key: str
    name: str
    kind: str = ONE
    display: str = "pills"
    help: str = ""
    required: bool = True
    least: int = 0
    most: int = 0
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
    #: Of a file: the least pixels of its shorter side, most megabytes, and the print size its dots are counted on.
    min_pixels: int = 0
    max_megabytes: int = 10
    min_dpi: int = 0
    print_cm: Decimal = Decimal(0)
    surcharge: Money = field(default_factory=Money)
    per_character: Money = field(default_factory=Money)
    lead_days: int = 0
    #: Keys of the groups whose work must be done before this group's work begins.
    after: tuple[str, ...] = ()
    #: It is asked only if one of these holds; empty: always.
    asked_if: tuple[Term, ...] = ()
    options: tuple[Option, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Option]:
        """Its options by key."""
        return {option.key: option for option in self.options}

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
class Rule:
    """What goes together.

    REQUIRES: where all of ``when`` hold, one of ``then`` must. EXCLUDES: where all of ``when`` hold, none of ``then``
    may. ALLOWED: the answers to ``groups`` must stand in one of ``rows``, option keys in the order of the groups; an
    empty key is any answer. ``reason`` is the merchant's sentence.
    """

    kind: str
    reason: str
    when: tuple[Term, ...] = ()
    then: tuple[Term, ...] = ()
    groups: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class PriceRule:
    """A price for choices together, for a size, or by number of pieces.

    It counts where all of ``when`` hold and the line has at least ``from_pieces``; of those with the same ``name``
    only the one with the most ``from_pieces`` counts. ``group`` is whose characters or units are counted, ``second``
    the other side of an area.
    """

    name: str
    kind: str = EACH
    amount: Money = field(default_factory=Money)
    percent: Decimal = Decimal(0)
    when: tuple[Term, ...] = ()
    from_pieces: int = 1
    group: str = ""
    second: str = ""


@dataclass(frozen=True)
class Layer:
    """One transparent photograph, shown where all of ``when`` hold; ``path`` names its file in the shop's storage."""

    path: str
    when: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a text or an upload stands on a photograph, in parts of its width and height, 0 to 1.

    ``angle`` in degrees, clockwise. ``curve`` in degrees of the arc the words span: 0 straight, positive arched
    upwards. ``size`` is the largest size of the letters as part of the height of the box.
    """

    group: str
    x: float
    y: float
    width: float
    height: float
    angle: float = 0.0
    curve: float = 0.0
    size: float = 1.0
    colour: str = "#26262a"
    #: Shown only where all of these hold.
    when: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Photograph:
    """Photographs stacked in order, all of one size in pixels, with places for words and uploads."""

    width: int
    height: int
    layers: tuple[Layer, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Definition:
    """Everything about how one product is made; without groups nothing can be chosen on it."""

    product: int
    code: str = ""
    groups: tuple[Group, ...] = ()
    rules: tuple[Rule, ...] = ()
    prices: tuple[PriceRule, ...] = ()
    drawing: str = ""
    photograph: Photograph | None = None
    defaults: Choices = field(default_factory=dict)
    #: Whether several variants may be ordered at once, each with its number of pieces.
    several_sizes: bool = False

    @cached_property
    def by_key(self) -> dict[str, Group]:
        """Its groups by key."""
        return {group.key: group for group in self.groups}

    @property
    def has_picture(self) -> bool:
        """Whether it is drawn or photographed layer by layer."""
        return bool(self.drawing or self.photograph)
