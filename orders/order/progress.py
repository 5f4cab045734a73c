"""How far an order is, in three tracks side by side: paying, making, sending."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from .models import Made, Order, Paid, Sent
from .statuses import PICKUP_LABELS

PAID_TONES = {
    Paid.OPEN: "wait",
    Paid.PARTLY: "wait",
    Paid.CHECK: "bad",
    Paid.FAILED: "bad",
    Paid.PAID: "good",
    Paid.TO_PAY_BACK: "bad",
    Paid.REFUNDED: "idle",
    Paid.NOT_DUE: "idle",
}
MADE_TONES = {
    Made.NOTHING: "idle",
    Made.OPEN: "wait",
    Made.STARTED: "work",
    Made.DONE: "good",
    Made.STOPPED: "idle",
}
SENT_TONES = {
    Sent.OPEN: "idle",
    Sent.PARTLY: "work",
    Sent.SENT: "work",
    Sent.DELIVERED: "good",
    Sent.STOPPED: "idle",
}
STATUS_TONES = {
    Order.Status.PLACED: "wait",
    Order.Status.CONFIRMED: "work",
    Order.Status.COMPLETED: "good",
    Order.Status.CANCELLED: "idle",
}


@dataclass(frozen=True)
class ProgressStep:
    """One step: ``state`` is "done", "now", or "" for a later step."""

    label: str
    state: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class ProgressTrack:
    """One track with its current status and a sentence that says what comes next."""

    name: str
    label: str
    tone: str
    steps: list[ProgressStep]
    sentence: str


def progress_of(order: Order) -> list[ProgressTrack]:
    """The three tracks of an order. Needs no query."""
    return [_paying(order), _making(order), _sending(order)]


def _paying(order: Order) -> ProgressTrack:
    paid = order.payment_status in {Paid.PAID, Paid.REFUNDED, Paid.TO_PAY_BACK}
    steps = [
        ProgressStep(_("Placed"), "done", order.placed_at),
        ProgressStep(_("Confirmed"), "done" if order.confirmed_at else "", order.confirmed_at),
        ProgressStep(_("Paid"), "done" if paid else ""),
    ]
    return ProgressTrack(
        _("Payment"),
        order.get_payment_status_display(),
        _tone(PAID_TONES, order.payment_status, order),
        _with_now(steps, order),
        _payment_sentence(order),
    )


def _payment_sentence(order: Order) -> str:
    if order.status == Order.Status.CANCELLED:
        goes_back = order.payment_status == Paid.TO_PAY_BACK
        return _("Cancelled: money is on its way back.") if goes_back else _("The order is cancelled.")
    if order.payment_status == Paid.CHECK:
        return _("Money came in that a person must look at.")
    if order.payment_status == Paid.PARTLY:
        return _("%(amount)s still to pay.") % {"amount": order.balance}
    if order.overpaid:
        return _("%(amount)s was paid too much.") % {"amount": order.overpaid}
    if order.payment_status == Paid.TO_PAY_BACK:
        return _("Money is on its way back.")
    if order.payment_status == Paid.REFUNDED:
        return _("All of it was paid back.")
    if order.payment_status == Paid.PAID:
        return _("Nothing is open.")
    if order.pays_in_advance:
        return _("Work begins when the money is there.")
    return _("Paid when it is picked up.") if order.is_pickup else _("Paid on delivery.")


def _making(order: Order) -> ProgressTrack:
    status = order.production_status
    known = [Made.OPEN, Made.STARTED, Made.DONE]
    place = known.index(status) if status in known else -1
    steps = [_step(_("To be made"), 0, place), _step(_("Being made"), 1, place), _step(_("Made"), 2, place, last=2)]
    sentence = _("Nothing in it is made to order.") if status == Made.NOTHING else ""
    return ProgressTrack(
        _("Making"), order.get_production_status_display(), _tone(MADE_TONES, status, order), steps, sentence
    )


def _sending(order: Order) -> ProgressTrack:
    known = [Sent.OPEN, Sent.PARTLY, Sent.SENT, Sent.DELIVERED]
    place = known.index(order.fulfilment_status) if order.fulfilment_status in known else -1
    names = [str(PICKUP_LABELS[status] if order.is_pickup else status.label) for status in known]
    steps = [_step(name, number, place, last=3) for number, name in enumerate(names) if number != 1 or place == 1]
    tone = SENT_TONES.get(order.fulfilment_status, "idle")
    name = _("Pick-up") if order.is_pickup else _("Sending")
    return ProgressTrack(name, order.get_fulfilment_status_display(), tone, steps, order.delivery_name)


def _tone(tones: dict, status: str, order: Order) -> str:
    """The tone of a status. In a cancelled order nothing waits, so "wait" becomes "idle"."""
    tone = tones.get(status, "idle")
    return "idle" if tone == "wait" and order.status == Order.Status.CANCELLED else tone


def _step(label: str, number: int, place: int, last: int = 99) -> ProgressStep:
    if number < place or place == last:
        return ProgressStep(label, "done" if number <= place else "")
    return ProgressStep(label, "now" if number == place else "")


def _with_now(steps: list[ProgressStep], order: Order) -> list[ProgressStep]:
    if order.status == Order.Status.CANCELLED:
        return steps
    following = next((place for place, step in enumerate(steps) if not step.state), None)
    if following is not None:
        steps[following] = ProgressStep(steps[following].label, "now")
    return steps
