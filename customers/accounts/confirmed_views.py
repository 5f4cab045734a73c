"""Changes of an account that cannot be undone: each view asks on GET and acts on POST."""

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.foundation.confirmation import Confirmation, ask_to_confirm
from cms.foundation.templatetags.site_tags import day
from customers.profiles.models import Address

from . import merging
from .current import customer_of_request


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete one of the customer's own addresses."""
    address = get_object_or_404(Address, pk=pk, customer__user=request.user)
    if request.method != "POST":
        return ask_to_confirm(request, _before_deleting(address))
    address.delete()
    messages.success(request, _("The address is deleted."))
    return redirect("accounts:addresses")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def merge_guest(request: HttpRequest, pk: int) -> HttpResponse:
    """“That was me”: merge a guest who used an address of the account without signing in."""
    customer = customer_of_request(request)
    guest = get_object_or_404(merging.guests_to_join(customer), pk=pk)
    if request.method != "POST":
        return ask_to_confirm(request, _before_merging(guest.name or guest.email, day(guest.created_at)))
    merging.merge(customer, guest)
    messages.success(request, _("It is in your account now."))
    return redirect("accounts:overview")


@login_required
@require_safe
def remove_email(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before an e-mail address is removed; the form is posted to allauth's view."""
    address = get_object_or_404(EmailAddress, pk=pk, user=request.user, primary=False)
    return ask_to_confirm(request, _before_removing(address.email))


def _before_deleting(address: Address) -> Confirmation:
    return Confirmation(
        heading=_("Delete this address?"),
        subject=", ".join(address.rows),
        consequences=[
            _("It is removed from your address book. This cannot be undone."),
            _("Orders to this address stay as they are."),
        ],
        button=_("Delete the address"),
        keep=_("Keep the address"),
        back=reverse("accounts:addresses"),
    )


def _before_merging(who: str, since: str) -> Confirmation:
    return Confirmation(
        heading=_("Was that you?"),
        subject=f"{since}, {who}",
        consequences=[
            _("Orders, questions and designs of this guest move into your account."),
            _("They cannot be separated again. If it was somebody else, leave them."),
        ],
        button=_("That was me"),
        keep=_("Leave them"),
        back=reverse("accounts:overview"),
    )


def _before_removing(email: str) -> Confirmation:
    return Confirmation(
        heading=_("Remove this e-mail address?"),
        subject=email,
        consequences=[
            _("You can no longer sign in with it, and we send nothing to it any more."),
            _("To use it again, you add and confirm it anew."),
        ],
        button=_("Remove the address"),
        keep=_("Keep the address"),
        back=reverse("account_email"),
        action=reverse("account_email"),
        fields=(("email", email), ("action_remove", "1")),
    )
