"""Holds the stock of a basket at checkout and makes its order."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.foundation.transactions import atomic_with_retry
from customers.people.models import Customer, User
from customers.people.services import customer_of, make_guest
from customers.profiles.address_checks import PARTS
from customers.profiles.models import Address, Consent
from orders.basket.models import Basket
from orders.basket.reading import read_contents
from orders.basket.services import BasketRefused, lock
from orders.order.models import Order
from orders.order.placing import place
from orders.payment.services import begin
from orders.payment.wallet import pay_from_wallet
from store.stock.services import hold, release

from .agreement import Agreement, AgreementChanged, agreement
from .state import State, state_of

#: How many addresses a customer can save.
MAX_ADDRESSES = 20
#: After this time, ``MAX_HOLD_FOR`` of a basket starts again.
_HOLD_MEMORY = timedelta(days=1)


@atomic_with_retry
def hold_stock(basket: Basket) -> bool:
    """Hold the basket's stock while its shopper reviews the order and pays; returns whether it is held.

    It is held for ``HOLD_FOR``, but never longer than ``MAX_HOLD_FOR`` a day, however often this is called.

    Raises:
        SoldOut: there is not enough of a variant; earlier holds stay.
        BasketRefused: the basket was ordered meanwhile.
    """
    basket = lock(basket)
    now, since = timezone.now(), basket.held_since
    if since is None or since < now - _HOLD_MEMORY:
        since = now
        Basket.objects.filter(pk=basket.pk).update(held_since=since)
    lifetime = min(settings.HOLD_FOR, since + settings.MAX_HOLD_FOR - now)
    if lifetime <= timedelta(0):
        release(basket.hold_owner)
        return False
    contents = read_contents(basket)
    hold(basket.hold_owner, quantities=contents.quantity_by_variant, lifetime=lifetime)
    return True


@atomic_with_retry
def prepare(
    basket: Basket,
    *,
    fingerprint: str,
    user: User | AnonymousUser | None,
    news: bool = False,
    language: str = "en",
    note: str = "",
    gift_message: str = "",
) -> Order:
    """Make the order of a basket. A basket has one order: called again, this returns it.

    The basket is locked, everything is computed again and compared with the ``fingerprint`` of the summary.

    Raises:
        AgreementChanged: it differs from the summary.
        StepMissing: the delivery or payment method is not available any more.
        BasketRefused, SoldOut, VoucherRefused: a line or the voucher cannot be ordered.
        WalletRefused: what a gift card or the credit should pay was spent meanwhile.
    """
    locked = Basket.objects.select_for_update(no_key=True).filter(pk=basket.pk).first()
    if made := Order.objects.filter(basket=basket.pk).first():
        return made
    if locked is None:
        raise BasketRefused(_("Your basket has changed in another window. Please look at it again."))
    contents = read_contents(locked)
    agreed = agreement(locked, contents, state_of(locked, contents.size))
    if changes := agreed.changes_since(fingerprint):
        raise AgreementChanged(changes)
    order = _make_order(agreed, user, news, language, note=note, gift_message=gift_message)
    pay_from_wallet(order, agreed.wallet)
    begin(order)  # Creates the payment without calling the provider, so no order is ever without one.
    return order


def _make_order(
    agreed: Agreement,
    user: User | AnonymousUser | None,
    news: bool,
    language: str,
    *,
    note: str,
    gift_message: str,
) -> Order:
    state = agreed.state
    customer = _customer(state, user, language)
    order = place(
        agreed.basket,
        agreed.priced,
        contents=agreed.contents,
        customer=customer,
        email=state.email,
        phone=state.phone,
        language=language,
        delivery_address=state.delivery_address,
        billing_address=state.billing_address,
        note=note,
        gift_message=gift_message,
        delivery=agreed.delivery,
        payment_method=agreed.payment.code,
        pays_in_advance=agreed.payment.pays_in_advance,
        promise=agreed.promise,
    )
    _write_consents(customer, order, news)
    if customer.user_id:
        save_address(customer, state.delivery_address)
    return order


def _customer(state: State, user: User | AnonymousUser | None, language: str) -> Customer:
    if user is not None and user.is_authenticated:
        return customer_of(user)
    return make_guest(state.email, name=state.name, phone=state.phone, language=language)


def _write_consents(customer: Customer, order: Order, news: bool) -> None:
    """Record the ticked consents; proven only for a signed-in customer with a confirmed address."""
    about = {"customer": customer, "where": f"checkout {order.number}", "proven": customer.email_verified}
    purposes = [Consent.Purpose.TERMS, *([Consent.Purpose.NEWS] if news else [])]
    Consent.objects.bulk_create([Consent(purpose=purpose, given=True, **about) for purpose in purposes])


def save_address(customer: Customer, address: dict[str, str]) -> None:
    """Save the address in the customer's book; if it is there already, only update ``used_at``."""
    parts = {key: address.get(key, "") for key in PARTS}
    if Address.objects.filter(customer=customer, **parts).update(used_at=timezone.now()):
        return
    if Address.objects.filter(customer=customer).count() < MAX_ADDRESSES:
        Address.objects.create(customer=customer, **parts)
