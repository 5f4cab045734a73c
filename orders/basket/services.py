"""Putting things into a basket and taking them out again."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import Customer
from orders.delivery.models import DeliveryMethod
from store.catalogue.models import Variant
from store.configurator.configuration import tidied
from store.configurator.models import Configuration
from store.configurator.services import ChoiceRefused, check_configuration, definition_of, pieces_of
from store.configurator.states import problems
from store.money.amounts import Money
from store.promotions.services import voucher_for
from store.stock.services import SoldOut, available, release

from . import contents, totals
from .models import Basket, BasketLine


class BasketRefused(Exception):
    """It cannot be put into the basket like this; the message is a sentence for the shopper."""


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


@transaction.atomic
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
    _lock(basket)
    _check_sold(variant, configuration, quantity)
    _check_stock(basket, variant)
    hash_ = configuration.hash if configuration else ""
    line = basket.lines.filter(variant=variant, configuration_hash=hash_).first()
    if line:
        if _has_names(line):
            raise BasketRefused(_("%(what)s with these very texts is in your basket already.") % {"what": variant})
        set_quantity(line, quantity=line.quantity + quantity)
        return line
    _check_quantity(quantity)
    if basket.lines.count() >= settings.MOST_LINES:
        sentence = _("A basket has room for %(most)d different things. Order these first, then go on.")
        raise BasketRefused(sentence % {"most": settings.MOST_LINES})
    _changed(basket)
    return basket.lines.create(
        variant=variant, configuration=configuration, configuration_hash=hash_, quantity=quantity
    )


@transaction.atomic
def set_quantity(line: BasketLine, *, quantity: int) -> None:
    """So many pieces of it from now on; none takes the line away.

    Raises:
        BasketRefused: fewer than none, more than one line may have, or each piece has a text of its own.
    """
    if quantity == 0:
        remove(line)
        return
    _check_quantity(quantity)
    if quantity != line.quantity and _has_names(line):
        sentence = _("Each piece of %(what)s has its own text. To have more or fewer, change the texts.")
        raise BasketRefused(sentence % {"what": line.variant})
    BasketLine.objects.filter(pk=line.pk).update(quantity=quantity)
    line.quantity = quantity
    _changed(line.basket)


@transaction.atomic
def remake(line: BasketLine, *, configuration: Configuration) -> BasketLine:
    """The line made in another way from now on; if the same thing lies here already, the two join.

    Raises:
        BasketRefused: it is not sold, or it would be too many pieces.
        ChoiceRefused: it cannot be made like this.
    """
    _lock(line.basket)
    _check_sold(line.variant, configuration, line.quantity)
    same = line.basket.lines.filter(variant=line.variant, configuration_hash=configuration.hash).first()
    if same is None:
        BasketLine.objects.filter(pk=line.pk).update(configuration=configuration, configuration_hash=configuration.hash)
        _changed(line.basket)
        return line
    if same.pk != line.pk:
        set_quantity(same, quantity=same.quantity + line.quantity)
        remove(line)
    return same


@transaction.atomic
def remove(line: BasketLine) -> None:
    """Take a line out; gone already is fine."""
    BasketLine.objects.filter(pk=line.pk).delete()
    _changed(line.basket)


@transaction.atomic
def merge(basket: Basket, *, into: Basket) -> None:
    """Put all of a guest's basket into the customer's: the same things add up, within the limits."""
    _lock(into)
    related = ("configuration", "variant__product")
    here = {(line.variant_id, line.configuration_hash): line for line in into.lines.select_related(*related)}
    for line in basket.lines.all():
        same = here.get((line.variant_id, line.configuration_hash))
        if same:
            if _has_names(same):
                continue
            quantity = min(same.quantity + line.quantity, settings.MOST_PIECES)
            BasketLine.objects.filter(pk=same.pk).update(quantity=quantity)
        elif len(here) < settings.MOST_LINES:
            BasketLine.objects.filter(pk=line.pk).update(basket=into)
            here[line.variant_id, line.configuration_hash] = line
    answers = basket if basket.checkout else into  # What was said last.
    Basket.objects.filter(pk=into.pk).update(
        voucher=basket.voucher or into.voucher,
        checkout=answers.checkout,
        delivery_method=answers.delivery_method,
        changed_at=timezone.now(),
    )
    release(basket.hold_owner)
    basket.delete()
    into.refresh_from_db()


@transaction.atomic
def use_voucher(basket: Basket, *, code: str) -> None:
    """Let a code take something off this basket; it is counted as used when the order is placed.

    Raises:
        VoucherRefused: it is unknown or cannot be used for this basket now.
    """
    voucher = voucher_for(code, goods=contents.read(basket).goods)
    Basket.objects.filter(pk=basket.pk).update(voucher=voucher, changed_at=timezone.now())
    basket.voucher = voucher


@transaction.atomic
def drop_voucher(basket: Basket) -> None:
    """Go on without the code."""
    Basket.objects.filter(pk=basket.pk).update(voucher=None, changed_at=timezone.now())
    basket.voucher = None


def priced(
    basket: Basket,
    country: str = "",
    delivery: DeliveryMethod | None = None,
    fee: Money | None = None,
) -> totals.Priced:
    """What the basket costs today, sent to this country in this way, with the fee of the way to pay."""
    return contents.read(basket).price(country, delivery, fee)


def _lock(basket: Basket) -> None:
    """One at a time, and only while it is not ordered yet."""
    if not Basket.objects.select_for_update().filter(pk=basket.pk, ordered_at=None).exists():
        raise BasketRefused(_("This basket has been ordered already. Please begin a new one."))


def _changed(basket: Basket) -> None:
    Basket.objects.filter(pk=basket.pk).update(changed_at=timezone.now())


def _has_names(line: BasketLine) -> bool:
    """Whether the texts of the line say how many pieces it has."""
    if line.configuration is None:
        return False
    definition = definition_of(line.variant.product)
    return bool(pieces_of(definition, tidied(definition, line.configuration.content["choices"])))


def _check_sold(variant: Variant, configuration: Configuration | None, quantity: int) -> None:
    if not Variant.objects.on_sale().filter(pk=variant.pk, price__isnull=False).exists():
        raise BasketRefused(_("%(what)s is not sold at the moment.") % {"what": variant})
    if configuration is None:
        definition = definition_of(variant.product)
        if missing := problems(definition, {}):
            raise ChoiceRefused(missing[0].message)
    elif configuration.product_id != variant.product_id:
        raise BasketRefused(_("These choices belong to something else. Please choose again."))
    else:
        check_configuration(configuration, pieces=quantity)


def _check_stock(basket: Basket, variant: Variant) -> None:
    if variant.counts_stock and available([variant.pk], owner=basket.hold_owner).get(variant.pk, 0) < 1:
        raise SoldOut(variant, 0)


def _check_quantity(quantity: int) -> None:
    if not 1 <= quantity <= settings.MOST_PIECES:
        sentence = _("Please choose between 1 and %(most)d pieces. For more, write to us.")
        raise BasketRefused(sentence % {"most": settings.MOST_PIECES})
