"""Reads the lines of a basket, recomputes their prices and checks choices and stock again."""

from collections.abc import Iterable, Mapping
from functools import partial

from django.utils.translation import gettext as _

from store.configurator.services import Configured, ProductDefinition, configure, definition_of, uploads_among
from store.stock.services import available
from store.uploads.models import Upload

from .contents import Contents
from .items import BasketItem
from .models import Basket, BasketLine
from .products import products_by_key
from .unavailable import UnavailableLine, judge, without_variant


def read_contents(basket: Basket | None) -> Contents:
    """The contents of a basket. The number of queries does not depend on the number of lines."""
    if basket is None:
        return Contents(Basket(), ())
    all_lines = list(basket.lines.select_related("configuration", "variant__price"))
    lines = _with_products(basket, [line for line in all_lines if line.variant_id])
    unavailable = without_variant(all_lines)
    left = available([line.variant_id for line in lines if line.variant.counts_stock], owner=basket.hold_owner)
    designs = _SameDesigns(lines)
    pictures = uploads_among(_definitions(lines))
    judged = [judge(line, partial(_item, line, designs, left, pictures)) for line in lines]
    items = tuple(each for each in judged if isinstance(each, BasketItem))
    unavailable += [each for each in judged if isinstance(each, UnavailableLine)]
    return Contents(basket, items, tuple(pictures.values()), tuple(unavailable))


def _definitions(lines: list[BasketLine]) -> list[tuple[ProductDefinition, Mapping[str, object]]]:
    judged = ((line, judge(line, partial(_definition, line))) for line in lines)
    return [(definition, _stored(line)) for line, definition in judged if isinstance(definition, ProductDefinition)]


def _definition(line: BasketLine) -> ProductDefinition:
    return definition_of(line.variant.product)


class _SameDesigns:
    """Lines with the same choices, such as a shirt in several sizes: quantities count together, set-up is paid once."""

    def __init__(self, lines: Iterable[BasketLine]) -> None:
        self.quantities: dict[str, int] = {}
        self.first: dict[str, int] = {}
        for line in lines:
            if line.configuration_hash:
                self.quantities[line.configuration_hash] = (
                    self.quantities.get(line.configuration_hash, 0) + line.quantity
                )
                self.first.setdefault(line.configuration_hash, line.pk)

    def displayed_key(self, line: BasketLine) -> str:
        """Everything the shopper decides that the total of the line depends on."""
        together = self.quantities.get(line.configuration_hash, 0)
        return f"{line.state}-{together}-{self.first.get(line.configuration_hash) == line.pk}"

    def configure(self, line: BasketLine, pictures: Mapping[str, Upload]) -> Configured:
        """The line with the rules, prices and lead times of today."""
        together = self.quantities.get(line.configuration_hash, 0)
        is_set_up = self.first.get(line.configuration_hash, line.pk) != line.pk
        return configure(
            line.variant.product,
            _stored(line),
            variant=line.variant,
            quantity=line.quantity,
            together=together,
            is_set_up=is_set_up,
            uploads=pictures,
        )


def _with_products(basket: Basket, lines: list[BasketLine]) -> list[BasketLine]:
    products = products_by_key({line.variant.product_id for line in lines})
    for line in lines:
        line.basket, line.variant.product = basket, products[line.variant.product_id]
    return lines


def _item(line: BasketLine, designs: _SameDesigns, left: dict[int, int], pictures: Mapping[str, Upload]) -> BasketItem:
    configured = designs.configure(line, pictures)
    problem, could_have = _problem(line, configured), 0
    if not problem and line.variant.counts_stock:
        could_have = max(0, left.get(line.variant_id, 0))
        left[line.variant_id] = could_have - line.quantity
        problem = "" if line.quantity <= could_have else _too_many(line, could_have)
    return BasketItem(line, configured, problem, could_have if problem else 0, designs.displayed_key(line))


def _stored(line: BasketLine) -> Mapping[str, object]:
    """The choices as they were stored when the line was added."""
    return line.configuration.content["choices"] if line.configuration else {}


def _problem(line: BasketLine, configured: Configured) -> str:
    """Why the line cannot be ordered, stock aside; "" if it can."""
    variant = line.variant
    if not (variant.active and variant.product.live and hasattr(variant, "price")):
        return _("%(what)s is no longer sold. Please remove it to go on.") % {"what": variant}
    return next((problem.message for problem in configured.objections), "")


def _too_many(line: BasketLine, left: int) -> str:
    names = {"what": line.variant, "left": left}
    if not left:
        return _("%(what)s is sold out. Please remove it to go on.") % names
    return _("Of %(what)s only %(left)d are left.") % names
