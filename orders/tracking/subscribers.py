"""Reactions that mail the customer about an order: one mail per event, also if the reaction runs twice."""

from django.db import transaction

from customers.accounts.limits import may_mail_unconfirmed
from customers.messaging.models import OutgoingMail
from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from orders.changes.events import ADDRESS_CHANGED, AGREED, PROPOSED, TOO_LATE
from orders.changes.models import LineChange
from orders.changes.services import reason_against_change
from orders.delivery.carrying import customs_sentence
from orders.fulfilment.events import READY, RENUMBERED, SENT, TAKEN_BACK
from orders.fulfilment.models import Shipment
from orders.order.events import CANCELLED, PLACED, PROMISE_MOVED
from orders.order.models import Order
from orders.payment.events import PAID, REFUND_DUE, REFUND_REFUSED
from orders.payment.models import Refund
from orders.payment.refund_words import refunds_of
from orders.payment.services import pay_by
from orders.production.events import STARTED
from orders.production.planning import needs_proof
from store.money.amounts import Money

from .events import DELIVERED, LOST, NOT_DELIVERED, RETURNED, SCAN_UNDONE
from .mails import how_to_pay, write_order_mail


@reacts_to(PLACED)
def mail_order_placed(entry: Entry) -> None:
    """The confirmation. If it is not paid yet, the mail says how to pay, with a link.

    By law every order is confirmed, so this mail is not limited. If nobody has confirmed the address, it counts:
    after five orders in a day, questions from there are not confirmed by mail.
    """
    with transaction.atomic():
        if entry.subject:
            order = entry.subject
            may_mail_unconfirmed(order.customer, order.email)
            customs = "" if order.is_pickup else customs_sentence(order.delivery_address["country_code"])
            _write("order_placed", entry, until=pay_by(order), customs=customs, **how_to_pay(order))


@reacts_to(PAID)
def mail_order_paid(entry: Entry) -> None:
    """Money came in; if it was only a part, the mail asks for the rest."""
    begins, due = bool(entry.data.get("begins")), entry.data.get("due", "")
    proof = begins and entry.subject is not None and needs_proof(entry.subject)
    _write("order_paid", entry, amount=entry.data["amount"], due=due, begins=begins, proof=proof, promise=begins)


@reacts_to(STARTED)
def mail_order_started(entry: Entry) -> None:
    """The workshop has begun: one mail for the whole order, when the first of its jobs is begun."""
    order = entry.subject
    if order is not None and order.status == Order.Status.CONFIRMED:
        _write("order_started", entry, occasion=f"order_started:{order.pk}", promise=True)


@reacts_to(PROMISE_MOVED)
def mail_promise_moved(entry: Entry) -> None:
    """The day has changed, or a person has told it."""
    was_open = entry.data.get("was_open", False)
    _write("promise_moved", entry, before=entry.data["before"], why=entry.data["why"], before_was_open=was_open)


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


@reacts_to(SCAN_UNDONE)
def mail_scan_undone(entry: Entry) -> None:
    """What we wrote about a parcel was a mistake, if the customer got a mail about it."""
    if entry.data.get("was_notified"):
        _write("parcel_scan_undone", entry, parcel=_parcel(entry), what=entry.data["what"])


@reacts_to(READY)
def mail_order_ready(entry: Entry) -> None:
    """It can be picked up; the mail says where, and what is still to be paid."""
    parcel = _parcel(entry)
    if parcel is None or parcel.status != Shipment.Status.TAKEN_BACK:
        _write("order_ready", entry, parcel=parcel)


@reacts_to(DELIVERED)
def mail_order_delivered(entry: Entry) -> None:
    _write("order_delivered", entry, parcel=_parcel(entry))


@reacts_to(CANCELLED)
def mail_order_cancelled(entry: Entry) -> None:
    _write("order_cancelled", entry, refunds=refunds_of(entry.data.get("refunds", ())))


@reacts_to(REFUND_DUE)
def mail_order_refund(entry: Entry) -> None:
    """Money goes back: how much, to where, by when; unless the mail about the cancelling or the change says it."""
    cause, order = entry.data.get("key", ""), entry.subject
    if order is None or cause.startswith("change:") or (cause == "cancelled" and _is_named(entry)):
        return
    _write("order_refund", entry, refunds=refunds_of(entry.data.get("refunds", ())))


@reacts_to(REFUND_REFUSED)
def mail_payout_failed(entry: Entry) -> None:
    """A transfer to the customer's account failed: they can tell another one. What a provider refuses, staff mend."""
    refund = Refund.objects.filter(pk=entry.data.get("refund"), to=Refund.To.BANK).select_related("payment").first()
    if refund is not None:
        _write("order_payout_failed", entry, refund=refund, why=entry.data["message"])


@reacts_to(PROPOSED)
def mail_change_proposed(entry: Entry) -> None:
    """Staff proposed other choices; no mail if it was decided meanwhile or it is too late."""
    change = _change(entry)
    if change and change.status == LineChange.Status.PROPOSED and not reason_against_change(change.line):
        due = change.line.order.balance + change.difference
        by_transfer = _is_by_transfer(change.line.order) and due > Money(0)
        _write("order_change_proposed", entry, change=change, due=due, by_transfer=by_transfer)


@reacts_to(TOO_LATE)
def mail_change_too_late(entry: Entry) -> None:
    """Work has begun before the customer agreed, so the line is made as it was ordered."""
    if change := _change(entry):
        _write("order_change_too_late", entry, change=change, said_yes=bool(entry.data.get("said_yes")))


@reacts_to(AGREED)
def mail_order_changed(entry: Entry) -> None:
    if change := _change(entry):
        order = change.line.order
        by_transfer = _is_by_transfer(order) and order.balance > Money(0)
        refunds = list(order.refunds.filter(key=f"change:{change.pk}").select_related("payment"))
        _write("order_changed", entry, change=change, by_transfer=by_transfer, refunds=refunds)


@reacts_to(ADDRESS_CHANGED)
def mail_address_changed(entry: Entry) -> None:
    """To the address of the order, so that nobody redirects a parcel unnoticed."""
    _write("order_address_changed", entry)


def _is_by_transfer(order: Order) -> bool:
    """Whether what is due is transferred: by the agreed method, or because some money came in already."""
    return order.pays_in_advance and (bool(order.paid) or order.payment_method == "transfer")


def _is_named(entry: Entry) -> bool:
    """Whether the mail that the order is cancelled names these refunds."""
    cancelled = Entry.objects.about(entry.subject).of(CANCELLED).first()
    return cancelled is not None and entry.data.get("refunds", [])[:1] == cancelled.data.get("refunds", [])[:1]


def _change(entry: Entry) -> LineChange | None:
    return (
        LineChange.objects.select_related("line__order", "line__variant__price")
        .filter(pk=entry.data.get("change"))
        .first()
    )


def _parcel(entry: Entry) -> Shipment | None:
    return Shipment.objects.filter(pk=entry.data.get("shipment")).first()


def _was_notified(parcel: Shipment) -> bool:
    """Whether the mail that this parcel was sent is written."""
    entries = Entry.objects.about(parcel.order).of(SENT)
    sent = next((each for each in entries if each.data.get("shipment") == parcel.pk), None)
    return sent is not None and OutgoingMail.objects.filter(occasion=f"order_sent:{sent.pk}").exists()


def _write(name: str, entry: Entry, *, occasion: str = "", **context) -> None:
    if entry.subject is not None:
        write_order_mail(name, entry.subject, occasion=occasion or f"{name}:{entry.pk}", **context)
