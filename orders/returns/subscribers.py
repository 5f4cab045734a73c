"""Reactions that mail the customer about a withdrawal: one mail per event, also if the reaction runs twice."""

from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from orders.order.models import Order

from .events import WITHDRAWN
from .models import Withdrawal
from .withdrawals.mails import write_lines


@reacts_to(WITHDRAWN)
def mail_withdrawal_lines(entry: Entry) -> None:
    """Which lines can be withdrawn from, once number, name and e-mail address agree, or a person has joined it.

    Not if too many mails went to the address that day, nor if it was detached meanwhile.
    """
    rows = Withdrawal.objects.select_related("order__customer").filter(status=Withdrawal.Status.JOINED)
    withdrawal = rows.filter(pk=entry.data.get("withdrawal_id")).first()
    if withdrawal is None or withdrawal.order != entry.subject or withdrawal.order.status == Order.Status.CANCELLED:
        return
    if withdrawal.is_receipt_mailed or withdrawal.joined_by_id:
        write_lines(withdrawal, occasion=f"withdrawal_lines:{entry.pk}")
