"""What questions bring to the screens of others: a customer's, an order's, the first page."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from cms.foundation.back_office import Waiting, WaitingRow
from customers.messaging.models import is_about
from customers.people.models import Customer
from orders.order.models import Order

from .models import Ticket
from .shown import clock_of

#: Questions shown on another screen, and rows on the first page.
SHOWN, FIRST = 6, 3
#: Questions whose mails are found by the end of a number.
MAX_TICKETS = 20
TONES = {Ticket.Status.OPEN: "wait", Ticket.Status.WAITING: "work", Ticket.Status.CLOSED: "idle"}


class QuestionsPanel(Component):
    """Some tickets, the newest first."""

    template_name = "support/tickets/admin/panel.html"

    def __init__(self, rows: QuerySet, *, order: int, all_of: str) -> None:
        self.rows, self.order, self.all_of = rows, order, all_of

    def get_context_data(self, parent_context) -> dict:
        rows = list(self.rows.newest_first()[: SHOWN + 1])
        for ticket in rows:
            ticket.tone = TONES[ticket.status]
        return {"tickets": rows[:SHOWN], "more": len(rows) > SHOWN, "all_of": self.all_of}


def questions_of_customer(customer: Customer, request) -> QuestionsPanel | None:
    """What a customer asked."""
    if not request.user.has_perm("tickets.view_ticket"):
        return None
    return QuestionsPanel(customer.tickets.all(), order=50, all_of=customer.email)


def questions_about_order(order: Order, request) -> QuestionsPanel | None:
    """What was asked about an order."""
    if not request.user.has_perm("tickets.view_ticket"):
        return None
    return QuestionsPanel(order.tickets.all(), order=60, all_of=order.email)


def mails_about(number: str) -> Q:
    """The mails about questions with this number, or about an order with it."""
    of = Q(number__iendswith=number) | Q(order__number__iendswith=number)
    return is_about(Ticket.objects.filter(of).order_by("-pk")[:MAX_TICKETS])


def questions_to_answer(request) -> Waiting | None:
    """Whose turn is ours."""
    if not request.user.has_perm("tickets.view_ticket"):
        return None
    waiting = Ticket.objects.to_answer()
    rows = [_row(ticket) for ticket in waiting.select_related("customer")[:FIRST]]
    return Waiting(_("to answer"), waiting.count(), reverse("tickets_admin:index"), order=50, rows=rows)


def _row(ticket: Ticket) -> WaitingRow:
    clock = clock_of(ticket)
    due, tone = (clock.words, clock.tone) if clock else ("", "idle")
    screen = reverse("tickets_admin:inspect", args=[ticket.pk])
    return WaitingRow(ticket.subject, screen, detail=str(ticket.customer), due=due, tone=tone)
