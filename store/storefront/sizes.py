"""Several sizes of one design at once: how many of each, and what they cost together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from store.catalogue.models import Variant
from store.configurator.services import Configured, configure, definition_of
from store.money.amounts import Money, total_of

from .choosing import variants_of


@dataclass(frozen=True)
class Size:
    """One variant with its pieces; ``total`` is nothing without pieces."""

    variant: Variant
    pieces: int
    total: Money

    @property
    def most(self) -> int:
        """Pieces that may be ordered."""
        return min(self.variant.free, settings.MAX_QUANTITY) if self.variant.counts_stock else settings.MAX_QUANTITY

    @property
    def field_name(self) -> str:
        """Name of its field in a form."""
        return field_name(self.variant)


def field_name(variant: Variant) -> str:
    """Name of the field with the pieces of a variant."""
    return f"pieces-{variant.pk}"


def pieces_from(data: Mapping[str, str], variants: Sequence[Variant]) -> dict[int, int]:
    """Pieces by the key of the variant, where any are wanted; nonsense is none, too many are the most."""
    found = {variant.pk: _number(data.get(field_name(variant), "")) for variant in variants if not variant.sold_out}
    return {key: pieces for key, pieces in found.items() if pieces}


def sizes_wanted(data: Mapping[str, str], variant: Variant, quantity: int) -> list[tuple[Variant, int]]:
    """What a form wants: pieces of each size where a product is ordered by sizes, else pieces of the variant."""
    product = variant.product
    if not definition_of(product).several_sizes:
        return [(variant, quantity)]
    variants = variants_of(product)
    if len(variants) < 2:
        return [(variant, quantity)]
    pieces = pieces_from(data, variants)
    return [(each, pieces[each.pk]) for each in variants if each.pk in pieces]


def sizes(configured: Configured, variants: Sequence[Variant], pieces: Mapping[int, int]) -> list[Size]:
    """Every variant with its pieces and their price: all pieces count together, and the first pays for setting up."""
    together = sum(pieces.values())
    first = next((variant.pk for variant in variants if pieces.get(variant.pk)), None)
    rows = []
    for variant in variants:
        wanted = pieces.get(variant.pk, 0)
        made = configure(
            configured.product,
            configured.answers,
            variant=variant,
            quantity=wanted,
            together=together,
            is_set_up=variant.pk != first,
            uploads=configured.uploads,
        )
        rows.append(Size(variant, wanted, made.total if wanted else Money(0)))
    return rows


def total(rows: Sequence[Size]) -> Money:
    """All sizes together."""
    return total_of(row.total for row in rows)


def _number(written: str) -> int:
    written = written.strip()[:9]
    return min(int(written), settings.MAX_QUANTITY) if written.isascii() and written.isdecimal() else 0
