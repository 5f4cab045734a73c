"""Putting things into a basket and taking them out again."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.foundation.transactions import atomic_with_retry
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


@atomic_with_retry
def set_quantity(line: BasketLine, *, quantity: int) -> None:
    """So many pieces of it from now on; none takes the line away.

    Raises:
        BasketRefused: fewer than none, more than one line may have, or each piece has a text of its own.
    """
    if quantity == 0:
        remove(line)
        return
    _check_quantity(quantity)
    lock(line.basket)
    if quantity != line.quantity and _has_names(line):
        sentence = _("Each piece of %(what)s has its own text. To have more or fewer, change the texts.")
        raise BasketRefused(sentence % {"what": line.variant})
    BasketLine.objects.filter(pk=line.pk).update(quantity=quantity)
    line.quantity = quantity
    _changed(line.basket)


@atomic_with_retry
def remake(line: BasketLine, *, configuration: Configuration) -> BasketLine:
    """The line made in another way from now on; if the same thing lies here already, the two join.

    Raises:
        BasketRefused: it is not sold, or it would be too many pieces.
        ChoiceRefused: it cannot be made like this.
    """
    lock(line.basket)
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


@atomic_with_retry
def remove(line: BasketLine) -> None:
    """Take a line out; gone already is fine.

    Raises:
        BasketRefused: the basket was ordered meanwhile.
    """
    lock(line.basket)
    BasketLine.objects.filter(pk=line.pk).delete()
    _changed(line.basket)


@atomic_with_retry
def join(basket: Basket, customer: Customer) -> None:
    """Put a guest's basket into the open one of a customer who has just signed in."""
    try:
        merge(basket, into=open_basket(customer))
    except BasketRefused:  # Ordered in another window between the two steps: the next one is a new one.
        merge(basket, into=open_basket(customer))


@atomic_with_retry
def merge(basket: Basket, *, into: Basket) -> None:
    """Put all of a guest's basket into the customer's: the same things add up, within the limits.

    A guest's basket that was ordered or merged meanwhile is left alone.

    Raises:
        BasketRefused: ``into`` was ordered meanwhile.
    """
    open_ones = _lock_open(basket, into)
    if into.pk not in open_ones:
        raise BasketRefused(_("This basket has been ordered already. Please begin a new one."))
    if basket.pk not in open_ones:
        return
    basket, into_now = open_ones[basket.pk], open_ones[into.pk]
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
    answers = basket if basket.checkout else into_now  # What was said last.
    Basket.objects.filter(pk=into.pk).update(
        voucher=basket.voucher or into_now.voucher,
        checkout=answers.checkout,
        delivery_method=answers.delivery_method,
        changed_at=timezone.now(),
    )
    release(basket.hold_owner)
    basket.delete()
    into.refresh_from_db()


@atomic_with_retry
def use_voucher(basket: Basket, *, code: str) -> None:
    """Let a code take something off this basket; it is counted as used when the order is placed.

    Raises:
        VoucherRefused: it is unknown or cannot be used for this basket now.
        BasketRefused: the basket was ordered meanwhile.
    """
    lock(basket)
    voucher = voucher_for(code, goods=contents.read(basket).goods)
    Basket.objects.filter(pk=basket.pk).update(voucher=voucher, changed_at=timezone.now())
    basket.voucher = voucher


@atomic_with_retry
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


def lock(basket: Basket) -> Basket:
    """The basket as it stands now; nobody else changes or orders it until the transaction ends.

    It is locked before all else: before its lines, its holds and the levels of its goods.

    Raises:
        BasketRefused: it was ordered meanwhile, or joined another one.
    """
    found = _lock_open(basket)
    if not found:
        raise BasketRefused(_("This basket has been ordered already. Please begin a new one."))
    return found[basket.pk]


def _lock_open(*baskets: Basket) -> dict[int, Basket]:
    """Those that are not ordered yet, locked in key order."""
    rows = Basket.objects.select_for_update(no_key=True).filter(pk__in=[each.pk for each in baskets], ordered_at=None)
    return {row.pk: row for row in rows.order_by("pk")}


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
