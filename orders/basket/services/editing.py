"""Replacing a line: other choices, another variant, another quantity."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from cms.foundation.transactions import atomic_with_retry
from orders.basket.models import BasketLine
from store.catalogue.models import Variant
from store.configurator.models import Configuration

from .lines import (
    add,
    check_pictures,
    check_quantity,
    check_sold,
    check_stock,
    has_names,
    lines_like,
    quantity_of,
    remove,
    set_quantity,
)
from .locking import BasketRefused, changed, lock


class LineChanged(BasketRefused):
    """The line has changed since the form was opened; ``line`` is the current one, None if it was removed."""

    def __init__(self, line: BasketLine | None) -> None:
        self.line = line
        if line is None:
            sentence = _("The line you were changing is no longer in your basket. You can add this as a new one.")
        else:
            sentence = _("The line you were changing was changed in another window. Save again to replace it.")
        super().__init__(sentence)


@atomic_with_retry
def replace(
    line: BasketLine, *, seen: str, wanted: Sequence[tuple[Variant, int]], configuration: Configuration | None
) -> list[BasketLine]:
    """Replace a line by one or several variants; it keeps its place in the basket.

    ``seen`` is the state of the line (``BasketLine.state``) when the form was opened.

    Raises:
        LineChanged: it was removed or changed since; nothing is replaced.
        BasketRefused, ChoiceRefused, SoldOut: as of ``add``.
    """
    lock(line.basket)
    now = line.basket.lines.filter(pk=line.pk).first()
    if now is None or now.state != seen:
        raise LineChanged(now)
    others = [each for each in lines_like(line.basket, line.variant, configuration) if each.pk != line.pk]
    together = quantity_of(others) + sum(quantity for _variant, quantity in wanted)
    place = next((place for place, (variant, _count) in enumerate(wanted) if variant.pk == now.variant_id), 0)
    return [
        _rewrite(line, variant, quantity, configuration, together)
        if number == place
        else add(line.basket, variant, quantity=quantity, configuration=configuration, together=together)
        for number, (variant, quantity) in enumerate(wanted)
    ]


@atomic_with_retry
def remake(line: BasketLine, *, configuration: Configuration) -> BasketLine:
    """Set other choices; if the basket has a line with the same choices already, the two become one.

    Raises:
        LineChanged: it was removed meanwhile.
        BasketRefused: it is not sold, or the quantity would be too high.
        ChoiceRefused: the choices are not valid.
    """
    lock(line.basket)
    now = line.basket.lines.select_related("variant").filter(pk=line.pk).first()
    if now is None:
        raise LineChanged(None)
    others = [each for each in lines_like(line.basket, now.variant, configuration) if each.pk != line.pk]
    return _rewrite(line, now.variant, now.quantity, configuration, quantity_of(others) + now.quantity)


def _rewrite(
    line: BasketLine, variant: Variant, quantity: int, configuration: Configuration | None, together: int
) -> BasketLine:
    check_sold(variant, configuration, quantity, together)
    check_quantity(quantity)
    check_pictures(line.basket, configuration, instead_of=line)
    if variant.pk != line.variant_id:
        check_stock(line.basket, variant)
    new = {"configuration": configuration, "configuration_hash": configuration.hash if configuration else ""}
    same = line.basket.lines.filter(variant=variant, configuration_hash=new["configuration_hash"])
    other = same.exclude(pk=line.pk).first()
    if other is None:
        line.variant, line.quantity, line.configuration = variant, quantity, configuration
        line.configuration_hash = new["configuration_hash"]
        line.save(update_fields=["variant", "quantity", *new])
        changed(line.basket)
        return line
    if has_names(other):
        raise BasketRefused(_("%(what)s with these very texts is in your basket already.") % {"what": variant})
    set_quantity(other, quantity=other.quantity + quantity)
    remove(line)
    return other
