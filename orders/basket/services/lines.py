"""Putting things into a basket, changing how many, and taking them out again."""

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
    check_configuration,
    definition_of,
    named_quantity,
    problems_of,
)
from store.stock.services import SoldOut, available

from .locking import BasketRefused, changed, lock


def open_basket(customer: Customer) -> Basket:
    """The one open basket of a customer; made when there is none."""
    found = Basket.objects.filter(customer=customer, ordered_at=None).first()
    if found:
        return found
    try:
        with transaction.atomic():
            return Basket.objects.create(customer=customer)
    except IntegrityError:  # Made a moment ago, in another window.
        return Basket.objects.get(customer=customer, ordered_at=None)


@atomic_with_retry
def add(
    basket: Basket, variant: Variant, *, quantity: int = 1, configuration: Configuration | None = None
) -> BasketLine:
    """Put pieces into the basket; the same thing made the same way joins its line.

    Raises:
        BasketRefused: it is not sold, it would be too many pieces or lines, or each piece has a text of its own and
            this very list lies in the basket already.
        ChoiceRefused: the choices cannot be made, or some are still to come.
        SoldOut: none is left.
    """
    lock(basket)
    check_sold(variant, configuration, quantity)
    check_stock(basket, variant)
    hash_ = configuration.hash if configuration else ""
    line = basket.lines.filter(variant=variant, configuration_hash=hash_).first()
    if line:
        if has_names(line):
            raise BasketRefused(_("%(what)s with these very texts is in your basket already.") % {"what": variant})
        set_quantity(line, quantity=line.quantity + quantity)
        return line
    check_quantity(quantity)
    if basket.lines.count() >= settings.MAX_LINES:
        sentence = _("A basket has room for %(most)d different things. Order these first, then go on.")
        raise BasketRefused(sentence % {"most": settings.MAX_LINES})
    changed(basket)
    return basket.lines.create(
        variant=variant,
        configuration=configuration,
        configuration_hash=hash_,
        quantity=quantity,
        shown_name=str(variant)[:250],
    )


@atomic_with_retry
def set_quantity(line: BasketLine, *, quantity: int) -> None:
    """So many pieces of it from now on; none takes the line away.

    Raises:
        BasketRefused: fewer than none, more than one line may have, or each piece has a text of its own.
    """
    if quantity == 0:
        remove(line)
        return
    check_quantity(quantity)
    lock(line.basket)
    if line.variant is None:
        raise BasketRefused(_("%(what)s is no longer sold.") % {"what": line.shown_name})
    if quantity != line.quantity and has_names(line):
        sentence = _("Each piece of %(what)s has its own text. To have more or fewer, change the texts.")
        raise BasketRefused(sentence % {"what": line.variant})
    BasketLine.objects.filter(pk=line.pk).update(quantity=quantity)
    line.quantity = quantity
    changed(line.basket)


@atomic_with_retry
def remove(line: BasketLine) -> None:
    """Take a line out; gone already is fine.

    Raises:
        BasketRefused: the basket was ordered meanwhile.
    """
    lock(line.basket)
    BasketLine.objects.filter(pk=line.pk).delete()
    changed(line.basket)


def has_names(line: BasketLine) -> bool:
    """Whether the texts of the line say how many pieces it has."""
    if line.configuration is None or line.variant is None:
        return False
    definition = definition_of(line.variant.product)
    return bool(named_quantity(definition, Choices.of(definition, line.configuration.content["choices"])))


def check_sold(variant: Variant, configuration: Configuration | None, quantity: int) -> None:
    if not Variant.objects.on_sale().filter(pk=variant.pk, price__isnull=False).exists():
        raise BasketRefused(_("%(what)s is not sold at the moment.") % {"what": variant})
    if configuration is None:
        definition = definition_of(variant.product)
        if missing := problems_of(definition, {}):
            raise ChoiceRefused(missing[0].message)
    elif configuration.product_id != variant.product_id:
        raise BasketRefused(_("These choices belong to something else. Please choose again."))
    else:
        check_configuration(configuration, quantity=quantity)


def check_stock(basket: Basket, variant: Variant) -> None:
    if variant.counts_stock and available([variant.pk], owner=basket.hold_owner).get(variant.pk, 0) < 1:
        raise SoldOut(variant, 0)


def check_quantity(quantity: int) -> None:
    if not 1 <= quantity <= settings.MAX_QUANTITY:
        sentence = _("Please choose between 1 and %(most)d pieces. For more, write to us.")
        raise BasketRefused(sentence % {"most": settings.MAX_QUANTITY})
