"""What a delivery method can carry, and its price by weight. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from store.money.amounts import Money


@dataclass(frozen=True)
class ParcelSize:
    """All that is sent together: its weight in grams, its longest side in centimetres and the thing that is so long."""

    weight: int = 0
    length: int = 0
    longest: str = ""
    #: Whether nothing is sent: all of it goes by e-mail.
    is_nothing: bool = False

    @classmethod
    def of(cls, things: Iterable[tuple[int, int, int, str]]) -> Self:
        """The size of (quantity, grams, centimetres, name) of each line."""
        lines = list(things)
        length, longest = max(((length, name) for _quantity, _weight, length, name in lines), default=(0, ""))
        return cls(sum(quantity * weight for quantity, weight, _length, _name in lines), length, longest)


#: Of a parcel before it is known what is in it: every method carries it.
UNKNOWN_SIZE = ParcelSize()


@dataclass(frozen=True)
class CarryingLimits:
    """The largest that a method carries; None: no limit."""

    max_weight: int | None = None
    max_length: int | None = None

    def allow_weight(self, size: ParcelSize) -> bool:
        return self.max_weight is None or size.weight <= self.max_weight

    def allow_length(self, size: ParcelSize) -> bool:
        return self.max_length is None or size.length <= self.max_length

    def allow(self, size: ParcelSize) -> bool:
        """Whether the method carries it."""
        return self.allow_weight(size) and self.allow_length(size)


@dataclass(frozen=True)
class PriceBand:
    """The price from this weight on, in grams."""

    from_weight: int
    price: Money


def price_by_weight(base: Money, bands: Iterable[PriceBand], weight: int) -> Money:
    """The price of the heaviest band that the weight reaches; ``base`` below all bands."""
    reached = [band for band in bands if band.from_weight <= weight]
    return max(reached, key=lambda band: band.from_weight).price if reached else base
