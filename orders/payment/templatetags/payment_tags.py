"""Tags about paying."""

from django import template

from cms.foundation.menus import shop
from orders.order.models import Order
from orders.payment.girocode import girocode
from orders.payment.models import Payment
from orders.payment.services import payment_of

register = template.Library()


@register.simple_tag
def payment_for(order: Order) -> Payment | None:
    """The payment of an order that counts."""
    return payment_of(order)


@register.simple_tag
def bank_code(payment: Payment):
    """The code a banking app reads, as SVG."""
    return girocode(shop(), payment)
