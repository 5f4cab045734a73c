"""Template contexts of the checkout's pages."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from customers.profiles.address_rows import address_rows
from orders.basket.contents import Contents
from orders.basket.items import chosen_in_words
from orders.basket.models import Basket
from orders.basket.pages import summary, tax_rows, usual_delivery
from orders.basket.products import products_by_key
from orders.basket.totals import Priced
from orders.order.models import Order
from orders.payment.methods import PaymentMethod, methods_for
from store.money.amounts import Money
from store.search.pictures import picture_of
from store.stock.models import Hold

from .agreement import Agreement, agreement
from .forms import OrderForm
from .state import ADDRESS, DELIVERY, PAYMENT, SUMMARY, State


@dataclass(frozen=True)
class Visit:
    """One shopper at the checkout: the basket, its contents, the answers so far."""

    basket: Basket
    contents: Contents
    state: State

    @property
    def needs_hold(self) -> bool:
        """Whether stock should be answers for it and is not, or not any more."""
        counted = any(item.variant.counts_stock for item in self.contents.items)
        return counted and not Hold.objects.of(self.basket.hold_owner).exists()

    @cached_property
    def priced(self) -> Priced:
        """All sums as far as they are known, without the fee of the payment method."""
        method, country = usual_delivery(self.basket)
        return self.contents.price(country, method)

    @cached_property
    def payment_methods(self) -> list[PaymentMethod]:
        """The available payment methods; for a total of zero only ``NoPayment``."""
        return methods_for(self.state.country, self.priced.total)

    @property
    def payment(self) -> PaymentMethod | None:
        """The chosen method, if it is still available."""
        return next((each for each in self.payment_methods if each.code == self.state.payment), None)

    @property
    def agreement(self) -> Agreement:
        """Everything that would be ordered; raises as ``agreement`` does."""
        return agreement(self.basket, self.contents, self.state)


@dataclass(frozen=True)
class CheckoutStep:
    """One step on the page: open, answered (``lines`` are the answers), or later."""

    number: int
    name: str
    title: str
    is_open: bool
    lines: tuple[str, ...]

    @property
    def address(self) -> str:
        return reverse("checkout:start") if self.name == ADDRESS else reverse(f"checkout:{self.name}")

    @property
    def template(self) -> str:
        return f"orders/checkout/_{self.name}.html"


def step_page(visit: Visit, step: str, **more: object) -> dict:
    """The page with one step open, the others folded, and the summary at the side."""
    payment = visit.payment if visit.state.delivery else None
    method, country = usual_delivery(visit.basket)
    priced = visit.contents.price(country, method, payment.fee) if payment and payment.fee else visit.priced
    page = summary(visit.contents, country, method, priced)
    methods = visit.payment_methods if visit.state.delivery else []
    known = {"visit": visit, "state": visit.state, "steps": steps(visit, step, payment), "methods": methods}
    return page | known | more


def summary_page(visit: Visit, form: OrderForm, changed: str = "", *, is_held: bool = True) -> dict:
    """The review page with the fingerprint that the order button sends; ``changed`` says what has changed.

    ``is_held``: whether the stock is held for this basket.
    """
    fingerprint = visit.agreement.fingerprint
    return step_page(visit, SUMMARY, form=form, fingerprint=fingerprint, changed=changed, is_held=is_held)


def steps(visit: Visit, step: str, payment: PaymentMethod | None) -> list[CheckoutStep]:
    """All steps in order."""
    state = visit.state
    known = [
        (ADDRESS, _("Who and where"), (state.email, *address_rows(state.delivery_address)) if state.email else ()),
        (DELIVERY, _("How"), (state.delivery.name,) if state.delivery else ()),
        (PAYMENT, _("Pay"), (payment.name,) if payment else ()),
        (SUMMARY, _("Review your order"), ()),
    ]
    return [
        CheckoutStep(number, name, title, name == step, lines if state.is_reachable(name) else ())
        for number, (name, title, lines) in enumerate(known, 1)
    ]


def done_page(order: Order) -> dict:
    """The thank-you page: the order as placed, and what happens next."""
    lines = list(order.lines.all())
    products = products_by_key({line.product_id for line in lines if line.product_id and not line.picture})
    for line in lines:
        line.chosen = chosen_in_words(line.choices)
        line.photograph = "" if line.picture or not line.product_id else picture_of(products[line.product_id])[0]
    return {
        "order": order,
        "lines": lines,
        "quantity": sum(line.quantity for line in lines),
        "payment": order.payments.first(),
        "taxes": tuple(tax_rows((each["percent"], Money.from_minor(each["tax"])) for each in order.taxes)),
        "may_join": order.customer.user_id is None,
        "first_name": (order.billing_address.get("name") or "").split(" ")[0],
    }
