"""Holding, taking and freeing stock. One SQL statement takes it or does not, so nothing is oversold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.foundation.transactions import atomic_with_retry
from customers.people.models import User
from store.catalogue.models import Variant
from store.catalogue.services import refresh_cards, stock_changed

from .models import Hold, StockCount, StockLevel, Warehouse


class SoldOut(Exception):
    """Not enough is there. ``variant`` says of what, ``left`` how many there are."""

    def __init__(self, variant: Variant, left: int) -> None:
        self.variant, self.left = variant, left
        known = _("Of %(what)s only %(left)d are left.") if left else _("%(what)s is sold out.")
        super().__init__(known % {"what": variant, "left": left})


class CountRefused(Exception):
    """A counted number was not written down; the message says why."""


def available(variant_ids: Iterable[int], *, owner: str = "") -> dict[int, int]:
    """Stock that is not held, by variant; what ``owner`` holds itself counts as free. At most one query."""
    if not (keys := list(variant_ids)):
        return {}
    own = Hold.objects.of(owner).filter(level=models.OuterRef("pk")).values("quantity")[:1]
    free = models.F("on_hand") - models.F("held") + Coalesce(models.Subquery(own), 0)
    quantities: dict[int, int] = {}
    for variant_id, count in StockLevel.objects.filter(variant_id__in=keys).values_list("variant_id", free):
        quantities[variant_id] = quantities.get(variant_id, 0) + count
    return quantities


@transaction.atomic
def hold(owner: str, *, quantities: Mapping[Variant, int], lifetime: timedelta | None) -> None:
    """Hold ``quantities`` for ``owner`` instead of the earlier hold; without ``lifetime`` the hold does not expire.

    Every level that is touched, old and new, is locked once and in key order, so that two owners who exchange
    products only wait for each other. Call it as late in a transaction as possible.

    Raises:
        SoldOut: there is not enough of one variant; nothing is held then, the earlier hold stays.
    """
    wanted = {variant: count for variant, count in quantities.items() if variant.counts_stock}
    with _locked(models.Q(variant__in=list(wanted)) | _held_by(owner)) as levels:
        own = dict(Hold.objects.of(owner).values_list("level_id", "quantity"))
        parts = _parts(wanted, levels, own)
        for level in levels:
            _change_held(level, by=parts.get(level.pk, 0) - own.get(level.pk, 0))
    Hold.objects.of(owner).exclude(level__in=list(parts)).delete()
    until = timezone.now() + lifetime if lifetime else None
    rows = [Hold(owner=owner, level_id=level, quantity=part, expires_at=until) for level, part in parts.items()]
    changed = ["quantity", "expires_at"]
    Hold.objects.bulk_create(rows, update_conflicts=True, unique_fields=["owner", "level"], update_fields=changed)


def _held_by(owner: str) -> models.Q:
    return models.Q(pk__in=Hold.objects.of(owner).values("level_id"))


@contextmanager
def _locked(which: models.Q) -> Iterator[list[StockLevel]]:
    """These levels as they stand now, in key order; nobody else changes them until the transaction ends.

    Afterwards pages whose free stock changed are invalidated.
    """
    rows = StockLevel.objects.select_for_update(of=("self",), no_key=True).select_related("warehouse")
    levels = list(rows.filter(which).order_by("pk"))
    variants = {level.variant_id for level in levels}
    before = available(variants)
    yield levels
    _invalidate_pages(before, available(variants))


def _invalidate_pages(before: Mapping[int, int], after: Mapping[int, int]) -> None:
    """A product's own page shows the free stock; its card only whether it is available."""
    changed = [pk for pk in after if after[pk] != before[pk]]
    products = Variant.objects.filter(pk__in=changed).values_list("pk", "product_id", "product__slug")
    rows = list(products) if changed else []
    stock_changed({slug for _pk, _product, slug in rows})
    refresh_cards({product for pk, product, _slug in rows if (after[pk] > 0) != (before[pk] > 0)})


def _parts(wanted: Mapping[Variant, int], levels: list[StockLevel], own: Mapping[int, int]) -> dict[int, int]:
    """The quantity to hold in each level: the first warehouse is emptied first.

    Raises:
        SoldOut: there are not enough of one variant.
    """
    parts: dict[int, int] = {}
    in_turn = sorted(levels, key=lambda level: (level.warehouse.priority, level.pk))
    for variant, count in wanted.items():
        missing = count
        for level in in_turn:
            free = level.on_hand - level.held + own.get(level.pk, 0) if level.variant_id == variant.pk else 0
            part = min(missing, max(0, free))
            if part:
                parts[level.pk] = part
                missing -= part
        if missing:
            raise SoldOut(variant, count - missing)
    return parts


def _change_held(level: StockLevel, *, by: int) -> None:
    """Change the held quantity. The statement itself refuses to hold more than there is."""
    free = StockLevel.objects.filter(pk=level.pk, on_hand__gte=models.F("held") + by)
    if by and not free.update(held=models.F("held") + by):
        raise SoldOut(level.variant, max(0, level.on_hand - level.held))


@transaction.atomic
def release(owner: str) -> None:
    """Free what ``owner`` holds; harmless if that is nothing."""
    with _locked(_held_by(owner)):
        for held in Hold.objects.of(owner).order_by("level_id"):
            _give_back(held)


def _give_back(held: Hold) -> None:
    if Hold.objects.filter(pk=held.pk).delete()[0]:
        StockLevel.objects.filter(pk=held.level_id).update(held=models.F("held") - held.quantity)


@transaction.atomic
def take(owner: str, *, quantities: Mapping[int, int] | None = None) -> dict[int, int]:
    """Take what ``owner`` holds out of stock: all of it, or ``quantities`` by variant. Returns what left, by level."""
    left = None if quantities is None else dict(quantities)
    taken: dict[int, int] = {}
    with _locked(_held_by(owner)):
        for held in Hold.objects.of(owner).order_by("level_id").select_related("level"):
            variant = held.level.variant_id
            count = held.quantity if left is None else min(held.quantity, left.get(variant, 0))
            if not (count and _leave(held, count)):
                continue
            taken[held.level_id] = count
            if left is not None:
                left[variant] -= count
    return taken


def _leave(held: Hold, count: int) -> bool:
    """Take ``count`` of one hold out of stock, unless another process changed the hold meanwhile."""
    same = Hold.objects.filter(pk=held.pk, quantity=held.quantity)
    changed = same.delete()[0] if count == held.quantity else same.update(quantity=held.quantity - count)
    if changed:
        changes = {"held": models.F("held") - count, "on_hand": models.F("on_hand") - count}
        StockLevel.objects.filter(pk=held.level_id).update(**changes)
    return bool(changed)


@transaction.atomic
def put_back(quantities: Mapping[int, int], *, came_from: Mapping[int, int]) -> None:
    """Put quantities of variants back to the levels that they ``came_from``, as ``take`` gave them.

    What came from a warehouse that is given up, or from nobody knows where, goes to the first warehouse.
    """
    with _locked(models.Q(variant__in=list(quantities), variant__counts_stock=True)) as levels:
        by_priority = sorted(levels, key=lambda level: (level.warehouse.priority, level.pk))
        in_use = [level for level in by_priority if level.warehouse.archived_at is None] or by_priority
        left, parts = Counter(quantities), Counter[int]()
        for level in in_use:
            parts[level.pk] = min(came_from.get(level.pk, 0), left[level.variant_id])
            left[level.variant_id] -= parts[level.pk]
        for level in in_use:
            parts[level.pk] += left.pop(level.variant_id, 0)
        for level in levels:
            StockLevel.objects.filter(pk=level.pk).update(on_hand=models.F("on_hand") + parts[level.pk])


@transaction.atomic
def hold_what_is_there(owner: str, *, quantities: Mapping[int, int]) -> bool:
    """Hold these quantities of variants instead of the earlier hold, or of each as many as there are.

    Returns whether there were enough.
    """
    wanted = {variant: quantities[variant.pk] for variant in Variant.objects.filter(pk__in=list(quantities))}
    counted = {variant: count for variant, count in wanted.items() if variant.counts_stock}
    with _locked(models.Q(variant__in=list(counted)) | _held_by(owner)):  # Nobody takes of it until we hold it.
        there = available([variant.pk for variant in counted], owner=owner)
        held = {variant: min(count, there.get(variant.pk, 0)) for variant, count in counted.items()}
        hold(owner, quantities=held, lifetime=None)
    return held == counted


@transaction.atomic
def hand_over(owner: str, *, to: str) -> None:
    """Give a hold to another owner; it does not expire any more: a basket became an order."""
    Hold.objects.of(owner).update(owner=to, expires_at=None)


def level_of(variant: Variant, warehouse: Warehouse | None = None) -> StockLevel:
    """The stock of a variant in a warehouse, by default in the first one; a new row says 0."""
    place = (
        warehouse
        or Warehouse.objects.not_archived().first()
        or Warehouse.objects.create(code="main", name=_("Main warehouse"))
    )
    return StockLevel.objects.get_or_create(variant=variant, warehouse=place)[0]


@transaction.atomic
def set_stock(variant: Variant, *, on_hand: int, warehouse: Warehouse | None = None) -> None:
    """Set a quantity that nobody counted, as for a new shop; never below what is held."""
    level = level_of(variant, warehouse)
    with _locked(models.Q(pk=level.pk)):
        not_below_held = models.Case(
            models.When(held__gt=on_hand, then=models.F("held")), default=models.Value(on_hand)
        )
        StockLevel.objects.filter(pk=level.pk).update(on_hand=not_below_held)


@transaction.atomic
def count(
    level: StockLevel,
    *,
    counted: int,
    seen: int,
    reason: str = StockCount.Reason.COUNTED,
    note: str = "",
    actor: User | None = None,
) -> StockCount:
    """Record a count, with who and why. ``seen`` is the number on the screen of the person.

    Raises:
        CountRefused: stock does not count for the variant, it is another number by now, or fewer than are held.
    """
    locked = StockLevel.objects.select_for_update(of=("self",))
    before, counts_stock = locked.values_list("on_hand", "variant__counts_stock").get(pk=level.pk)
    if not counts_stock:
        raise CountRefused(_("Stock does not count for this variant. Tick “Stock counts” in its row first."))
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


@atomic_with_retry
def release_expired(held: Hold) -> None:
    """Free an expired hold, unless it was renewed or ordered meanwhile."""
    with _locked(models.Q(pk=held.level_id)):
        for still_over in Hold.objects.expired().filter(pk=held.pk):
            _give_back(still_over)
