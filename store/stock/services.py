"""Holding, taking and giving back stock. One SQL statement takes it or does not: never oversold."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.foundation.prepared import prepared
from customers.people.models import User
from store.catalogue.models import Variant
from store.catalogue.services import card_changed

from .models import Hold, StockCount, StockLevel, Warehouse


class SoldOut(Exception):
    """Not enough is there. ``variant`` says of what, ``left`` how many there are."""

    def __init__(self, variant: Variant, left: int) -> None:
        self.variant, self.left = variant, left
        known = _("Of %(what)s only %(left)d are left.") if left else _("%(what)s is sold out.")
        super().__init__(known % {"what": variant, "left": left})


class CountRefused(Exception):
    """A counted number was not written down; the message says why."""


def available(variant_ids, *, owner: str = "") -> dict[int, int]:
    """Pieces that are there and not held, by variant; what ``owner`` holds itself is free for it. One query."""
    pieces: dict[int, int] = {}
    for variant_id, count in _free(list(variant_ids), owner):
        pieces[variant_id] = pieces.get(variant_id, 0) + count
    return pieces


@prepared
def _free(variant_ids: list[int], owner: str) -> models.QuerySet:
    own = Hold.objects.of(owner).filter(level=models.OuterRef("pk")).values("quantity")[:1]
    free = models.F("on_hand") - models.F("held") + Coalesce(models.Subquery(own), 0)
    return StockLevel.objects.filter(variant_id__in=variant_ids).values_list("variant_id", free)


@transaction.atomic
def hold(owner: str, *, pieces: Mapping[Variant, int], keep_for: timedelta | None) -> None:
    """Keep ``pieces`` for ``owner``, instead of what was kept before; without ``keep_for`` for good.

    Raises:
        SoldOut: there is not enough of one variant; nothing is held then, the earlier hold stays.
    """
    release(owner)
    until = timezone.now() + keep_for if keep_for else None
    for variant in sorted(pieces, key=lambda each: each.pk):
        if variant.counts_stock:
            _hold_one(owner, variant, pieces[variant], until)


def _hold_one(owner: str, variant: Variant, wanted: int, until) -> None:
    levels = list(StockLevel.objects.filter(variant=variant).order_by("warehouse__priority", "pk"))
    missing = wanted
    for level in levels:
        part = min(missing, level.on_hand - level.held)
        free = StockLevel.objects.filter(pk=level.pk, on_hand__gte=models.F("held") + part)
        if part > 0 and free.update(held=models.F("held") + part):
            Hold.objects.create(owner=owner, level=level, quantity=part, expires_at=until)
            missing -= part
    if missing:
        raise SoldOut(variant, max(0, wanted - missing))


@transaction.atomic
def release(owner: str) -> None:
    """Give back what is kept for ``owner``; nothing kept is fine."""
    for held in Hold.objects.of(owner).order_by("level_id"):
        _give_back(held)


def _give_back(held: Hold) -> None:
    if Hold.objects.filter(pk=held.pk).delete()[0]:
        StockLevel.objects.filter(pk=held.level_id).update(held=models.F("held") - held.quantity)


@transaction.atomic
def take(owner: str, *, pieces: Mapping[int, int] | None = None) -> None:
    """What is kept for ``owner`` leaves the house: all of it, or so many ``pieces`` by variant."""
    left = None if pieces is None else dict(pieces)
    products = set()
    for held in Hold.objects.of(owner).order_by("level_id").select_related("level__variant"):
        variant = held.level.variant
        count = held.quantity if left is None else min(held.quantity, left.get(variant.pk, 0))
        if count and _leave(held, count):
            products.add(variant.product_id)
            if left is not None:
                left[variant.pk] -= count
    card_changed(products)


def _leave(held: Hold, count: int) -> bool:
    """Take ``count`` pieces of one hold, unless another process changed it meanwhile."""
    same = Hold.objects.filter(pk=held.pk, quantity=held.quantity)
    changed = same.delete()[0] if count == held.quantity else same.update(quantity=held.quantity - count)
    if changed:
        gone = {"held": models.F("held") - count, "on_hand": models.F("on_hand") - count}
        StockLevel.objects.filter(pk=held.level_id).update(**gone)
    return bool(changed)


@transaction.atomic
def hand_over(owner: str, *, to: str) -> None:
    """What was kept for one owner for a while is kept for another one for good: a basket became an order."""
    Hold.objects.of(owner).update(owner=to, expires_at=None)


@transaction.atomic
def set_stock(variant: Variant, *, on_hand: int, warehouse: Warehouse | None = None) -> None:
    """Write a counted quantity; never below what is held."""
    place = warehouse or Warehouse.objects.first() or Warehouse.objects.create(code="main", name=_("Main warehouse"))
    level, _made = StockLevel.objects.get_or_create(variant=variant, warehouse=place)
    StockLevel.objects.filter(pk=level.pk).update(
        on_hand=models.Case(
            models.When(held__gt=on_hand, then=models.F("held")),
            default=models.Value(on_hand),
        )
    )
    card_changed([variant.product_id])


@transaction.atomic
def count(
    level: StockLevel, *, counted: int, seen: int, reason: str, note: str = "", actor: User | None = None
) -> StockCount:
    """Write down that ``counted`` pieces are there, with who and why. ``seen`` is the number the person looked at.

    Raises:
        CountRefused: it is another number by now, or fewer than are held.
    """
    before = StockLevel.objects.select_for_update().values_list("on_hand", flat=True).get(pk=level.pk)
    if before != seen:
        raise CountRefused(
            _("Meanwhile %(now)d are there instead of %(seen)d, as something left or came in. Please count again.")
            % {"now": before, "seen": seen}
        )
    set_stock(level.variant, on_hand=counted, warehouse=level.warehouse)
    level.refresh_from_db(fields=["on_hand", "held"])
    if level.on_hand != counted:
        raise CountRefused(
            _("%(held)d are held for orders and baskets, so no fewer can be written down. Cancel an order first.")
            % {"held": level.held}
        )
    values = {"before": before, "after": counted, "reason": reason, "note": note, "by": actor}
    return StockCount.objects.create(level=level, **values)


@transaction.atomic
def release_expired(held: Hold) -> None:
    """Give one hold back whose time is over."""
    _give_back(held)
