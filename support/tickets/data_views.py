"""A customer asks for a copy of their data, or for its deletion: each request is a ticket that staff handle."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.foundation.confirmation import Confirmation, ask_to_confirm
from customers.accounts.current import customer_of_request

from . import services
from .data_requests import COPY, DELETION
from .models import Ticket


@never_cache
@login_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Both requests, with what happens then."""
    return render(request, "support/tickets/data.html")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_copy(request: HttpRequest) -> HttpResponse:
    """Ask for a copy of all data of the account."""
    if request.method != "POST":
        return ask_to_confirm(request, _before_copy())
    text = _("Please send me a copy of all data that you have stored about me.")
    return _ask(request, subject=str(COPY), text=text)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_deletion(request: HttpRequest) -> HttpResponse:
    """Ask for the deletion of the account with its data."""
    if request.method != "POST":
        return ask_to_confirm(request, _before_deletion())
    text = _("Please delete my account and all data about me that you need not keep by law.")
    return _ask(request, subject=str(DELETION), text=text)


def _ask(request: HttpRequest, *, subject: str, text: str) -> HttpResponse:
    """Open the ticket; a second request with the first one still open leads to that one."""
    customer = customer_of_request(request)
    before = customer.tickets.filter(subject=subject).exclude(status=Ticket.Status.CLOSED).first()
    if before:
        messages.info(request, _("You have asked for this already. Here is your request."))
        return redirect(before)
    ticket = services.open(customer, subject=subject, text=text)
    return redirect(f"{ticket.get_absolute_url()}?sent=1")


def _before_copy() -> Confirmation:
    return Confirmation(
        heading=_("Ask for a copy of your data?"),
        consequences=[
            _("A member of our staff puts together what we have stored about you."),
            _("You get the copy within a month, in most cases within a few days."),
        ],
        button=_("Ask for the copy"),
        keep=_("Back"),
        back=reverse("tickets:data"),
    )


def _before_deletion() -> Confirmation:
    return Confirmation(
        heading=_("Ask us to delete your data?"),
        consequences=[
            _("We delete your account with its addresses, designs and questions. This cannot be undone."),
            _("Orders and invoices stay as long as the law asks us to keep them."),
            _("A member of our staff checks the request first, so that nobody else deletes your account."),
        ],
        button=_("Ask for the deletion"),
        keep=_("Keep my account"),
        back=reverse("tickets:data"),
    )
