"""Moving stock: parcels that leave and come back, and what customers send back."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db import models, transaction

from customers.people.models import User

from ..models import Hold, Kind, StockLevel, StockMovement
from .levels import held_by, locked


def move(
    changes: Mapping[int, int],
    *,
    kind: str,
    cause: str = "",
    reason: str = "",
    note: str = "",
    actor: User | None = None,
    was_held: bool = False,
) -> list[StockMovement]:
    """Change what is there, by level, and write a movement for each. Lock the levels first.

    Nothing else writes ``on_hand``. ``was_held``: what leaves was held until now.
    """
    for level, quantity in changes.items():
        new = {"on_hand": models.F("on_hand") + quantity}
        held = {"held": models.F("held") + quantity} if was_held else {}
        StockLevel.objects.filter(pk=level).update(**new, **held)
    why = {"kind": kind, "cause": cause, "reason": reason, "note": note, "by": actor}
    rows = [StockMovement(level_id=level, quantity=quantity, **why) for level, quantity in changes.items()]
    return StockMovement.objects.bulk_create(rows)


@transaction.atomic
def take(
    owner: str,
    *,
    quantities: Mapping[int, int] | None = None,
    kind: str = Kind.SHIPPED,
    cause: str = "",
    actor: User | None = None,
) -> dict[int, int]:
    """Take what ``owner`` holds out of stock: all of it, or ``quantities`` by variant. Returns what left, by level.

    ``cause`` names why, such as ``shipment:4``. ``kind`` is RETURNED if something did not come back after all.
    """
    left = None if quantities is None else dict(quantities)
    taken: dict[int, int] = {}
    with locked(held_by(owner)):
        for held in Hold.objects.of(owner).order_by("level_id").select_related("level"):
            variant = held.level.variant_id
            count = held.quantity if left is None else min(held.quantity, left.get(variant, 0))
            if not (count and _shrink(held, count)):
                continue
            taken[held.level_id] = count
            if left is not None:
                left[variant] -= count
        move({level: -count for level, count in taken.items()}, kind=kind, cause=cause, actor=actor, was_held=True)
    return taken


def _shrink(held: Hold, count: int) -> bool:
    """Take ``count`` out of one hold, unless another process changed the hold meanwhile."""
    same = Hold.objects.filter(pk=held.pk, quantity=held.quantity)
    return bool(same.delete()[0] if count == held.quantity else same.update(quantity=held.quantity - count))


@transaction.atomic
def put_back(
    quantities: Mapping[int, int],
    *,
    came_from: Mapping[int, int],
    kind: str = Kind.RETURNED,
    cause: str = "",
    note: str = "",
    actor: User | None = None,
) -> dict[int, int]:
    """Put quantities of variants back to the levels that they ``came_from``, as ``take`` gave them.

    What came from a warehouse that is given up, or from nobody knows where, goes to the first warehouse. ``kind`` is
    SHIPPED if something did not leave after all. Returns what went back, by level.
    """
    with locked(models.Q(variant__in=list(quantities), variant__counts_stock=True)) as levels:
        parts = _parts(quantities, came_from, levels)
        move(parts, kind=kind, cause=cause, note=note, actor=actor)
    return parts


def _parts(quantities: Mapping[int, int], came_from: Mapping[int, int], levels: Iterable[StockLevel]) -> dict[int, int]:
    """The quantity that goes back to each level; levels without any are left out."""
    by_priority = sorted(levels, key=lambda level: (level.warehouse.priority, level.pk))
    in_use = [level for level in by_priority if level.warehouse.archived_at is None] or by_priority
    left, parts = Counter(quantities), Counter[int]()
    for level in in_use:
        parts[level.pk] = min(came_from.get(level.pk, 0), left[level.variant_id])
        left[level.variant_id] -= parts[level.pk]
    for level in in_use:
        parts[level.pk] += left.pop(level.variant_id, 0)
    return {level: parts[level] for level in sorted(parts) if parts[level]}


@transaction.atomic
def receive_back(
    quantities: Mapping[int, int],
    *,
    cause: str,
    kind: str = Kind.RETURNED,
    came_from: Mapping[int, int] | None = None,
    note: str = "",
    actor: User | None = None,
) -> dict[int, int]:
    """Write down what a customer sent back, by variant; returns it by level. ``cause`` is such as ``return:4``.

    RETURNED: it can be sold again. WRITTEN_OFF: it cannot; it is written as returned and at once as written off, so
    nobody can buy it in between and the sum of what came back stays right. Variants whose stock is not counted have
    no movements.
    """
    parts = put_back(quantities, came_from=came_from or {}, cause=cause, note=note, actor=actor)
    if kind == Kind.WRITTEN_OFF:
        with locked(models.Q(pk__in=list(parts))):
            gone = {level: -count for level, count in parts.items()}
            move(gone, kind=kind, cause=cause, note=note, actor=actor)
    return parts
