"""What a shopper reads before an order is cancelled: the sum, and what happens with the money."""

from django.utils.translation import gettext as _

from cms.foundation.confirmation import Confirmation
from cms.foundation.templatetags.site_tags import money
from orders.order.models import Order, Paid
from orders.payment.services import payment_of


def before_cancelling(order: Order) -> Confirmation:
    """The question with its consequences; one query."""
    return Confirmation(
        heading=_("Cancel order %(number)s?") % {"number": order.number},
        subject=_("Total %(amount)s") % {"amount": money(order.total)},
        consequences=[
            _("Nothing will be made or sent."),
            _about_the_money(order),
            _("This cannot be undone. If you order again, today’s prices and dates apply."),
        ],
        button=_("Cancel the order"),
        keep=_("Keep the order"),
        back=order.get_absolute_url(),
    )


def _about_the_money(order: Order) -> str:
    if order.paid:
        sentence = _("You have paid %(amount)s. We pay all of it back to you.")
        return sentence % {"amount": money(order.paid)}
    payment = payment_of(order)
    if order.payment_status == Paid.CHECK or (payment and payment.status == payment.Status.PENDING):
        return _("Your payment is in progress. If the money reaches us, we pay all of it back to you.")
    if payment and payment.method == "transfer":
        return _("You have not paid yet, so nothing is due. Please do not send the transfer any more.")
    return _("You have not paid yet, so nothing is due.")
