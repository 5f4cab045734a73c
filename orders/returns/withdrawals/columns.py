"""Columns of the list of withdrawals, and tones of their statuses."""

from django.template import Context
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from cms.foundation.columns import WrittenColumn
from cms.foundation.templatetags.back_office_tags import promise

from ..models import Withdrawal

Status = Withdrawal.Status
TONES = {Status.RECEIVED: "wait", Status.JOINED: "work", Status.SETTLED: "good", Status.REJECTED: "idle"}


class RefundDueColumn(WrittenColumn):
    """The day by which the money must go back, how late it is, and whether it may wait for the items."""

    def cell(self, instance: Withdrawal, parent_context: Context) -> str:
        return due_text(instance)


def due_text(withdrawal: Withdrawal) -> str:
    """The day in words: red if it has passed, and with what the refund may wait for."""
    if not withdrawal.may_wait:
        return promise(withdrawal.refund_due_on, not withdrawal.is_open)
    day = date_format(withdrawal.refund_due_on, "D j M")
    return format_html('{} <small class="k-dim">{}</small>', day, _("may wait for the items"))
