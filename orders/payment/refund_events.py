"""Events of Stripe about refunds. Like those about payments they only tell that something changed: we ask Stripe."""

from django.db.models import QuerySet

from store.money.amounts import Money

from . import refund_calls
from .models import Payment, Refund
from .providers.stripe_amounts import from_units

ABOUT_REFUNDS = {"refund.created", "refund.updated", "refund.failed", "charge.refund.updated", "charge.refunded"}
#: Statuses of a refund at Stripe that moved no money in the end.
NOTHING_MOVED = {"failed", "canceled"}


class UnknownRefund(Exception):
    """Money of this shop went back at Stripe, but no refund of ours has this id, for instance one made at Stripe."""


def follow(thing: dict) -> None:
    """Ask for the status of the refunds that an event is about: of one refund, or of all open ones of a charge.

    Events about payments of other shops on the same account have no effect.

    Raises:
        ProviderAway: Stripe does not answer.
        UnknownRefund: it is a refund of our payment that we did not make.
    """
    payment = Payment.objects.filter(method="card", provider_id=_text(thing, "payment_intent") or None).first()
    if payment is None:
        return
    ours = Refund.objects.filter(payment=payment).select_related("order__customer", "payment")
    if thing.get("object") != "refund":
        found = list(ours.filter(status__in=Refund.OPEN))
    elif not (found := _found(ours, thing)) and thing.get("status") not in NOTHING_MOVED:
        raise UnknownRefund(f"{_amount(thing)} of {payment.order} went back: {_text(thing, 'id')}.")
    for refund in found:
        refund_calls.ask(refund)


def _found(ours: QuerySet[Refund], thing: dict) -> list[Refund]:
    """Our row for a refund at Stripe, by its id or, before we have stored that, by its key."""
    if known := list(ours.filter(provider_id=_text(thing, "id"))):
        return known
    metadata = thing.get("metadata")
    key = metadata.get("key") if isinstance(metadata, dict) else None
    return [refund for refund in ours.filter(provider_id="") if refund.provider_key == key]


def _text(thing: dict, name: str) -> str:
    """A field that Stripe sends as an id, and as an object with an id where an endpoint expands it."""
    value = thing.get(name)
    return str(value.get("id", "") if isinstance(value, dict) else value or "")


def _amount(thing: dict) -> Money | str:
    units, currency = thing.get("amount"), thing.get("currency")
    return from_units(units, currency) if isinstance(units, int) and isinstance(currency, str) else "?"
