"""Refunds of card payments through Stripe: https://docs.stripe.com/refunds

Stripe forgets an idempotency key after a day, and a worker may call again later than that. So each refund carries the
key in its metadata, and we look for it before we create one.
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from orders.payment.shop_id import shop_id

from .base import ProviderRefused, RefundCall, RefundReport
from .stripe_amounts import to_units
from .stripe_client import call

if TYPE_CHECKING:
    import stripe

#: What happened to a refund that Stripe reports as failed or waiting, for staff.
REASONS = {
    "lost_or_stolen_card": gettext_lazy("The card was lost or stolen."),
    "expired_or_canceled_card": gettext_lazy("The card has expired or was cancelled."),
    "charge_for_pending_refund_disputed": gettext_lazy("The customer disputes this payment at the bank."),
    "insufficient_funds": gettext_lazy("The balance of the shop at Stripe is too low."),
    "declined": gettext_lazy("The customer's bank declined it."),
    "merchant_request": gettext_lazy("It was cancelled at Stripe by the shop."),
    "charge_pending": gettext_lazy("Stripe waits until the payment itself is settled."),
}
#: Stripe's own limit for a page of a list.
MAX_PAGE = 100


def create(wanted: RefundCall) -> RefundReport:
    """Pay money back by Stripe; the same key gives the same refund.

    Raises:
        ProviderAway: no answer; the money may have moved.
    """
    units = to_units(wanted.amount)
    if not wanted.payment.provider_id or not units or units < 0:
        return RefundReport("refused", message=_("This amount cannot be paid back by card."))
    try:
        if not _is_same_currency(wanted):
            return RefundReport("refused", message=_("This was paid in another currency. Pay it back at Stripe."))
        return report_of(_made_before(wanted) or _create(wanted, units))
    except ProviderRefused as refusal:
        return RefundReport("refused", message=refusal.reason or _("Stripe refused without a reason."))


def ask(provider_id: str) -> RefundReport | None:
    """The refund as it stands at Stripe; None if Stripe does not know the id.

    Raises:
        ProviderAway: no answer.
    """
    try:
        return report_of(call(lambda client: client.v1.refunds.retrieve(provider_id)))
    except ProviderRefused:
        return None


def report_of(refund: "stripe.Refund") -> RefundReport:
    """The report in a refund. An unknown status counts as on its way: we ask again."""
    reason = getattr(refund, "failure_reason", None) or getattr(refund, "pending_reason", None) or ""
    message = str(REASONS.get(reason, ""))
    if refund.status == "succeeded":
        return RefundReport("done", refund.id)
    if refund.status in {"failed", "canceled"}:
        return RefundReport("refused", refund.id, message or _("The bank sent the money back without a reason."))
    if refund.status == "requires_action":
        message = _("The customer must tell Stripe where the money goes; Stripe has sent them a mail.")
    return RefundReport("sent", refund.id, message)


def _is_same_currency(wanted: RefundCall) -> bool:
    """Whether the money came in in the currency of the refund: Stripe takes units and does not compare."""
    intent = call(lambda client: client.v1.payment_intents.retrieve(wanted.payment.provider_id))
    return intent.currency.upper() == wanted.amount.currency.code


def _made_before(wanted: RefundCall) -> "stripe.Refund | None":
    """The refund that was made for this key, or None."""
    params: stripe.params.RefundListParams = {"payment_intent": wanted.payment.provider_id, "limit": MAX_PAGE}
    pages = call(lambda client: list(client.v1.refunds.list(params).auto_paging_iter()))
    return next((each for each in pages if _key_in(each) == wanted.key), None)


def _key_in(refund: "stripe.Refund") -> str:
    metadata = refund.metadata
    return str(metadata["key"]) if metadata and "key" in metadata else ""


def _create(wanted: RefundCall, units: int) -> "stripe.Refund":
    intent = wanted.payment.provider_id
    params: stripe.params.RefundCreateParams = {
        "payment_intent": intent,
        "amount": units,
        "reason": "requested_by_customer",
        "metadata": {"order": wanted.order_number, "shop": shop_id(), "key": wanted.key},
    }
    # One key may pay back parts of two payments.
    options: stripe.RequestOptions = {"idempotency_key": f"{shop_id()}-{intent}-{wanted.key}"}
    return call(lambda client: client.v1.refunds.create(params, options))
