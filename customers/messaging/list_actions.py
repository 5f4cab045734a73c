"""Sending many mails again at once."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.foundation.bulk_actions import BulkAction

from . import services
from .models import OutgoingMail


class SendMailsAgain(BulkAction):
    """Send copies of mails."""

    key = "again"
    label = gettext_lazy("Send again …")
    button = gettext_lazy("Send them again")
    model = OutgoingMail
    permission = "messaging.change_outgoingmail"
    consequence = gettext_lazy("Each recipient gets the same e-mail once more.")

    def rows(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("customer")

    def reason_against(self, row: OutgoingMail) -> str:
        has_code = row.secrets or row.lost_its_codes
        return _("It has a code or a sign-in link, so it is not sent again.") if has_code else ""

    def detail(self, row: OutgoingMail) -> str:
        return row.recipient

    def act(self, row: OutgoingMail, *, actor: Any, values: Mapping[str, Any], row_values: Mapping[str, Any]) -> str:
        services.resend(row, actor=actor)
        return _("“%(subject)s” goes to %(to)s once more.") % {"subject": row, "to": row.recipient}
