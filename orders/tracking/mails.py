"""Writes mails about an order: its lines, the link of its page, and how to pay it."""

from django.conf import settings
from django.urls import reverse

from customers.messaging.services import write_mail
from orders.fulfilment.models import Shipment
from orders.order.models import Order, OrderLine, Paid
from orders.payment.models import Payment
from orders.payment.services import payment_of


def write_order_mail(name: str, order: Order, *, occasion: str, **context) -> None:
    """A mail of ``templates/orders/tracking/mails``; one for each occasion.

    ``parcel`` in the context: the mail lists only what is in this parcel.
    """
    lines = _lines(order, context.get("parcel"))
    link = settings.BASE_URL + reverse("tracking:show", args=[order.token])
    write_mail(
        f"orders/tracking/mails/{name}",
        occasion=occasion,
        to=order.email,
        about=order,
        customer=order.customer,
        context={"order": order, "lines": lines, "link": link} | _kinds(lines) | context,
        language=order.language,
    )


def _kinds(lines: list[OrderLine]) -> dict[str, bool]:
    """For the sentences of the policy: whether lines are made to order, and whether others are not."""
    kinds = {line.is_made_to_order for line in lines}
    return {"made": True in kinds, "plain": False in kinds}


def how_to_pay(order: Order) -> dict[str, object]:
    """For a mail: the current payment, whether it is a transfer, and the link to pay if something is still due."""
    payment = payment_of(order)
    is_due = order.status == Order.Status.PLACED and order.payment_status not in {Paid.PAID, Paid.CHECK}
    in_progress = payment is not None and payment.status == Payment.Status.PENDING
    pays = is_due and order.pays_in_advance and not in_progress
    return {
        "payment": payment,
        "transfer": bool(payment and payment.method == "transfer" and pays),
        "pay_link": settings.BASE_URL + reverse("payment:pay", args=[order.token]) if pays else "",
    }


def _lines(order: Order, parcel: Shipment | None) -> list[OrderLine]:
    """The lines of the mail: those in the parcel, else all lines of the order."""
    if parcel is None:
        return list(order.lines.select_related("configuration").order_by("position", "pk"))
    inside = parcel.lines.select_related("line__configuration").order_by("line__position", "pk")
    for each in (inside := list(inside)):
        each.line.quantity = each.quantity
    return [each.line for each in inside]
