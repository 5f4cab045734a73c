"""Giving and closing many tickets at once."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.foundation.bulk_actions import BulkAction
from customers.timeline.states import WrongState

from . import services
from .forms import AssignForm
from .models import Ticket


class TicketAction(BulkAction):
    """An action on tickets; their customer and subject stand beside each."""

    model = Ticket
    permission = "tickets.change_ticket"
    refusals = (WrongState,)

    def rows(self, rows: QuerySet) -> QuerySet:
        return rows.select_related("customer", "assignee")

    def detail(self, row: Ticket) -> str:
        with_whom = row.assignee or _("with nobody")
        return f"{row.subject} · {row.customer} · {row.get_status_display()} · {with_whom}"


class GiveTickets(TicketAction):
    """Give tickets to one person."""

    key = "give"
    label = gettext_lazy("Give to …")
    button = gettext_lazy("Give them")
    form_class = AssignForm

    def act(self, row: Ticket, *, actor: Any, values: Mapping[str, Any], row_values: Mapping[str, Any]) -> str:
        services.assign(row, to=values["to"], actor=actor)
        return _("%(number)s is with %(who)s.") % {"number": row.number, "who": values["to"] or _("nobody")}


class CloseTickets(TicketAction):
    """Close tickets."""

    key = "close"
    label = gettext_lazy("Close …")
    button = gettext_lazy("Close them")
    consequence = gettext_lazy("Nothing is sent to the customers. When one writes again, the ticket opens again.")

    def reason_against(self, row: Ticket) -> str:
        return _("It is closed already.") if row.status == Ticket.Status.CLOSED else ""

    def act(self, row: Ticket, *, actor: Any, values: Mapping[str, Any], row_values: Mapping[str, Any]) -> str:
        services.close(row, actor=actor)
        return _("%(number)s is closed.") % {"number": row.number}
