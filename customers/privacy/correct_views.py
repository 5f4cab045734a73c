"""Staff correct a person's data: name, e-mail address, phone, and the addresses of the book."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cms.foundation.conflicts import add_conflict_errors, carry_seen_values
from customers.accounts.address_book import MAX_ADDRESSES
from customers.accounts.current import user_of
from customers.people.models import Customer
from customers.profiles.address_form import AddressForm, typed_parts
from customers.profiles.models import Address

from .correcting import CorrectionRefused, correct, record_address_correction
from .forms import CorrectForm, WhyForm
from .permissions import CORRECT, customer_view

_PAGE, _ADDRESS_PAGE = "customers/privacy/admin/correct.html", "customers/privacy/admin/address.html"


@customer_view(CORRECT)
def correct_person(request: HttpRequest, customer: Customer) -> HttpResponse:
    """The form; a colleague's change since it was opened is not undone."""
    form = CorrectForm(request.POST if request.method == "POST" else None, instance=customer)
    carry_seen_values(form)
    if request.method != "POST":
        return _form_page(request, customer, form)
    if not form.is_valid():
        return _form_page(request, customer, form, status=422)
    values = {name: form.cleaned_data[name] for name in ("name", "email", "phone", "why")}
    try:
        with transaction.atomic():
            if add_conflict_errors(form):
                return _form_page(request, customer, form, status=409)
            address = correct(customer, actor=user_of(request), **values)
    except CorrectionRefused as problem:
        form.add_error("email", str(problem))
        return _form_page(request, customer, form, status=422)
    messages.success(request, _("The data is corrected."))
    if address:
        address.send_confirmation(request)
        sentence = _("An e-mail to %(email)s asks to confirm the address. It counts once that is done, signed in.")
        messages.info(request, sentence % {"email": address.email})
    return redirect("customers_admin:inspect", customer.pk)


@customer_view(CORRECT)
def correct_address(request: HttpRequest, customer: Customer, address: int | None = None) -> HttpResponse:
    """One address of the book, or a new one; ``delete`` takes it out."""
    stored = get_object_or_404(Address, pk=address, customer=customer) if address else Address(customer=customer)
    why = WhyForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _address_page(request, stored, AddressForm(known=stored.parts, with_phone=True), why)
    if "refresh" in request.POST:
        form = AddressForm(known=typed_parts(request.POST), with_phone=True)
        return _address_page(request, stored, form, WhyForm(initial={"why": request.POST.get("why", "")}))
    is_deleted = "delete" in request.POST and stored.pk
    form = AddressForm(request.POST, with_phone=True)
    if not stored.pk and customer.addresses.count() >= MAX_ADDRESSES:
        form.add_error(None, _("The book is full. Delete an address first."))
    if not why.is_valid() or not (is_deleted or form.is_valid()):
        return _address_page(request, stored, form, why, status=422)
    with transaction.atomic():
        if is_deleted:
            stored.delete()
        else:
            for name, value in form.cleaned_data.items():
                setattr(stored, name, value)
            stored.save()
        record_address_correction(customer, why=why.cleaned_data["why"], actor=user_of(request))
    messages.success(request, _("The address is deleted.") if is_deleted else _("The address is saved."))
    return redirect("customers_admin:inspect", customer.pk)


def _form_page(request: HttpRequest, customer: Customer, form: CorrectForm, status: int = 200) -> HttpResponse:
    context = {"customer": customer, "form": form, "addresses": customer.addresses.all()[:MAX_ADDRESSES]}
    return render(request, _PAGE, context, status=status)


def _address_page(
    request: HttpRequest, address: Address, form: AddressForm, why: WhyForm, status: int = 200
) -> HttpResponse:
    context = {"customer": address.customer, "address": address, "form": form, "why": why}
    return render(request, _ADDRESS_PAGE, context, status=status)
