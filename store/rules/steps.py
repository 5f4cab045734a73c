"""The numbers a group allows: from its lower end in steps to its upper end."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from .definition import Group


@dataclass(frozen=True)
class Steps:
    """``low``, ``low + step``, … up to the last that is not above the upper end."""

    low: Decimal
    step: Decimal
    #: How many steps follow the lower end; negative if there is no number at all.
    last: int

    @classmethod
    def of(cls, group: Group) -> "Steps":
        """The steps of a group; a step of zero or less counts as 1."""
        step = group.step if group.step > 0 else Decimal(1)
        return cls(group.low, step, int(((group.high - group.low) / step).to_integral_value(ROUND_FLOOR)))

    def __contains__(self, number: Decimal) -> bool:
        return self.low <= number <= self.high and (number - self.low) % self.step == 0

    @property
    def high(self) -> Decimal:
        """The last of them."""
        return self.low + self.step * self.last

    def ceiling(self, number: Decimal) -> Decimal | None:
        """The first step that is not below; None if there is none."""
        return self._at((number - self.low) / self.step, ROUND_CEILING)

    def above(self, number: Decimal) -> Decimal | None:
        """The first step that is greater; None if there is none."""
        return self._at((number - self.low) / self.step + 1, ROUND_FLOOR)

    def before(self, number: Decimal) -> Decimal:
        """The one before one of them."""
        return number - self.step

    def between(self, low: Decimal, end: Decimal | None) -> int:
        """Number of steps from ``low`` up to and without ``end``; without an end, up to the last."""
        stop = self.last + 1 if end is None else int((end - self.low) / self.step)
        return max(stop - int((low - self.low) / self.step), 0)

    def _at(self, place: Decimal, rounding: str) -> Decimal | None:
        whole = max(int(place.to_integral_value(rounding)), 0)
        return self.low + self.step * whole if whole <= self.last else None
