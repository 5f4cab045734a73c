"""Holding stock for baskets and orders. One SQL statement takes it or does not, so nothing is oversold."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

from cms.foundation.transactions import atomic_with_retry
from store.catalogue.models import Variant

from ..models import Hold, StockLevel
from .levels import SoldOut, available, held_by, locked


@transaction.atomic
def hold(owner: str, *, quantities: Mapping[Variant, int], lifetime: timedelta | None) -> None:
    """Hold ``quantities`` for ``owner`` instead of the earlier hold; without ``lifetime`` the hold does not expire.

    Every level that is touched, old and new, is locked once and in key order, so that two owners who exchange
    products only wait for each other. Call it as late in a transaction as possible.

    Raises:
        SoldOut: there is not enough of one variant; nothing is held then, the earlier hold stays.
    """
    wanted = {variant: count for variant, count in quantities.items() if variant.counts_stock}
    with locked(models.Q(variant__in=list(wanted)) | held_by(owner)) as levels:
        own = dict(Hold.objects.of(owner).values_list("level_id", "quantity"))
        parts = _parts(wanted, levels, own)
        for level in levels:
            _change_held(level, by=parts.get(level.pk, 0) - own.get(level.pk, 0))
    Hold.objects.of(owner).exclude(level__in=list(parts)).delete()
    until = timezone.now() + lifetime if lifetime else None
    rows = [Hold(owner=owner, level_id=level, quantity=part, expires_at=until) for level, part in parts.items()]
    changed = ["quantity", "expires_at"]
    Hold.objects.bulk_create(rows, update_conflicts=True, unique_fields=["owner", "level"], update_fields=changed)


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
    with locked(held_by(owner)):
        for held in Hold.objects.of(owner).order_by("level_id"):
            _give_back(held)


def _give_back(held: Hold) -> None:
    if Hold.objects.filter(pk=held.pk).delete()[0]:
        StockLevel.objects.filter(pk=held.level_id).update(held=models.F("held") - held.quantity)


@transaction.atomic
def hold_what_is_there(owner: str, *, quantities: Mapping[int, int]) -> bool:
    """Hold these quantities of variants instead of the earlier hold, or of each as many as there are.

    Returns whether there were enough.
    """
    wanted = {variant: quantities[variant.pk] for variant in Variant.objects.filter(pk__in=list(quantities))}
    counted = {variant: count for variant, count in wanted.items() if variant.counts_stock}
    with locked(models.Q(variant__in=list(counted)) | held_by(owner)):  # Nobody takes of it until we hold it.
        there = available([variant.pk for variant in counted], owner=owner)
        held = {variant: min(count, there.get(variant.pk, 0)) for variant, count in counted.items()}
        hold(owner, quantities=held, lifetime=None)
    return held == counted


@transaction.atomic
def hand_over(owner: str, *, to: str) -> None:
    """Give a hold to another owner; it does not expire any more: a basket became an order."""
    Hold.objects.of(owner).update(owner=to, expires_at=None)


@atomic_with_retry
def release_expired(held: Hold) -> None:
    """Free an expired hold, unless it was renewed or ordered meanwhile."""
    with locked(models.Q(pk=held.level_id)):
        for still_over in Hold.objects.expired().filter(pk=held.pk):
            _give_back(still_over)
