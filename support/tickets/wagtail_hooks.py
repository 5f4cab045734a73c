"""Registers the inbox, and panels and searches for other screens."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from . import panels
from .admin_search import ticket_kind
from .list_actions import CloseTickets, GiveTickets
from .models import Ticket
from .numbers import as_ticket_number
from .viewsets import TicketViewSet

hooks.register("register_search_kind", ticket_kind)
hooks.register("register_list_action", GiveTickets)
hooks.register("register_list_action", CloseTickets)
hooks.register("register_waiting", panels.questions_to_answer)
hooks.register("register_customer_panel", panels.questions_of_customer)
hooks.register("register_order_panel", panels.questions_about_order)
hooks.register("find_mails", panels.mails_about)


@hooks.register("register_admin_viewset")
def register_viewset() -> TicketViewSet:
    return TicketViewSet("tickets_admin", url_prefix="tickets")


@hooks.register("register_account_section")
def register_account_section() -> tuple[str, str, int]:
    return (_("Questions"), "tickets:questions", 40)


@hooks.register("register_account_section")
def register_data_section() -> tuple[str, str, int]:
    return (_("Your data"), "tickets:data", 95)


@hooks.register("find_customers")
def by_ticket_number(text: str) -> QuerySet:
    """The customer of the ticket with this number."""
    return Ticket.objects.filter(number=as_ticket_number(text)).values("customer")


@hooks.register("register_record_screen")
def register_record_screen() -> tuple[str, str]:
    return "tickets.Ticket", "tickets_admin:inspect"
