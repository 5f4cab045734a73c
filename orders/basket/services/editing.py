"""Making a line anew: with other choices, as another variant, in another number."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from cms.foundation.transactions import atomic_with_retry
from orders.basket.models import BasketLine
from store.catalogue.models import Variant
from store.configurator.models import Configuration

from .lines import add, check_quantity, check_sold, check_stock, has_names, remove, set_quantity
from .locking import BasketRefused, changed, lock


class LineMoved(BasketRefused):
    """The line is not what the form says it was; ``line`` is what it is now, None if it is gone."""

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
    """Make a line anew as a form says, in one variant or several; it keeps its place in the basket.

    ``seen`` is the state of the line (``BasketLine.state``) that the form was made from.

    Raises:
        LineMoved: it is gone, or has changed since; nothing is replaced.
        BasketRefused, ChoiceRefused, SoldOut: as of ``add``.
    """
    lock(line.basket)
    now = line.basket.lines.filter(pk=line.pk).first()
    if now is None or now.state != seen:
        raise LineMoved(now)
    place = next((place for place, (variant, _count) in enumerate(wanted) if variant.pk == now.variant_id), 0)
    return [
        _make_anew(line, variant, quantity, configuration)
        if number == place
        else add(line.basket, variant, quantity=quantity, configuration=configuration)
        for number, (variant, quantity) in enumerate(wanted)
    ]


@atomic_with_retry
def remake(line: BasketLine, *, configuration: Configuration) -> BasketLine:
    """The line with other choices; if the same thing lies here already, the two join.

    Raises:
        BasketRefused: it is not sold, or it would be too many pieces.
        ChoiceRefused: it cannot be made like this.
    """
    lock(line.basket)
    return _make_anew(line, line.variant, line.quantity, configuration)


def _make_anew(line: BasketLine, variant: Variant, quantity: int, configuration: Configuration | None) -> BasketLine:
    check_sold(variant, configuration, quantity)
    check_quantity(quantity)
    if variant.pk != line.variant_id:
        check_stock(line.basket, variant)
    new = {"configuration": configuration, "configuration_hash": configuration.hash if configuration else ""}
    same = line.basket.lines.filter(variant=variant, configuration_hash=new["configuration_hash"])
    other = same.exclude(pk=line.pk).first()
    if other is None:
        BasketLine.objects.filter(pk=line.pk).update(variant=variant, quantity=quantity, **new)
        changed(line.basket)
        return line
    if has_names(other):
        raise BasketRefused(_("%(what)s with these very texts is in your basket already.") % {"what": variant})
    set_quantity(other, quantity=other.quantity + quantity)
    remove(line)
    return other
