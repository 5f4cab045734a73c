"""Staff write to a customer first, or log a phone call that belongs to no ticket yet."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cms.text.forms import EmailField, LineField, PersonNameField
from customers.people.models import Customer
from customers.people.services import make_guest
from orders.order.models import Order

from . import services
from .attachments import AskForFilesAgain, FilesField
from .models import Ticket
from .permissions import check_may_act

MAIL, CALL = "mail", "call"


class BeginForm(AskForFilesAgain, forms.Form):
    """The first message of a ticket, or what was said on the phone."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What"),
        choices=[
            (MAIL, gettext_lazy("Write to the customer by e-mail")),
            (CALL, gettext_lazy("Log a phone call; only staff see it")),
        ],
        widget=forms.RadioSelect,
    )
    subject = LineField(label=gettext_lazy("Subject"), max_length=120)
    text = forms.CharField(label=gettext_lazy("Text"), max_length=8000, widget=forms.Textarea(attrs={"rows": 5}))
    files = FilesField(help_text=gettext_lazy("Up to 5 files of 10 MB each: PNG, JPEG, WebP or PDF."))
    is_done = forms.BooleanField(label=gettext_lazy("Nothing is left to do after the call"), required=False)


class StrangerForm(BeginForm):
    """The same for somebody who is no customer yet, or whose record was not looked for."""

    name = PersonNameField(label=gettext_lazy("Name"), max_length=150)
    email = EmailField(label=gettext_lazy("E-mail address"), max_length=254, required=False)
    phone = LineField(label=gettext_lazy("Phone"), max_length=32, required=False)
    field_order = ("kind", "name", "email", "phone")

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("kind") == MAIL and not self.cleaned_data.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write where the e-mail goes."))

    def customer(self) -> Customer:
        """The customer who has proved this address, else a new guest."""
        values = self.cleaned_data
        proved = Customer.objects.with_email(values["email"]).filter(email_verified=True)
        known = proved.first() if values["email"] else None
        return known or make_guest(values["email"], name=values["name"], phone=values["phone"])


@dataclass(frozen=True)
class BeginContext:
    """The page: to whom, about which order. Without ``customer`` the form asks who it is."""

    form: BeginForm
    customer: Customer | None
    order: Order | None


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """The page at ``?customer=`` or ``?order=``, which name whom it is about; without them the form asks."""
    check_may_act(request.user)
    customer, order = _about(request)
    form_class = BeginForm if customer else StrangerForm
    kind = CALL if request.GET.get("kind") == CALL else MAIL
    start = {"kind": kind, "subject": _("Your order %(number)s") % {"number": order.number} if order else ""}
    is_sent = request.method == "POST"
    form = form_class(request.POST, request.FILES) if is_sent else form_class(initial=start)
    if is_sent and form.is_valid():
        if isinstance(form, StrangerForm):
            with transaction.atomic():
                return _begun(request, form, form.customer(), order)
        if customer and (form.cleaned_data["kind"] == CALL or customer.email):
            return _begun(request, form, customer, order)
        form.add_error(None, _("We have no e-mail address of this customer."))
    context = BeginContext(form, customer, order)
    return render(request, "support/tickets/admin/begin.html", vars(context), status=422 if is_sent else 200)


def _begun(request: HttpRequest, form: BeginForm, customer: Customer, order: Order | None) -> HttpResponse:
    values = form.cleaned_data
    about = {"subject": values["subject"], "text": values["text"], "order": order, "actor": request.user}
    ticket: Ticket
    if values["kind"] == CALL:
        ticket = services.begin_by_call(customer, is_done=values["is_done"], files=values["files"], **about)
        messages.success(request, _("The call is saved in %(number)s.") % {"number": ticket.number})
    else:
        ticket = services.begin(customer, files=values["files"], **about)
        messages.success(request, _("Your message goes to %(who)s by e-mail.") % {"who": customer})
    return redirect("tickets_admin:inspect", ticket.pk)


def _about(request: HttpRequest) -> tuple[Customer | None, Order | None]:
    if not request.GET.keys() & {"order", "customer"}:
        return None, None
    order_key, customer_key = (_key(request.GET.get(name, "")) for name in ("order", "customer"))
    if order_key:
        order = get_object_or_404(Order.objects.select_related("customer"), pk=order_key)
        return order.customer, order
    if not customer_key:
        raise Http404
    return get_object_or_404(Customer, pk=customer_key), None


def _key(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None
