"""Several sizes of one design at once: a quantity for each size, and the price of all together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from store.catalogue.models import Variant
from store.configurator.services import Configured, configure, definition_of
from store.money.amounts import Money

from .choosing import variants_of


@dataclass(frozen=True)
class Size:
    """One variant with its quantity, the price of one piece with the choices, and the total of that quantity.

    ``once``: the part of the total that does not grow with the quantity.
    """

    variant: Variant
    quantity: int
    unit: Money
    total: Money
    once: Money

    @property
    def max_quantity(self) -> int:
        """The largest quantity that can be ordered."""
        return max_quantity(self.variant)

    @property
    def field_name(self) -> str:
        """Name of its field in a form."""
        return field_name(self.variant)


def max_quantity(variant: Variant | None) -> int:
    """The largest quantity of a variant of ``variants_of`` that can be ordered."""
    return min(variant.free, settings.MAX_QUANTITY) if variant and variant.counts_stock else settings.MAX_QUANTITY


def field_name(variant: Variant) -> str:
    """Name of the field with the quantity of a variant."""
    return f"quantity-{variant.pk}"


def quantities_from(data: Mapping[str, str], variants: Sequence[Variant]) -> dict[int, int]:
    """Quantities by the key of the variant, without zeros; nonsense counts as 0, too many as the maximum."""
    found = {variant.pk: _number(data.get(field_name(variant), "")) for variant in variants if not variant.sold_out}
    return {key: quantity for key, quantity in found.items() if quantity}


def sizes_wanted(data: Mapping[str, str], variant: Variant, quantity: int) -> list[tuple[Variant, int]]:
    """Variants and quantities of a form: one for each size if the product is ordered by sizes, else one."""
    product = variant.product
    if not definition_of(product).several_sizes:
        return [(variant, quantity)]
    variants = variants_of(product)
    if len(variants) < 2:
        return [(variant, quantity)]
    quantities = quantities_from(data, variants)
    return [(each, quantities[each.pk]) for each in variants if each.pk in quantities]


def sizes_of(configured: Configured, variants: Sequence[Variant], quantities: Mapping[int, int]) -> list[Size]:
    """Every variant with its quantity and price. Discounts count all together; the first pays the setup fee."""
    together = sum(quantities.values())
    first = next((variant.pk for variant in variants if quantities.get(variant.pk)), None)
    sizes = []
    for variant in variants:
        quantity = quantities.get(variant.pk, 0)
        made = configure(
            configured.product,
            configured.answers,
            variant=variant,
            quantity=quantity,
            together=together,
            is_set_up=variant.pk != first,
            uploads=configured.uploads,
        )
        total, once = (made.total, made.price.once) if quantity else (Money(0), Money(0))
        sizes.append(Size(variant, quantity, made.unit_price, total, once))
    return sizes


def _number(written: str) -> int:
    written = written.strip()[:9]
    return min(int(written), settings.MAX_QUANTITY) if written.isascii() and written.isdecimal() else 0
