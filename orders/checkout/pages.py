"""Template contexts of the checkout's pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from customers.profiles.address_rows import address_rows
from customers.wallet.forms import GiftCardCodeForm
from customers.wallet.models import Account
from orders.basket.contents import Contents
from orders.basket.items import chosen_in_words
from orders.basket.models import Basket
from orders.basket.pages import Summary, summary_of, tax_rows, usual_delivery
from orders.basket.products import products_by_key
from orders.basket.reading import read_contents
from orders.basket.totals import Priced
from orders.delivery.models import DeliveryMethod
from orders.delivery.services import DeliveryQuote, usual_method
from orders.order.models import Order, OrderLine
from orders.payment.methods import PaymentMethod
from orders.payment.models import Payment
from orders.payment.wallet import WalletPart
from store.catalogue.models import Product
from store.money.amounts import Money
from store.search.pictures import picture_of
from store.stock.models import Hold

from .agreement import Agreement, agreement, available_methods
from .forms import OrderForm
from .state import ADDRESS, DELIVERY, PAYMENT, SUMMARY, State, state_of
from .wallet import credit_of, paid_by, wallet_parts


@dataclass(frozen=True)
class Visit:
    """One shopper at the checkout: the basket, its contents, the answers so far."""

    basket: Basket
    contents: Contents
    state: State

    @property
    def now(self) -> State:
        """The answers as just stored."""
        return state_of(self.basket, self.contents.size)

    @property
    def needs_hold(self) -> bool:
        """Whether stock should be held for this basket and is not, or no longer."""
        counted = any(item.variant.counts_stock for item in self.contents.items)
        return counted and not Hold.objects.of(self.basket.hold_owner).exists()

    @cached_property
    def priced(self) -> Priced:
        """All sums as far as they are known, without the fee of the payment method."""
        method, country = usual_delivery(self.contents)
        return self.contents.price(country, method)

    @property
    def is_pickup(self) -> bool:
        """Whether the shopper chose to pick it up."""
        return self.state.delivery is not None and self.state.delivery.is_pickup

    @property
    def waits_for_money(self) -> bool:
        """Whether the chosen payment method is waited for, so that the days count from the money."""
        return self.state.delivery is not None and self.payment is not None and self.payment.is_waited_for

    @cached_property
    def payment_methods(self) -> list[PaymentMethod]:
        """The available payment methods; if nothing is left to pay only ``NoPayment``."""
        return available_methods(self.contents, self.state, self.rest)

    @cached_property
    def wallet(self) -> tuple[WalletPart, ...]:
        """What gift cards and credit pay."""
        return wallet_parts(self.basket, self.priced.total)

    @property
    def rest(self) -> Money:
        """What is left for the payment method, without its fee."""
        return self.priced.total - paid_by(self.wallet)

    @property
    def payment(self) -> PaymentMethod | None:
        """The chosen method, if it is still available."""
        return next((each for each in self.payment_methods if each.code == self.state.payment), None)

    @property
    def agreement(self) -> Agreement:
        """Everything that would be ordered; raises as ``agreement`` does."""
        return agreement(self.basket, self.contents, self.state)


def visit_of(basket: Basket) -> Visit:
    """The visit of the shopper with this basket."""
    contents = read_contents(basket)
    return Visit(basket, contents, state_of(basket, contents.size))


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


@dataclass(frozen=True, kw_only=True)
class StepPage(Summary):
    """The page with one step open, the others folded, and the summary at the side."""

    steps: list[CheckoutStep]
    #: The payment methods, once a delivery method is chosen.
    methods: list[PaymentMethod]
    #: The form of the open step; ``forms`` at the address.
    form: Form | None = None
    forms: object = None
    #: Delivery methods to choose from, and the code of the chosen method.
    quotes: Sequence[DeliveryQuote] = ()
    chosen: str = ""
    #: At the review: what the order button sends, what has changed, and whether the stock is held.
    fingerprint: str = ""
    changed: str = ""
    is_held: bool = True
    #: At the review: whether the order is paid on the next page, and not by a transfer or in cash.
    pays_now: bool = False
    #: What gift cards and credit pay, and what is left.
    wallet: tuple[WalletPart, ...] = ()
    rest: Money = field(default_factory=Money)
    #: At the payment: the form for a gift card, and the credit that could be used.
    card_form: Form | None = None
    credit: Account | None = None


@dataclass(frozen=True)
class Choosing:
    """What the shopper is choosing at the open step and has not sent yet; empty: as stored."""

    country: str = ""
    delivery: DeliveryMethod | None = None
    payment: PaymentMethod | None = None


def summary_while(visit: Visit, choosing: Choosing) -> Summary:
    """The sums at the side of a step, for what the shopper is choosing right now."""
    method, country = usual_delivery(visit.contents)
    payment = choosing.payment or (visit.payment if visit.state.delivery else None)
    if choosing.country and choosing.country != country:
        country, payment = choosing.country, None
        method = usual_method(country, visit.contents.size)
    method = choosing.delivery or method
    priced = visit.contents.price(country, method, payment.fee if payment else None)
    waits = payment is not None and payment.is_waited_for
    return summary_of(visit.contents, country, method, priced, after_payment=waits)


def step_page(visit: Visit, step: str, choosing: Choosing = Choosing(), **open_step: Any) -> StepPage:
    """The page of this step; ``open_step`` are the fields of ``StepPage`` that the step needs."""
    payment = visit.payment if visit.state.delivery else None
    summary = summary_while(visit, choosing)
    methods = visit.payment_methods if visit.state.delivery else []
    rest = summary.priced.total - paid_by(visit.wallet)
    return StepPage(
        **vars(summary),
        steps=steps(visit, step, payment),
        methods=methods,
        wallet=visit.wallet,
        rest=rest,
        **open_step,
    )


def payment_page(visit: Visit, form: Form, card_form: Form | None = None) -> StepPage:
    """The step that asks how it is paid, with the form for gift cards."""
    chosen = visit.payment or next(iter(visit.payment_methods), None)
    return step_page(
        visit,
        PAYMENT,
        Choosing(payment=chosen),
        form=form,
        chosen=chosen.code if chosen else "",
        card_form=card_form or GiftCardCodeForm(),
        credit=credit_of(visit.basket),
    )


def review_page(visit: Visit, form: OrderForm, changed: str = "", *, is_held: bool = True) -> StepPage:
    """The last step, with the fingerprint that the order button sends; ``changed`` says what has changed."""
    payment = visit.payment
    return step_page(
        visit,
        SUMMARY,
        form=form,
        fingerprint=visit.agreement.fingerprint,
        changed=changed,
        is_held=is_held,
        pays_now=payment is not None and payment.pays_in_advance and not payment.is_waited_for,
    )


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


@dataclass(frozen=True)
class PlacedLine:
    """A line of the order with its choices in words; ``photograph`` is the URL for products without a drawing."""

    line: OrderLine
    chosen: str
    photograph: str


@dataclass(frozen=True, kw_only=True)
class DonePage:
    """The thank-you page: the order as placed, and what happens next."""

    order: Order
    lines: list[PlacedLine]
    quantity: int
    #: The newest payment.
    payment: Payment | None
    taxes: tuple[tuple[str, Money], ...]
    #: Whether the guest can make an account of the order.
    may_join: bool
    first_name: str


def done_page(order: Order) -> DonePage:
    """The thank-you page of this order."""
    lines = list(order.lines.all())
    products = products_by_key({line.product_id for line in lines if line.product_id and not line.picture})
    return DonePage(
        order=order,
        lines=[PlacedLine(line, chosen_in_words(line.choices), _photograph(line, products)) for line in lines],
        quantity=sum(line.quantity for line in lines),
        payment=order.payments.first(),
        taxes=tax_rows((row["percent"], row["amount"]) for row in order.tax_rows),
        may_join=order.customer.user_id is None,
        first_name=(order.billing_address.get("name") or "").split(" ")[0],
    )


def _photograph(line: OrderLine, products: Mapping[int, Product]) -> str:
    return "" if line.picture or not line.product_id else picture_of(products[line.product_id])[0]
