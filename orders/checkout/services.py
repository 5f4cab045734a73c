"""From the last look to the order: hold the stock, then prepare, in one transaction."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.foundation.transactions import atomic_with_retry
from customers.people.models import Customer
from customers.people.services import customer_of, make_guest
from customers.profiles.models import Address, Consent
from orders.basket import contents
from orders.basket.models import Basket
from orders.basket.services import BasketRefused, lock
from orders.delivery.addresses import PARTS
from orders.delivery.models import DeliveryMethod
from orders.delivery.services import offers
from orders.order.models import Order
from orders.order.placing import place
from orders.payment.methods import PaymentMethod, methods_for
from orders.payment.services import begin
from store.money.amounts import Money
from store.stock import services as stock

from .state import SUMMARY, State, state_of

#: Most addresses a customer keeps.
MOST_ADDRESSES = 20


class TotalChanged(Exception):
    """The basket costs something else than was shown; nothing is ordered. ``total`` is what it costs now."""

    def __init__(self, total: Money) -> None:
        self.total = total
        super().__init__(
            _("The total has changed to %(total)s while you were here. Please look once more.") % {"total": total}
        )


class StepMissing(Exception):
    """An answer is missing or does not fit any more; ``step`` is where to give it."""

    def __init__(self, step: str) -> None:
        self.step = step
        super().__init__(_("Please answer this once more."))


@atomic_with_retry
def hold(basket: Basket) -> None:
    """Keep the basket's stock for the minutes it takes to look once more and pay.

    Raises:
        SoldOut: there is not enough of one thing; what was held before stays held.
        BasketRefused: the basket was ordered meanwhile.
    """
    basket = lock(basket)
    wanted = contents.read(basket)
    stock.hold(basket.hold_owner, pieces=wanted.pieces_by_variant, keep_for=settings.HOLD_FOR)


def ways(state: State, total: Money) -> list[PaymentMethod]:
    """How this total can be paid from there."""
    return list(methods_for(state.country, total))


def way_named(code: str, state: State, total: Money) -> PaymentMethod | None:
    """The way of this code, if it is offered."""
    return next((way for way in ways(state, total) if way.code == code), None)


@atomic_with_retry
def prepare(basket: Basket, *, shown: Money, user, news: bool = False, language: str = "en") -> Order:
    """Make the order of a basket, unique by basket; asked again it is the same order.

    The basket is locked, everything is computed anew and compared with the total that was shown.

    Raises:
        TotalChanged: it costs something else now.
        StepMissing: the way to send or to pay is not offered any more.
        BasketRefused, SoldOut, VoucherRefused: a line or the voucher stands in the way.
    """
    locked = Basket.objects.select_for_update(no_key=True).filter(pk=basket.pk).first()
    if made := Order.objects.filter(basket=basket.pk).first():
        return made
    if locked is None:
        raise BasketRefused(_("Your basket has changed in another window. Please look at it again."))
    order = _make_order(locked, shown, user, news, language)
    begin(order)  # Talks to nobody: it writes the payment down, so no order is ever without one.
    return order


def _make_order(basket: Basket, shown: Money, user, news: bool, language: str) -> Order:
    state, wanted = state_of(basket), contents.read(basket)
    if not wanted.can_be_ordered:
        raise BasketRefused(_what_is_wrong(wanted))
    if state.next_step != SUMMARY or state.delivery is None:
        raise StepMissing(state.next_step)
    goods = wanted.price(state.country, state.delivery)
    way = way_named(state.payment, state, goods.total)
    if way is None:
        raise StepMissing("payment")
    priced = wanted.price(state.country, state.delivery, way.fee)
    if priced.total != shown:
        raise TotalChanged(priced.total)
    customer = _customer(state, user, language)
    order = place(
        basket,
        priced,
        wanted=wanted,
        customer=customer,
        email=state.email,
        phone=state.phone,
        language=language,
        delivery_address=state.delivery_address,
        billing_address=state.billing_address,
        delivery=state.delivery,
        payment_method=way.code,
        pays_in_advance=way.pays_in_advance,
        promised_for=_promise(state.delivery, state.country, priced.goods_to_pay, wanted.lead_days),
    )
    _write_consents(customer, order, news)
    if customer.user_id:
        keep_address(customer, state.delivery_address)
    return order


def _what_is_wrong(wanted: contents.Contents) -> str:
    problem = next((item.problem for item in wanted.items if item.problem), "")
    return problem or _("Your basket is empty.")


def _promise(method: DeliveryMethod, country: str, goods: Money, lead_days: int):
    return offers([method], country, goods, lead_days=lead_days)[0].promise.at_door


def _customer(state: State, user, language: str) -> Customer:
    if user is not None and user.is_authenticated:
        return customer_of(user)
    return make_guest(state.email, name=state.name, phone=state.phone, language=language)


def _write_consents(customer: Customer, order: Order, news: bool) -> None:
    """What was ticked, proven only for somebody who is signed in and has confirmed the address."""
    about = {"customer": customer, "where": f"checkout {order.number}", "proven": customer.email_verified}
    purposes = [Consent.Purpose.TERMS, *([Consent.Purpose.NEWS] if news else [])]
    Consent.objects.bulk_create([Consent(purpose=purpose, given=True, **about) for purpose in purposes])


def keep_address(customer: Customer, address: dict[str, str]) -> None:
    """Keep an address for the next time; the same one again only comes first."""
    parts = {key: address.get(key, "") for key in PARTS}
    if Address.objects.filter(customer=customer, **parts).update(used_at=timezone.now()):
        return
    if Address.objects.filter(customer=customer).count() < MOST_ADDRESSES:
        Address.objects.create(customer=customer, **parts)
