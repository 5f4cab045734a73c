"""The account pages: overview, personal details, address book, news."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from cms.foundation.panels import Panel, panels_of
from customers.people.models import Customer
from customers.profiles.models import Consent

from . import merging, services
from .address_book import MAX_ADDRESSES
from .addresses import is_confirmed
from .current import customer_of_request, user_of
from .forms import ConsentForm, PersonalDetailsForm

#: Guests with an address of the account, on its overview.
MAX_GUESTS = 10


@dataclass(frozen=True)
class OverviewContext:
    """What the first page of the account shows."""

    customer: Customer
    #: When an unconfirmed account is closed.
    closes_on: datetime
    #: Guests with an address of the account.
    guests: Sequence[Customer]
    #: Whether the user has confirmed an address.
    is_confirmed: bool
    #: Parts of the hook ``register_account_panel``.
    panels: Sequence[Panel]


@never_cache
@login_required
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """What waits, orders, designs; and whether the address is confirmed."""
    customer = customer_of_request(request)
    closes_on = request.user.date_joined + settings.UNCONFIRMED_ACCOUNTS_STAY
    context = OverviewContext(
        customer=customer,
        closes_on=closes_on,
        guests=list(merging.guests_to_join(customer)[:MAX_GUESTS]),
        is_confirmed=customer.email_verified or is_confirmed(user_of(request)),
        panels=panels_of("register_account_panel", customer, request),
    )
    return render(request, "customers/accounts/overview.html", vars(context))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def personal_details(request: HttpRequest) -> HttpResponse:
    """Name and phone."""
    customer = customer_of_request(request)
    form = PersonalDetailsForm(_post_data(request), instance=customer)
    if request.method == "POST" and form.is_valid():
        services.change_personal_details(customer, **form.cleaned_data)
        messages.success(request, _("Your details are saved."))
        return redirect("accounts:personal_details")
    return render(request, "customers/accounts/personal_details.html", {"form": form}, status=_status(request))


@never_cache
@login_required
@require_GET
def addresses(request: HttpRequest) -> HttpResponse:
    """The address book."""
    rows = customer_of_request(request).addresses.all()[:MAX_ADDRESSES]
    return render(request, "customers/accounts/addresses.html", {"addresses": rows})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest) -> HttpResponse:
    """Consent to news."""
    customer = customer_of_request(request)
    newest = Consent.objects.newest_of(customer).get(Consent.Purpose.NEWS)
    form = ConsentForm(_post_data(request), initial={"news": bool(newest and newest.given)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["news"]
        services.set_consent(customer, purpose=Consent.Purpose.NEWS, given=given, where=request.path)
        messages.success(request, _("We will write.") if given else _("We will not write any more."))
        return redirect("accounts:consent")
    context = {"form": form, "newest": newest, "now": timezone.now()}
    return render(request, "customers/accounts/consent.html", context, status=_status(request))


def _status(request: HttpRequest) -> int:
    return 422 if request.method == "POST" else 200


def _post_data(request: HttpRequest) -> QueryDict | None:
    """POST data, or None on GET. An unchecked box sends no field, so an empty POST still counts as submitted."""
    return request.POST if request.method == "POST" else None
