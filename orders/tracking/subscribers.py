"""Reactions that mail the customer about an order: one mail per event, also if the reaction runs twice."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from customers.accounts.limits import may_mail_unconfirmed
from customers.messaging.models import OutgoingMail
from customers.messaging.services import write_mail
from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from orders.changes.events import AGREED, PROPOSED, TOO_LATE
from orders.changes.models import LineChange
from orders.changes.services import reason_against_change
from orders.fulfilment.events import RENUMBERED, SENT, TAKEN_BACK
from orders.fulfilment.models import Shipment
from orders.order.events import CANCELLED, PLACED
from orders.order.models import Order
from orders.payment.events import PAID
from orders.payment.services import payment_of

from .events import DELIVERED, LOST, NOT_DELIVERED, RETURNED


@reacts_to(PLACED)
def mail_order_placed(entry: Entry) -> None:
    """The confirmation; with our bank account if the order is paid by transfer.

    By law every order is confirmed, so this mail is not limited. If nobody has confirmed the address, it counts:
    after five orders in a day, questions from there are not confirmed by mail.
    """
    payment = payment_of(entry.subject) if entry.subject else None
    transfer = bool(payment and payment.method == "transfer")
    with transaction.atomic():
        if entry.subject:
            may_mail_unconfirmed(entry.subject.customer, entry.subject.email)
        _write("order_placed", entry, payment=payment, transfer=transfer)


@reacts_to(PAID)
def mail_order_paid(entry: Entry) -> None:
    """Money came in; if it was only a part, the mail asks for the rest."""
    begins, due = bool(entry.data.get("begins")), entry.data.get("due", "")
    _write("order_paid", entry, amount=entry.data["amount"], due=due, begins=begins, promise=begins)


@reacts_to(SENT)
def mail_order_sent(entry: Entry) -> None:
    parcel = _parcel(entry)
    if parcel is None or parcel.status != Shipment.Status.TAKEN_BACK:
        _write("order_sent", entry, parcel=parcel, promise=True)


@reacts_to(RENUMBERED)
def mail_number_corrected(entry: Entry) -> None:
    """The right number, if the mail with the wrong one was written."""
    parcel = _parcel(entry)
    if parcel and _was_notified(parcel):
        _write("parcel_number", entry, parcel=parcel)


@reacts_to(TAKEN_BACK)
def mail_parcel_taken_back(entry: Entry) -> None:
    """The parcel has not left after all, if the customer was told that it had."""
    if entry.data.get("was_notified"):
        _write("parcel_taken_back", entry, parcel=_parcel(entry))


@reacts_to(NOT_DELIVERED, RETURNED, LOST)
def mail_parcel_failed(entry: Entry) -> None:
    """Something went wrong with a parcel: what, and what comes next."""
    names = {NOT_DELIVERED.name: "parcel_not_delivered", RETURNED.name: "parcel_returned", LOST.name: "parcel_lost"}
    _write(names[entry.verb], entry, parcel=_parcel(entry))


@reacts_to(DELIVERED)
def mail_order_delivered(entry: Entry) -> None:
    _write("order_delivered", entry, parcel=_parcel(entry))


@reacts_to(CANCELLED)
def mail_order_cancelled(entry: Entry) -> None:
    _write("order_cancelled", entry)


@reacts_to(PROPOSED)
def mail_change_proposed(entry: Entry) -> None:
    """Staff proposed other choices; no mail if it was decided meanwhile or it is too late."""
    change = _change(entry)
    if change and change.status == LineChange.Status.PROPOSED and not reason_against_change(change.line):
        _write("order_change_proposed", entry, change=change)


@reacts_to(TOO_LATE)
def mail_change_too_late(entry: Entry) -> None:
    """Work has begun before the customer agreed, so the line is made as it was ordered."""
    if change := _change(entry):
        _write("order_change_too_late", entry, change=change, said_yes=bool(entry.data.get("said_yes")))


@reacts_to(AGREED)
def mail_order_changed(entry: Entry) -> None:
    if change := _change(entry):
        _write("order_changed", entry, change=change)


def _change(entry: Entry) -> LineChange | None:
    return (
        LineChange.objects.select_related("line__order", "line__variant__price")
        .filter(pk=entry.data.get("change"))
        .first()
    )


def _lines(order: Order, parcel: Shipment | None) -> list:
    """The lines of the mail: those in the parcel, else all lines of the order."""
    if parcel is None:
        return list(order.lines.select_related("configuration").order_by("position", "pk"))
    inside = parcel.lines.select_related("line__configuration").order_by("line__position", "pk")
    for each in (inside := list(inside)):
        each.line.quantity = each.quantity
    return [each.line for each in inside]


def _parcel(entry: Entry) -> Shipment | None:
    return Shipment.objects.filter(pk=entry.data.get("shipment")).first()


def _was_notified(parcel: Shipment) -> bool:
    """Whether the mail that this parcel was sent is written."""
    entries = Entry.objects.about(parcel.order).of(SENT)
    sent = next((each for each in entries if each.data.get("shipment") == parcel.pk), None)
    return sent is not None and OutgoingMail.objects.filter(occasion=f"order_sent:{sent.pk}").exists()


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
