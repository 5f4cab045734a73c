"""What the checkout's pages show, as template variables."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from customers.profiles.written import address_rows
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
    """One shopper at the checkout: the basket, what is in it, what they have answered."""

    basket: Basket
    wanted: Contents
    state: State

    @property
    def needs_hold(self) -> bool:
        """Whether stock should be kept for it and is not, or not any more."""
        counted = any(item.variant.counts_stock for item in self.wanted.items)
        return counted and not Hold.objects.of(self.basket.hold_owner).exists()

    @cached_property
    def priced(self) -> Priced:
        """All sums as far as is known, before a fee for the way to pay."""
        method, country = usual_delivery(self.basket)
        return self.wanted.price(country, method)

    @cached_property
    def payment_methods(self) -> list[PaymentMethod]:
        """How it can be paid: what costs nothing, by one method that asks for nothing."""
        return methods_for(self.state.country, self.priced.total)

    @property
    def payment(self) -> PaymentMethod | None:
        """The method that was chosen, if it is still offered."""
        return next((each for each in self.payment_methods if each.code == self.state.payment), None)

    @property
    def agreement(self) -> Agreement:
        """All that would be ordered; see ``agreement`` for what stands in the way."""
        return agreement(self.basket, self.wanted, self.state)


@dataclass(frozen=True)
class Step:
    """One step as it stands on the page: open, answered (``lines`` say how), or still to come."""

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


def step_page(visit: Visit, step: str, **more) -> dict:
    """One step open, the others folded, the slip at the side."""
    payment = visit.payment if visit.state.delivery else None
    method, country = usual_delivery(visit.basket)
    priced = visit.wanted.price(country, method, payment.fee) if payment and payment.fee else visit.priced
    page = summary(visit.wanted, country, method, priced)
    methods = visit.payment_methods if visit.state.delivery else []
    known = {"visit": visit, "state": visit.state, "steps": steps(visit, step, payment), "methods": methods}
    return page | known | more


def summary_page(visit: Visit, form: OrderForm, changed: str = "", *, is_kept: bool = True) -> dict:
    """Everything once more, with the fingerprint of it that the button sends; ``changed`` says what is new.

    ``is_kept``: nobody else can buy the goods for now.
    """
    shown = visit.agreement.fingerprint
    return step_page(visit, SUMMARY, form=form, shown=shown, changed=changed, is_kept=is_kept)


def steps(visit: Visit, step: str, payment: PaymentMethod | None) -> list[Step]:
    """All steps in their order."""
    state = visit.state
    known = [
        (ADDRESS, _("Who and where"), (state.email, *address_rows(state.delivery_address)) if state.email else ()),
        (DELIVERY, _("How"), (state.delivery.name,) if state.delivery else ()),
        (PAYMENT, _("Pay"), (payment.name,) if payment else ()),
        (SUMMARY, _("Review your order"), ()),
    ]
    return [
        Step(number, name, title, name == step, lines if state.may_show(name) else ())
        for number, (name, title, lines) in enumerate(known, 1)
    ]


def done_page(order: Order) -> dict:
    """The order as it was placed, and what happens next."""
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
