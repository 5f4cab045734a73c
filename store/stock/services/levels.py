"""Stock levels: what is free, and locking them for a change."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from store.catalogue.models import Variant
from store.catalogue.services import refresh_cards, stock_changed

from ..models import Hold, StockLevel, Warehouse


class SoldOut(Exception):
    """Not enough is there. ``variant`` says of what, ``left`` how many there are."""

    def __init__(self, variant: Variant, left: int) -> None:
        self.variant, self.left = variant, left
        known = _("Of %(what)s only %(left)d are left.") if left else _("%(what)s is sold out.")
        super().__init__(known % {"what": variant, "left": left})


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


def held_by(owner: str) -> models.Q:
    """The levels of which ``owner`` holds something."""
    return models.Q(pk__in=Hold.objects.of(owner).values("level_id"))


@contextmanager
def locked(which: models.Q) -> Iterator[list[StockLevel]]:
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


def level_of(variant: Variant, warehouse: Warehouse | None = None) -> StockLevel:
    """The stock of a variant in a warehouse, by default in the first one; a new row says 0."""
    place = (
        warehouse
        or Warehouse.objects.not_archived().first()
        or Warehouse.objects.create(code="main", name=_("Main warehouse"))
    )
    return StockLevel.objects.get_or_create(variant=variant, warehouse=place)[0]
