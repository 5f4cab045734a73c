"""Variants of an imported product: their article numbers, prices and stock."""

from dataclasses import replace

from django.utils.text import slugify
from django.utils.translation import gettext as _

from store.catalogue.models import Product, Variant
from store.catalogue.services import refresh_cards
from store.money.amounts import Money
from store.pricing.services import set_price
from store.stock.models import CountReason, StockLevel, Warehouse
from store.stock.services import count, level_of

from .records import ProductRecord, VariantRecord
from .unique import UniqueNames

MAX_SKU_LENGTH = 80


def with_unique_skus(record: ProductRecord, names: UniqueNames) -> tuple[list[VariantRecord], list[VariantRecord]]:
    """The variants with one article number each, and those whose number had to be changed.

    A number that occurs twice in a product gets the options behind it, on each of them, so that the order of the
    rows decides nothing; one that another product of the file has gets the product's own number behind it. None of
    these is a number that another record of the file has.
    """
    skus = [variant.sku for variant in record.variants]
    variants: list[VariantRecord] = []
    repeated: list[VariantRecord] = []
    for variant in record.variants:
        tail = slugify("-".join(variant.options.values()), allow_unicode=True)
        if not variant.sku:
            variant = replace(variant, sku=_joined(record.source_id, tail, names))
        elif skus.count(variant.sku) > 1:
            names.give(variant.sku)
            variant = replace(variant, sku=_joined(variant.sku, tail or str(len(variants) + 1), names))
            repeated.append(variant)
        elif not names.give(variant.sku):
            tail = slugify(record.source_id, allow_unicode=True)
            variant = replace(variant, sku=_joined(variant.sku, tail, names))
            repeated.append(variant)
        variants.append(variant)
    return variants, repeated


def _joined(head: str, tail: str, names: UniqueNames) -> str:
    joined = f"{head[: MAX_SKU_LENGTH - 41]}-{tail[:40]}" if tail else head
    return names.give_other(joined, MAX_SKU_LENGTH)


def write_variants(product: Product, records: list[VariantRecord]) -> bool:
    """Make and change what differs; says whether anything did."""
    known = {variant.sku: variant for variant in product.variants.select_related("price")}
    here = StockLevel.objects.filter(variant__product=product, warehouse=Warehouse.objects.not_archived().first())
    stock = {level.variant_id: level for level in here.select_for_update(of=("self",)).order_by("pk")}
    changes = [
        _write_one(product, record, known.get(record.sku), stock, position) for position, record in enumerate(records)
    ]
    if any(changes):
        refresh_cards([product.pk])  # Variants are written by queryset updates, which send no signal.
    return any(changes)


def _write_one(product: Product, record: VariantRecord, variant: Variant | None, stock: dict, position: int) -> bool:
    values = {
        "name": ", ".join(record.options.values())[:200],
        "options": record.options,
        "counts_stock": record.stock is not None,
        "position": position,
    }
    changed = variant is None or any(getattr(variant, name) != value for name, value in values.items())
    if variant is None:
        variant = Variant.objects.create(product=product, sku=record.sku, **values)
    elif changed:
        Variant.objects.filter(pk=variant.pk).update(**values)
    amount = Money(record.price).rounded()
    if getattr(variant, "price", None) is None or variant.price.amount != amount:
        set_price(variant, amount=amount)
        changed = True
    if record.stock is not None:
        changed |= _write_stock(stock.get(variant.pk) or level_of(variant), record.stock)
    return changed


def _write_stock(level: StockLevel, wanted: int) -> bool:
    """Write a count, never below what is held; says whether the number is another one."""
    counted = max(wanted, level.held)
    if level.on_hand == counted:
        return False
    count(level, counted=counted, seen=level.on_hand, reason=CountReason.OTHER, note=str(_("Import")))
    return True
