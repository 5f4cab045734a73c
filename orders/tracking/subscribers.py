"""The mails about an order: each event is one mail, however often its reaction runs."""

from django.conf import settings
from django.urls import reverse

from customers.messaging.services import write_mail
from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from orders.changes import events as changes
from orders.changes.models import LineChange
from orders.changes.services import reason_against_change
from orders.fulfilment import events as fulfilment
from orders.fulfilment.models import Shipment
from orders.order import events as order_events
from orders.order.models import Order
from orders.payment import events as payment
from orders.payment.services import payment_of

from . import events as tracking


@reacts_to(order_events.PLACED)
def say_that_we_have_it(entry: Entry) -> None:
    """With our account, if money is to be sent."""
    paid_by = payment_of(entry.subject) if entry.subject else None
    transfer = bool(paid_by and paid_by.method == "transfer")
    _write("order_placed", entry, payment=paid_by, transfer=transfer)


@reacts_to(payment.PAID)
def say_that_it_is_paid(entry: Entry) -> None:
    """All of it or a part: then the mail asks for the rest."""
    begins, due = bool(entry.data.get("begins")), entry.data.get("due", "")
    _write("order_paid", entry, amount=entry.data["amount"], due=due, begins=begins, promise=begins)


@reacts_to(fulfilment.SENT)
def say_that_it_is_sent(entry: Entry) -> None:
    _write("order_sent", entry, parcel=_parcel(entry), promise=True)


@reacts_to(tracking.DELIVERED)
def say_that_it_is_there(entry: Entry) -> None:
    _write("order_delivered", entry, parcel=_parcel(entry))


@reacts_to(order_events.CANCELLED)
def say_that_it_is_cancelled(entry: Entry) -> None:
    _write("order_cancelled", entry)


@reacts_to(changes.PROPOSED)
def ask_whether_to_change(entry: Entry) -> None:
    """Other choices wait for the customer's word; decided meanwhile, or too late, nothing is asked."""
    change = _change(entry)
    if change and change.status == LineChange.Status.PROPOSED and not reason_against_change(change.line):
        _write("order_change_proposed", entry, change=change)


@reacts_to(changes.AGREED)
def say_that_it_is_changed(entry: Entry) -> None:
    if change := _change(entry):
        _write("order_changed", entry, change=change)


def _change(entry: Entry) -> LineChange | None:
    return (
        LineChange.objects.select_related("line__order", "line__variant__price")
        .filter(pk=entry.data.get("change"))
        .first()
    )


def _lines(order: Order, parcel: Shipment | None) -> list:
    """What the mail is about: the pieces in the parcel, else all that was ordered."""
    if parcel is None:
        return list(order.lines.select_related("configuration").order_by("position", "pk"))
    inside = parcel.lines.select_related("line__configuration").order_by("line__position", "pk")
    for each in (inside := list(inside)):
        each.line.quantity = each.quantity
    return [each.line for each in inside]


def _parcel(entry: Entry) -> Shipment | None:
    return Shipment.objects.filter(pk=entry.data.get("shipment")).first()


def _write(name: str, entry: Entry, **context) -> None:
    order: Order | None = entry.subject
    if order is None:
        return
    lines = _lines(order, context.get("parcel"))
    link = settings.BASE_URL + reverse("tracking:show", args=[order.token])
    write_mail(
        f"orders/tracking/mails/{name}",
        occasion=f"{name}:{entry.pk}",
        to=order.email,
        about=order,
        customer=order.customer,
        context={"order": order, "lines": lines, "link": link} | context,
        language=order.language,
    )
