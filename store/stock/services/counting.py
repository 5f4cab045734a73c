"""Counting stock, and setting it up."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from store.catalogue.models import Variant

from ..models import CountReason, Kind, StockLevel, StockMovement, Warehouse
from .levels import level_of, locked
from .moving import move

#: What a movement is by the reason of the count; by other reasons it is counted.
KINDS = {
    CountReason.CAME_IN: Kind.RECEIVED,
    CountReason.BROKEN: Kind.WRITTEN_OFF,
    CountReason.MISSING: Kind.WRITTEN_OFF,
}


class CountRefused(Exception):
    """A counted number was not written down; the message says why."""


@transaction.atomic
def count(
    level: StockLevel,
    *,
    counted: int,
    seen: int,
    reason: str = CountReason.COUNTED,
    note: str = "",
    actor: User | None = None,
) -> StockMovement:
    """Record a count as a movement, with who and why. ``seen`` is the number on the screen of the person.

    Raises:
        CountRefused: stock does not count for the variant, it is another number by now, fewer than are held, or the
            reason does not fit.
    """
    with locked(models.Q(pk=level.pk)) as levels:
        now = levels[0]
        _check(now, counted, seen, reason)
        kind = KINDS.get(CountReason(reason), Kind.COUNTED)
        changes = {now.pk: counted - now.on_hand}
        row = move(changes, kind=kind, cause="", reason=reason, note=note, actor=actor)[0]
    level.on_hand, level.held = counted, now.held
    return row


def _check(now: StockLevel, counted: int, seen: int, reason: str) -> None:
    if not now.variant.counts_stock:
        raise CountRefused(_("Stock does not count for this variant. Tick “Stock counts” in its row first."))
    if now.on_hand != seen:
        raise CountRefused(
            _("Meanwhile %(now)d are there instead of %(seen)d, as something left or came in. Please count again.")
            % {"now": now.on_hand, "seen": seen}
        )
    if counted < now.held:
        raise CountRefused(
            _("%(held)d are held for orders and baskets, so no fewer can be written down. Cancel an order first.")
            % {"held": now.held}
        )
    kind = KINDS.get(CountReason(reason))
    if kind == Kind.RECEIVED and counted <= seen:
        raise CountRefused(_("If a delivery came in, there are more than before. Choose another reason."))
    if kind == Kind.WRITTEN_OFF and counted >= seen:
        raise CountRefused(_("If something is broken or missing, there are fewer than before. Choose another reason."))


@transaction.atomic
def set_stock(variant: Variant, *, on_hand: int, warehouse: Warehouse | None = None) -> None:
    """Set a quantity that nobody counted, as for a new shop; never below what is held."""
    level = level_of(variant, warehouse)
    with locked(models.Q(pk=level.pk)) as levels:
        change = max(on_hand, levels[0].held) - levels[0].on_hand
        if change:
            move({level.pk: change}, kind=Kind.RECEIVED if change > 0 else Kind.COUNTED)


@transaction.atomic
def open_levels(rows: Iterable[tuple[Variant, Warehouse, int]], *, at: datetime | None = None) -> None:
    """Make levels of many variants that have none yet, each with what is received first. For a catalogue that is new:
    no page is invalidated."""
    new = [StockLevel(variant=variant, warehouse=place, on_hand=quantity) for variant, place, quantity in rows]
    levels = StockLevel.objects.bulk_create(new, batch_size=500)
    received = [
        StockMovement(level=level, kind=Kind.RECEIVED, quantity=level.on_hand, at=at or timezone.now())
        for level in levels
        if level.on_hand
    ]
    StockMovement.objects.bulk_create(received, batch_size=500)
