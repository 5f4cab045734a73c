"""Staff and a customer's record: notes, and recording who looked."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from customers.people.models import Customer, User
from customers.timeline import events
from customers.timeline.models import Entry
from customers.timeline.services import record

#: Repeated looks within this time are recorded once.
ONE_LOOK = timedelta(hours=1)


class CustomerNoteForm(forms.Form):
    """A note about a customer that only staff see."""

    text = forms.CharField(label=gettext_lazy("Write a note, only staff see it"), max_length=1000)


@transaction.atomic
def record_look(customer: Customer, *, actor: User) -> None:
    """Record who looked at personal data; once an hour per person."""
    looks = Entry.objects.filter(customer=customer, actor=actor, at__gt=timezone.now() - ONE_LOOK)
    if not looks.of(events.LOOKED_AT).exists():
        record(events.LOOKED_AT, customer=customer, actor=actor)


@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a note to the customer's timeline."""
    if not request.user.has_perm("people.change_customer"):
        raise PermissionDenied
    customer = get_object_or_404(Customer, pk=pk)
    form = CustomerNoteForm(request.POST)
    if form.is_valid():
        record(events.NOTED, customer=customer, actor=request.user, text=form.cleaned_data["text"])
        messages.success(request, _("The note is saved."))
    else:
        messages.error(request, " ".join(str(sentence) for each in form.errors.values() for sentence in each))
    return redirect("customers_admin:inspect", customer.pk)
