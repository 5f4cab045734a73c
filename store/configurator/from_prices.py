"""Writing down the lowest price of products that are made to order, for their cards and pages."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from customers.timeline.work import wake
from store.catalogue.models import Product, Variant
from store.catalogue.services import set_figures

from .definitions import definition_of
from .forms import address_of, fields_of
from .lowest_price import basis_of, find_lowest_price
from .models import LowestPrice


def request_lowest_prices(products: Iterable[int]) -> None:
    """Let the worker find the lowest prices of these products anew, by primary key. Requested twice, found once."""
    now = timezone.now()
    rows = [LowestPrice(product_id=key, due_at=now, planned_at=now) for key in sorted(set(products))]
    if not rows:
        return
    again = ["due_at", "planned_at", "attempts", "failed_at"]
    LowestPrice.objects.bulk_create(
        rows, batch_size=500, update_conflicts=True, unique_fields=["product"], update_fields=again
    )
    wake()


def find_again(product: int) -> None:
    """Request it again for a product that has one; nothing for any other, or for one that is being deleted."""
    now = timezone.now()
    again = {"due_at": now, "planned_at": now, "attempts": 0, "failed_at": None}
    if LowestPrice.objects.filter(product=product).update(**again):
        wake()


def request_changed() -> None:
    """Request it for each product whose rules or prices are not those of its lowest price."""
    known = dict(LowestPrice.objects.values_list("product", "basis"))
    made = Product.objects.filter(made_to_order__option_set__isnull=False)
    changed = [product.pk for product in made if known.get(product.pk) != basis_of(product, sold_variants(product))]
    request_lowest_prices(changed)


def find_lowest_prices_now() -> None:
    """Find all lowest prices that are not known yet, without the worker: for a shop that has just been loaded."""
    request_changed()
    for row in LowestPrice.objects.exclude(due_at=None).select_related("product"):
        write_lowest_price(row)
    LowestPrice.objects.update(due_at=None, done_at=timezone.now())


def write_lowest_price(row: LowestPrice) -> None:
    """Find and store the lowest price of a product, and the figures for its card."""
    product = row.product
    variants = sold_variants(product)
    found = find_lowest_price(product, variants) if definition_of(product).groups else None
    values = {"variant": None, "choices": {}, "amount": None, "is_proven": False, "basis": basis_of(product, variants)}
    if found:
        made = found.made
        values |= {"variant": made.variant, "choices": {**made.answers}, "amount": made.total}
        values |= {"is_proven": found.is_proven}
    with transaction.atomic():
        LowestPrice.objects.filter(pk=row.pk).update(**values)
        set_figures(product, configured_price=values["amount"], is_lowest_price=values["is_proven"])


def sold_variants(product: Product) -> list[Variant]:
    """The variants of a product that are sold, with their prices."""
    rows = Variant.objects.filter(product=product.pk, active=True, price__isnull=False)
    return list(rows.select_related("price").order_by("position", "pk"))


def lowest_price_of(product: Product) -> LowestPrice | None:
    """The lowest price of a product, if it is proven; no query if the product came with it."""
    if "lowest_price" in product._state.fields_cache:
        found = getattr(product, "lowest_price", None)
    else:
        found = LowestPrice.objects.filter(product=product.pk).first()
    return found if found and found.is_proven and found.amount is not None else None


def lowest_price_address(product: Product, found: LowestPrice) -> str:
    """The page of the product with the choices that cost least."""
    return address_of(product, fields_of(definition_of(product), found.choices), variant=found.variant)
