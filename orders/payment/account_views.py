"""The customer tells the bank account to which a refund is transferred."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from customers.timeline.states import WrongState

from . import refunds
from .forms import AccountForm
from .models import Refund


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest, key: str) -> HttpResponse:
    """The page of the signed link in the mail; until the money is sent the account can be corrected."""
    refund = get_object_or_404(Refund.objects.select_related("order"), pk=_pk(key), to=Refund.To.BANK)
    form = AccountForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "orders/payment/account.html", {"refund": refund, "form": form}, status=status)
    try:
        refunds.write_account(refund, iban=form.cleaned_data["iban"], holder=form.cleaned_data["account_holder"])
    except WrongState as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Thank you. We transfer it to this account."))
    return redirect(refund.account_address)


def _pk(key: str) -> int:
    pk = Refund.pk_of(key)
    if pk is None:
        raise Http404
    return pk
