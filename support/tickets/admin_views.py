"""Actions of staff on a ticket: each is a POST that calls a service and redirects to the conversation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from . import services
from .conversation_view import act_on
from .forms import AssignForm
from .models import Ticket
from .permissions import check_may_act


@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Assign the ticket; with ``take`` to oneself."""
    ticket = _ticket(request, pk)
    form = AssignForm({"to": request.user.pk} if "take" in request.POST else request.POST)
    if not form.is_valid():
        messages.error(request, _("This person does not work here. Choose another one."))
        return redirect("tickets_admin:inspect", pk)
    to = form.cleaned_data["to"]
    done = _("%(number)s is with %(who)s.") % {"number": ticket.number, "who": to or _("nobody")}
    return act_on(request, ticket, lambda: services.assign(ticket, to=to, actor=request.user), done)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the ticket."""
    ticket = _ticket(request, pk)
    done = _("%(number)s is closed.") % {"number": ticket.number}
    return act_on(request, ticket, lambda: services.close(ticket, actor=request.user), done)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Reopen the ticket."""
    ticket = _ticket(request, pk)
    done = _("%(number)s is open again.") % {"number": ticket.number}
    return act_on(request, ticket, lambda: services.reopen(ticket, actor=request.user), done)


def _ticket(request: HttpRequest, pk: int) -> Ticket:
    check_may_act(request.user)
    return get_object_or_404(Ticket.objects.select_related("customer"), pk=pk)
