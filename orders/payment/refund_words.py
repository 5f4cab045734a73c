"""What a customer reads about a refund: where it goes, and when it arrives."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cms.foundation.templatetags.site_tags import money
from orders.order.models import Order

from .methods import method_name
from .models import Refund

Status, To = Refund.Status, Refund.To


def refunds_of(keys: Iterable[int]) -> list[Refund]:
    """These refunds, for a page or a mail; one query."""
    return list(Refund.objects.filter(pk__in=list(keys)).select_related("payment", "order").order_by("pk"))


def refunds_of_order(order: Order) -> list[Refund]:
    """The refunds of an order that were not refused, the newest first; no query if no money went back."""
    if not order.refunded:
        return []
    return list(order.refunds.exclude(status=Status.REFUSED).select_related("payment"))


def sentence(refund: Refund) -> str:
    """One refund in one sentence."""
    words = {"amount": money(refund.amount), "method": method_name(refund.payment.method)}
    if refund.status == Status.DONE and refund.done_at:
        day = date_format(localtime(refund.done_at), "D j F")
        return _("%(amount)s was paid back on %(day)s.") % (words | {"day": day})
    if refund.to == To.CREDIT:
        return _("%(amount)s is credit for your next order.") % words
    if refund.to == To.CASH:
        return _("%(amount)s is given to you in cash, in our workshop.") % words
    if refund.waits_for_account:
        return _("%(amount)s is transferred to your bank account as soon as you tell us which.") % words
    if refund.to == To.BANK:
        return _("%(amount)s is transferred to your bank account within three working days.") % words
    if refund.payment.method in {"gift-card", "credit"}:
        return _("%(amount)s goes back to where it came from: %(method)s.") % words
    return _("%(amount)s goes back the way you paid, to your card. Banks take five to ten days.") % words
