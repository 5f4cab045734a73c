"""How one product is made: its questions and rules, its prices, its picture. Plain values, built once from the rows."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from store.calendars.promise import Capacity
from store.drawing.photograph import Photograph
from store.money.amounts import Money
from store.rules.definition import RuleSet
from store.rules.fits import FitTable, fit_tables
from store.rules.terms import Term

#: What a price rule counts: pieces, the line once, percent of the variant's price, and the size of an answer.
EACH, SETUP, PERCENT, PER_CHARACTER, PER_UNIT, PER_AREA = "each", "setup", "percent", "character", "unit", "area"


@dataclass(frozen=True)
class SurchargeRule:
    """A price for choices together, for a size, or by quantity.

    It counts where all of ``when`` hold and the line has at least ``min_quantity``; of those with the same ``tier``
    only the one with the highest ``min_quantity`` counts. ``group`` is whose characters or units are counted,
    ``second`` the other side of an area.
    """

    name: str
    kind: str = EACH
    amount: Money = field(default_factory=Money)
    percent: Decimal = Decimal(0)
    when: tuple[Term, ...] = ()
    min_quantity: int = 1
    group: str = ""
    second: str = ""

    @property
    def tier(self) -> Hashable:
        """Equal for prices that differ only in amount and quantity."""
        return self.name, self.kind, frozenset(self.when), self.group, self.second


@dataclass(frozen=True, kw_only=True)
class ProductDefinition(RuleSet):
    """Everything about how one product is made; without groups nothing can be chosen on it."""

    product: int
    code: str = ""
    prices: tuple[SurchargeRule, ...] = ()
    drawing: str = ""
    photograph: Photograph | None = None
    #: Whether several variants may be ordered at once, each with its quantity.
    several_sizes: bool = False
    #: Whether the customer approves a proof before it is made, and how many can be made.
    needs_proof: bool = False
    capacity: Capacity = field(default_factory=Capacity)

    @property
    def has_picture(self) -> bool:
        """Whether it is drawn or photographed layer by layer."""
        return bool(self.drawing or self.photograph)

    @cached_property
    def fit_tables(self) -> dict[str, FitTable]:
        """Which measurements of the shopper fit the options of a group, by the key of the group."""
        return fit_tables(self)
