"""What a shopper reads before an order is cancelled, or a change agreed to: the sum, the money, the day."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.foundation.confirmation import Confirmation
from cms.foundation.templatetags.site_tags import money
from orders.order.models import Order, Paid
from orders.payment.services import payment_of
from store.calendars import promise_words
from store.money.amounts import Money

from .models import LineChange
from .quotes import promise_if_agreed


def before_cancelling(order: Order, back: str) -> Confirmation:
    """The question with its consequences; one query. ``back`` leads to the page of the order."""
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
        back=back,
    )


def before_agreeing(change: LineChange) -> Confirmation:
    """The question with the choices, the sum and the day as they would be."""
    order = change.line.order
    total, day = money(order.total + change.difference), _about_the_day(change)
    return Confirmation(
        heading=_("Make %(line)s like this?") % {"line": change.line.name},
        subject=_("New total of order %(number)s: %(total)s") % {"number": order.number, "total": total},
        consequences=[
            *(_row(*row) for row in change.rows),
            _about_the_difference(change),
            day,
            _("We make it as soon as it is its turn. Then it cannot be changed any more."),
        ],
        button=_("Yes, make it like this"),
        keep=_("Back to the order"),
        back=reverse("tracking:show", args=[order.token]),
        fields=[("agree", "1"), ("seen", f"{total} {day}")],
        is_wanted=True,
    )


def _row(group: str, before: str, after: str) -> str:
    words = {"group": group, "before": before, "after": after}
    if not after:
        return _("%(group)s: without %(before)s") % words
    return (_("%(group)s: %(after)s instead of %(before)s") if before else _("%(group)s: %(after)s")) % words


def _about_the_difference(change: LineChange) -> str:
    order, due = change.line.order, change.line.order.balance + change.difference
    if change.difference.amount > 0:
        words = {"amount": money(change.difference), "due": money(due)}
        if order.pays_in_advance:
            return _("It costs %(amount)s more. Then %(due)s is to be paid: the page of the order says how.") % words
        return _("It costs %(amount)s more.") % words
    if change.difference.amount < 0:
        words = {"amount": money(change.lower), "back": money(max(-due, Money(0)))}
        if due.amount < 0:
            return _("It costs %(amount)s less. We pay %(back)s back to you.") % words
        return _("It costs %(amount)s less.") % words
    return _("The price stays the same.")


def _about_the_day(change: LineChange) -> str:
    before, after = change.line.order.promise, promise_if_agreed(change)
    words = {
        "label": promise_words.label(after),
        "day": promise_words.text(after),
        "before": promise_words.text(before),
    }
    if not words["day"]:
        return _("The day does not change.")
    if words["day"] == words["before"]:
        return _("%(label)s: %(day)s, as before.") % words
    return _("%(label)s: %(day)s instead of %(before)s.") % words


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
