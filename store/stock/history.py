"""The newest movements of one level, with what was there before and after each."""

from dataclasses import dataclass

from django.http import HttpRequest

from .hold_owners import HoldOwner, find_named
from .models import StockLevel, StockMovement


@dataclass(frozen=True)
class MovementRow:
    """A movement on the screen; ``cause`` is what made it, if an app above did."""

    movement: StockMovement
    before: int
    after: int
    cause: HoldOwner | None


def newest_movements(level: StockLevel, request: HttpRequest, *, limit: int) -> list[MovementRow]:
    """The newest movements first, counted back from what is there now; at most ``limit``."""
    movements = list(level.movements.select_related("by").order_by("-pk")[:limit])
    causes = find_named("find_movement_causes", {each.cause for each in movements if each.cause}, request)
    rows, after = [], level.on_hand
    for each in movements:
        rows.append(MovementRow(each, after - each.quantity, after, causes.get(each.cause)))
        after -= each.quantity
    return rows
