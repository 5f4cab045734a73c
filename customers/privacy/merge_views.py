"""Staff merge two records: find the other one, look at both side by side, then merge."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.accounts.current import user_of
from customers.people.models import Customer

from .forms import WhyForm
from .merging import MergeRefused, MovedRows, merge_by_staff, must_stay, reason_against, rows_of
from .permissions import MERGE, customer_view

#: Records that the search lists.
MAX_FOUND = 10


class MergeForm(WhyForm):
    """Which record stays, and why."""

    keep = forms.TypedChoiceField(label=gettext_lazy("This record stays"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, records: Sequence[Customer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keep"].choices = [(each.pk, f"{each}, {each.email or '–'} (#{each.pk})") for each in records]


@dataclass(frozen=True)
class MergeContext:
    """Both records side by side."""

    customer: Customer
    other: Customer
    #: Why they cannot be merged; empty if they can.
    reason: str
    #: The record that must stay; None if staff may choose.
    stays: Customer | None
    rows: list[MovedRows]
    form: MergeForm


@customer_view(MERGE)
def merge_person(request: HttpRequest, customer: Customer) -> HttpResponse:
    """Without ``with`` the search for the other record, else both side by side; POST merges them."""
    named = request.POST.get("with") or request.GET.get("with", "")
    key = int(named[:18]) if named.isdecimal() else 0
    other = Customer.objects.select_related("user").filter(pk=key).first()
    if other is None:
        if named:
            messages.error(request, _("This record is gone: somebody merged it meanwhile. Look for it again."))
        return _search_page(request, customer)
    if request.method != "POST":
        return _page(request, customer, other)
    form = MergeForm(request.POST, records=_choices(customer, other))
    if not form.is_valid():
        return _page(request, customer, other, form=form)
    keep = form.cleaned_data["keep"]
    drop = other.pk if keep == customer.pk else customer.pk
    try:
        stays = merge_by_staff(keep, drop, why=form.cleaned_data["why"], actor=user_of(request))
    except MergeRefused as problem:
        messages.error(request, str(problem))
        return redirect("customers_admin:inspect", keep)
    messages.success(request, _("Both records are one now: %(who)s.") % {"who": stays})
    return redirect("customers_admin:inspect", stays.pk)


def _search_page(request: HttpRequest, customer: Customer) -> HttpResponse:
    """Without words the records with the same address."""
    words = request.GET.get("q", "").strip()
    rows = Customer.objects.exclude(pk=customer.pk).filter(erased_at=None)
    same_address = rows.with_email(customer.email) if customer.email else rows.none()
    found = rows.matching(words) if words else same_address
    context = {"customer": customer, "words": words, "found": found.order_by("-pk")[:MAX_FOUND]}
    return render(request, "customers/privacy/admin/merge_search.html", context)


def _page(request: HttpRequest, customer: Customer, other: Customer, form: MergeForm | None = None) -> HttpResponse:
    stays = must_stay(customer, other)
    records = _choices(customer, other)
    context = MergeContext(
        customer=customer,
        other=other,
        reason=reason_against(customer, other),
        stays=stays,
        rows=rows_of(customer, other),
        form=form or MergeForm(records=records, initial={"keep": records[0].pk}),
    )
    return render(request, "customers/privacy/admin/merge.html", vars(context), status=422 if form else 200)


def _choices(customer: Customer, other: Customer) -> list[Customer]:
    stays = must_stay(customer, other)
    return [stays] if stays else [customer, other]
