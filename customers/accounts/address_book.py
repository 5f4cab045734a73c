"""The form of an address in the customer's book."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from customers.people.models import Customer
from customers.profiles.address_form import AddressForm, typed_parts
from customers.profiles.models import Address

from .current import customer_of_request

#: Addresses in one customer's book.
MAX_ADDRESSES = 20
_PAGE = "customers/accounts/address.html"


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """The form of a new address, or of one of the customer's own."""
    customer = customer_of_request(request)
    stored = get_object_or_404(Address, pk=pk, customer=customer) if pk else Address(customer=customer)
    if request.method != "POST":
        known = stored.parts if pk else {"name": customer.name}
        return render(request, _PAGE, {"form": _form(known=known), "address": stored})
    if "refresh" in request.POST:
        return render(request, _PAGE, {"form": _form(known=typed_parts(request.POST)), "address": stored})
    form = _form(request.POST)
    if form.is_valid() and _is_full(customer) and not pk:
        form.add_error(None, _("Your book is full. Delete an address first."))
    if not form.is_valid():
        return render(request, _PAGE, {"form": form, "address": stored}, status=422)
    for name, value in form.cleaned_data.items():
        setattr(stored, name, value)
    stored.save()
    messages.success(request, _("The address is saved."))
    return redirect("accounts:addresses")


@never_cache
@login_required
@require_POST
def address_fields(request: HttpRequest) -> HttpResponse:
    """The address fields of the chosen country, as a fragment for the open page."""
    context = {"form": _form(known=typed_parts(request.POST)), "fields_url": request.path}
    return render(request, "customers/profiles/_address_fields.html", context)


def _form(data=None, known=None) -> AddressForm:
    return AddressForm(data, known=known, with_phone=True)


def _is_full(customer: Customer) -> bool:
    return customer.addresses.count() >= MAX_ADDRESSES
