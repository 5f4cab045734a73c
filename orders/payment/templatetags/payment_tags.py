"""Template tags of payments."""

from datetime import date

from django import template

from cms.foundation.menus import shop
from orders.order.models import Order
from orders.payment.girocode import girocode
from orders.payment.models import Payment, Refund
from orders.payment.refund_words import refunds_of_order, sentence
from orders.payment.services import pay_by, payment_of

register = template.Library()


@register.simple_tag
def payment_for(order: Order) -> Payment | None:
    """The current payment of an order."""
    return payment_of(order)


@register.filter
def last_day_to_pay(order: Order) -> date | None:
    """The day on which the order is cancelled if nobody pays; None if it does not wait to be paid."""
    return pay_by(order)


@register.simple_tag
def bank_code(payment: Payment):
    """The QR code for banking apps, as SVG."""
    return girocode(shop(), payment)


@register.simple_tag
def refunds_for(order: Order) -> list[Refund]:
    """The refunds of an order that were not refused; no query if no money went back."""
    return refunds_of_order(order)


@register.filter
def refund_sentence(refund: Refund) -> str:
    """Where a refund goes, and when it arrives."""
    return sentence(refund)
