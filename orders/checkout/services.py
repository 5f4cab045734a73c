"""From the summary to the order: hold the stock, then prepare, in one transaction."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.foundation.transactions import atomic_with_retry
from customers.people.models import Customer
from customers.people.services import customer_of, make_guest
from customers.profiles.models import Address, Consent
from orders.basket.models import Basket
from orders.basket.reading import read_contents
from orders.basket.services import BasketRefused, lock
from orders.delivery.addresses import PARTS
from orders.order.models import Order
from orders.order.placing import place
from orders.payment.services import begin
from store.stock import services as stock

from .agreement import Agreement, AgreementChanged, agreement
from .state import State, state_of

#: Most addresses a customer keeps.
MOST_ADDRESSES = 20
#: After this a basket is held anew.
_HOLD_MEMORY = timedelta(days=1)


@atomic_with_retry
def hold(basket: Basket) -> bool:
    """Keep the basket's stock while its shopper reviews the order and pays; says whether it is kept.

    It is kept for ``HOLD_FOR``, and in a day never longer than ``MAX_HOLD_FOR``, however often this is asked.

    Raises:
        SoldOut: there is not enough of one thing; what was held before stays held.
        BasketRefused: the basket was ordered meanwhile.
    """
    basket = lock(basket)
    now, since = timezone.now(), basket.held_since
    if since is None or since < now - _HOLD_MEMORY:
        since = now
        Basket.objects.filter(pk=basket.pk).update(held_since=since)
    keep_for = min(settings.HOLD_FOR, since + settings.MAX_HOLD_FOR - now)
    if keep_for <= timedelta(0):
        stock.release(basket.hold_owner)
        return False
    wanted = read_contents(basket)
    stock.hold(basket.hold_owner, pieces=wanted.quantity_by_variant, keep_for=keep_for)
    return True


@atomic_with_retry
def prepare(basket: Basket, *, shown: str, user, news: bool = False, language: str = "en") -> Order:
    """Make the order of a basket, unique by basket; asked again it is the same order.

    The basket is locked, everything is computed anew and compared with the fingerprint of what was ``shown``.

    Raises:
        AgreementChanged: it is not what was shown any more.
        StepMissing: the method to send or to pay by is not offered any more.
        BasketRefused, SoldOut, VoucherRefused: a line or the voucher stands in the way.
    """
    locked = Basket.objects.select_for_update(no_key=True).filter(pk=basket.pk).first()
    if made := Order.objects.filter(basket=basket.pk).first():
        return made
    if locked is None:
        raise BasketRefused(_("Your basket has changed in another window. Please look at it again."))
    agreed = agreement(locked, read_contents(locked), state_of(locked))
    if changes := agreed.changes_since(shown):
        raise AgreementChanged(changes)
    order = _make_order(agreed, user, news, language)
    begin(order)  # Talks to nobody: it writes the payment down, so no order is ever without one.
    return order


def _make_order(agreed: Agreement, user, news: bool, language: str) -> Order:
    state = agreed.state
    customer = _customer(state, user, language)
    order = place(
        agreed.basket,
        agreed.priced,
        wanted=agreed.wanted,
        customer=customer,
        email=state.email,
        phone=state.phone,
        language=language,
        delivery_address=state.delivery_address,
        billing_address=state.billing_address,
        delivery=agreed.delivery,
        payment_method=agreed.payment.code,
        pays_in_advance=agreed.payment.pays_in_advance,
        promised_for=agreed.promised_for,
    )
    _write_consents(customer, order, news)
    if customer.user_id:
        keep_address(customer, state.delivery_address)
    return order


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
