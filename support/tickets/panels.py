"""Panels of questions on the screens of customers and orders, and the questions that wait on the first page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cms.foundation.back_office import Waiting, WaitingRow
from cms.foundation.panels import TemplatePanel
from customers.messaging.models import is_about
from customers.people.models import Customer
from orders.order.models import Order

from .models import Ticket
from .numbers import as_ticket_number
from .permissions import may_act
from .promise_clock import clock_of

#: Questions in a panel, and rows on the first page.
MAX_QUESTIONS, MAX_WAITING = 6, 3
#: Questions whose mails are found by the end of a number.
MAX_TICKETS = 20
TONES = {Ticket.Status.OPEN: "wait", Ticket.Status.WAITING: "work", Ticket.Status.CLOSED: "idle"}


@dataclass(frozen=True)
class QuestionsPanel(TemplatePanel):
    """Some tickets, newest first."""

    order: ClassVar[int] = 50
    template_name: ClassVar[str] = "support/tickets/admin/panel.html"

    tickets: list[Ticket]
    #: Whether there are more.
    more: bool
    #: Text that finds all of them in the inbox.
    search_text: str
    #: Where staff write to the customer or log a call; empty without the permission.
    begin: str


def with_tones(tickets: Iterable[Ticket]) -> list[Ticket]:
    """The tickets, each with the ``tone`` of its status."""
    rows = list(tickets)
    for ticket in rows:
        ticket.tone = TONES[ticket.status]
    return rows


def _questions_panel(
    tickets: QuerySet[Ticket], *, search_text: str, about: dict[str, int], request: HttpRequest
) -> QuestionsPanel | None:
    if not request.user.has_perm("tickets.view_ticket"):
        return None
    rows = with_tones(tickets.newest_first()[: MAX_QUESTIONS + 1])
    begin = f"{reverse('tickets_admin:begin')}?{urlencode(about)}" if may_act(request.user) else ""
    return QuestionsPanel(rows[:MAX_QUESTIONS], len(rows) > MAX_QUESTIONS, search_text, begin)


def questions_of_customer(customer: Customer, request: HttpRequest) -> QuestionsPanel | None:
    """The customer's questions."""
    about = {"customer": customer.pk}
    return _questions_panel(customer.tickets.all(), search_text=customer.email, about=about, request=request)


def questions_about_order(order: Order, request: HttpRequest) -> QuestionsPanel | None:
    """Questions about the order."""
    about = {"order": order.pk}
    return _questions_panel(order.tickets.all(), search_text=order.email, about=about, request=request)


def mails_about(number: str) -> Q:
    """Mails about tickets with this number, or about an order with it."""
    of = Q(number=as_ticket_number(number)) | Q(number__iendswith=number) | Q(order__number__iendswith=number)
    return is_about(Ticket.objects.filter(of).order_by("-pk")[:MAX_TICKETS])


def questions_to_answer(request: HttpRequest) -> Waiting | None:
    """Tickets that wait for our answer."""
    if not request.user.has_perm("tickets.view_ticket"):
        return None
    waiting = Ticket.objects.to_answer()
    rows = [_waiting_row(ticket) for ticket in waiting.select_related("customer")[:MAX_WAITING]]
    return Waiting(_("to answer"), waiting.count(), reverse("tickets_admin:index"), order=50, rows=rows)


def _waiting_row(ticket: Ticket) -> WaitingRow:
    clock = clock_of(ticket)
    due, tone = (clock.text, clock.tone) if clock else ("", "idle")
    screen = reverse("tickets_admin:inspect", args=[ticket.pk])
    return WaitingRow(ticket.subject, screen, detail=str(ticket.customer), due=due, tone=tone)
