"""Questions for customers: by link, and in the account."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from customers.timeline.states import WrongState
from orders.order.models import Order
from store.uploads.limits import MAX_BYTES, too_heavy
from store.uploads.receiving import is_skipped

from . import services
from .attachments import LIMITS, may_send
from .forms import CustomerMessageForm
from .models import Message, Ticket

#: Questions on one page of the account, and messages of one conversation.
PAGE_SIZE, MAX_MESSAGES = 20, 200


@dataclass(frozen=True)
class QuestionContext:
    """What the page of a conversation shows."""

    ticket: Ticket
    #: Messages without notes, oldest first.
    conversation: list[Message]
    form: CustomerMessageForm
    #: Whether it is the signed-in customer's.
    is_own: bool
    shows_order: Order | None
    just_sent: bool


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, token: str) -> HttpResponse:
    """A conversation; anybody with its link can read it and write."""
    tickets = Ticket.objects.select_related("customer", "order", "line")
    ticket = get_object_or_404(tickets, token=token)
    if request.method != "POST":
        return _page(request, ticket, CustomerMessageForm())
    if request.POST.get("solved"):
        return _solved(request, ticket)
    form = CustomerMessageForm(request.POST, request.FILES)
    if is_skipped(request):
        form.add_error("files", too_heavy(LIMITS, MAX_BYTES + 1))
    if not form.is_valid():
        return _page(request, ticket, form, status=422)
    if not may_send(request, form.cleaned_data["files"]):
        form.add_error(None, _("Many messages came from here within the hour. Wait a while, or call us."))
        return _page(request, ticket, form, status=429)
    services.add_question(ticket, text=form.cleaned_data["text"], files=form.cleaned_data["files"])
    messages.success(request, _("Your message is with us."))
    return redirect(ticket)


def _solved(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    try:
        services.close(ticket)
    except WrongState as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Good. The question is closed; writing again opens it."))
    return redirect(ticket)


def _page(request: HttpRequest, ticket: Ticket, form: CustomerMessageForm, *, status: int = 200) -> HttpResponse:
    rows = ticket.messages.visible_to_customer().prefetch_related("attachments")
    newest = rows.order_by("-at", "-pk")[:MAX_MESSAGES]
    is_own = request.user.is_authenticated and ticket.customer.user_id == request.user.pk
    context = QuestionContext(
        ticket=ticket,
        conversation=list(reversed(newest)),
        form=form,
        is_own=is_own,
        # A typed number proves nothing: only the owner, or a question from the order's own link, shows the order.
        shows_order=ticket.order if ticket.line_id or is_own else None,
        just_sent="sent" in request.GET and ticket.status == Ticket.Status.OPEN,
    )
    return render(request, "support/tickets/question.html", vars(context), status=status)


@login_required
def questions(request: HttpRequest) -> HttpResponse:
    """The signed-in customer's questions, newest first."""
    rows = Ticket.objects.visible_to(request.user).newest_first().with_last_message()
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    crumbs = [(_("Your account"), reverse("accounts:overview")), (_("Questions"), "")]
    return render(request, "support/tickets/questions.html", {"page": page, "crumbs": crumbs})
