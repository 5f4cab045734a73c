"""Staff export or erase all data of a person; both ask for the reason first."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.accounts.current import user_of
from customers.people.models import Customer
from customers.people.personal_data import parts

from .erasing import EraseRefused, erase, plan_of
from .exporting import copy_of_all_data, record_export
from .forms import WhyForm
from .permissions import ERASE, EXPORT, customer_view

#: Other records with the same address that both pages name.
MAX_SAME_ADDRESS = 10


@customer_view(EXPORT)
def export_person(request: HttpRequest, customer: Customer) -> HttpResponseBase:
    """GET asks, POST sends the ZIP file."""
    form = WhyForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"customer": customer, "form": form, "contents": [part.label for part in reversed(parts())]}
        return _page(request, "customers/privacy/admin/export.html", context, form)
    record_export(customer, why=form.cleaned_data["why"], actor=user_of(request))
    name = f"data-of-customer-{customer.pk}-{timezone.localdate():%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return StreamingHttpResponse(copy_of_all_data(customer), content_type="application/zip", headers=headers)


@customer_view(ERASE)
def erase_person(request: HttpRequest, customer: Customer) -> HttpResponse:
    """GET names what goes and what stays, POST erases."""
    form = WhyForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"customer": customer, "form": form, "plan": plan_of(customer)}
        return _page(request, "customers/privacy/admin/erase.html", context, form)
    try:
        erase(customer, why=form.cleaned_data["why"], actor=user_of(request))
    except EraseRefused as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("The data of this person is erased."))
    return redirect("customers_admin:inspect", customer.pk)


def _page(request: HttpRequest, template: str, context: dict, form: WhyForm) -> HttpResponse:
    customer: Customer = context["customer"]
    same = Customer.objects.with_email(customer.email).exclude(pk=customer.pk) if customer.email else ()
    context["same_address"] = same[:MAX_SAME_ADDRESS]
    return render(request, template, context, status=422 if form.is_bound else 200)
