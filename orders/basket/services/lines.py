"""Adding lines to a basket, changing their quantity and removing them."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cms.foundation.transactions import atomic_with_retry
from customers.people.models import Customer
from orders.basket.models import Basket, BasketLine
from store.catalogue.models import Variant
from store.configurator.models import Configuration
from store.configurator.services import (
    ChoiceRefused,
    Choices,
    configure,
    definition_of,
    named_quantity,
    problems_of,
)
from store.stock.services import SoldOut, available
from store.uploads.limits import MAX_IN_A_BASKET
from store.uploads.models import Upload

from .locking import BasketRefused, changed, lock


def open_basket(customer: Customer) -> Basket:
    """The one open basket of a customer; created if there is none."""
    found = Basket.objects.filter(customer=customer, ordered_at=None).first()
    if found:
        return found
    try:
        with transaction.atomic():
            return Basket.objects.create(customer=customer)
    except IntegrityError:  # Created at this moment, in another window.
        return Basket.objects.get(customer=customer, ordered_at=None)


@atomic_with_retry
def add(
    basket: Basket,
    variant: Variant,
    *,
    quantity: int = 1,
    configuration: Configuration | None = None,
    together: int | None = None,
) -> BasketLine:
    """Add a quantity of a variant; if the basket has the same variant with the same choices, its line grows.

    ``together``: quantity of this design in the basket at the end, where more lines are added than this one.

    Raises:
        BasketRefused: it is not sold, the quantity or the number of lines would be too high, or each unit has its own
            text and the basket has a line with the same texts already.
        ChoiceRefused: choices are not valid or missing.
        SoldOut: none is left.
    """
    lock(basket)
    same = lines_like(basket, variant, configuration)
    check_sold(variant, configuration, quantity, together or quantity_of(same) + quantity, is_set_up=bool(same))
    check_stock(basket, variant)
    line = next((each for each in same if each.variant_id == variant.pk), None)
    if line:
        if has_names(line):
            raise BasketRefused(_("%(what)s with these very texts is in your basket already.") % {"what": variant})
        set_quantity(line, quantity=line.quantity + quantity)
        return line
    check_quantity(quantity)
    check_pictures(basket, configuration)
    if basket.lines.count() >= settings.MAX_LINES:
        sentence = _("A basket has room for %(max)d different products. Order these first, then go on.")
        raise BasketRefused(sentence % {"max": settings.MAX_LINES})
    changed(basket)
    return basket.lines.create(
        variant=variant,
        configuration=configuration,
        configuration_hash=configuration.hash if configuration else "",
        quantity=quantity,
        displayed_name=str(variant)[:250],
    )


@atomic_with_retry
def add_all(
    basket: Basket, wanted: Sequence[tuple[Variant, int]], *, configuration: Configuration | None
) -> list[BasketLine]:
    """Add several variants of one design, such as a shirt in several sizes; their quantities count together.

    Raises:
        BasketRefused, ChoiceRefused, SoldOut: as of ``add``.
    """
    lock(basket)
    before = quantity_of(lines_like(basket, wanted[0][0], configuration))
    together = before + sum(quantity for _variant, quantity in wanted)
    return [
        add(basket, variant, quantity=quantity, configuration=configuration, together=together)
        for variant, quantity in wanted
    ]


@atomic_with_retry
def set_quantity(line: BasketLine, *, quantity: int) -> None:
    """Set the quantity of a line; 0 removes it.

    Raises:
        BasketRefused: it is negative or too high, or each unit has its own text.
    """
    if quantity == 0:
        remove(line)
        return
    check_quantity(quantity)
    lock(line.basket)
    if line.variant is None:
        raise BasketRefused(_("%(what)s is no longer sold.") % {"what": line.displayed_name})
    if quantity != line.quantity and has_names(line):
        sentence = _("Each %(what)s has its own text. To have more or fewer, change the texts.")
        raise BasketRefused(sentence % {"what": line.variant})
    BasketLine.objects.filter(pk=line.pk).update(quantity=quantity)
    line.quantity = quantity
    changed(line.basket)


@atomic_with_retry
def remove(line: BasketLine) -> None:
    """Remove a line; idempotent.

    Raises:
        BasketRefused: the basket was ordered meanwhile.
    """
    lock(line.basket)
    BasketLine.objects.filter(pk=line.pk).delete()
    changed(line.basket)


def has_names(line: BasketLine) -> bool:
    """Whether each unit of the line has its own text; the number of texts is then the quantity."""
    if line.configuration is None or line.variant is None:
        return False
    definition = definition_of(line.variant.product)
    return bool(named_quantity(definition, Choices.of(definition, line.configuration.content["choices"])))


def lines_like(basket: Basket, variant: Variant, configuration: Configuration | None) -> list[BasketLine]:
    """The lines of the same design, whatever their variant; without choices those of the variant."""
    if configuration:
        return list(basket.lines.filter(configuration_hash=configuration.hash))
    return list(basket.lines.filter(variant=variant, configuration_hash=""))


def quantity_of(lines: Iterable[BasketLine]) -> int:
    """All their quantities."""
    return sum(line.quantity for line in lines)


def check_sold(
    variant: Variant, configuration: Configuration | None, quantity: int, together: int, *, is_set_up: bool = False
) -> None:
    """Whether it can be bought like this; ``together`` and ``is_set_up`` as of ``configure``."""
    if not Variant.objects.on_sale().filter(pk=variant.pk, price__isnull=False).exists():
        raise BasketRefused(_("%(what)s is not sold at the moment.") % {"what": variant})
    if configuration is None:
        definition = definition_of(variant.product)
        if missing := problems_of(definition, {}):
            raise ChoiceRefused(missing[0].message)
    elif configuration.product_id != variant.product_id:
        raise BasketRefused(_("These choices belong to something else. Please choose again."))
    else:
        choices = configuration.content["choices"]
        configured = configure(
            variant.product, choices, variant=variant, quantity=quantity, together=together, is_set_up=is_set_up
        )
        for problem in configured.objections:
            raise ChoiceRefused(problem.message)


def check_pictures(
    basket: Basket, configuration: Configuration | None, *, instead_of: BasketLine | None = None
) -> None:
    """Whether the basket has room for the shopper's pictures of a configuration. ``instead_of``: the replaced line."""
    if configuration is None:
        return
    others = basket.lines.exclude(pk=instead_of.pk) if instead_of else basket.lines
    configurations = [*others.values_list("configuration", flat=True), configuration.pk]
    if Upload.objects.filter(configurations__in=configurations).distinct().count() > MAX_IN_A_BASKET:
        sentence = _("A basket has room for %(max)d of your own pictures. Order these first, then go on.")
        raise BasketRefused(sentence % {"max": MAX_IN_A_BASKET})


def check_stock(basket: Basket, variant: Variant) -> None:
    if variant.counts_stock and available([variant.pk], owner=basket.hold_owner).get(variant.pk, 0) < 1:
        raise SoldOut(variant, 0)


def check_quantity(quantity: int) -> None:
    if not 1 <= quantity <= settings.MAX_QUANTITY:
        sentence = _("The quantity must be between 1 and %(max)d. For more, write to us.")
        raise BasketRefused(sentence % {"max": settings.MAX_QUANTITY})
