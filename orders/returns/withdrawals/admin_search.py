"""Withdrawals in the search over everything, and their mails."""

from collections.abc import Sequence

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from cms.foundation.addresses import address_of
from cms.foundation.admin_search import MAX_RESULTS, SearchKind, SearchResult
from customers.messaging.models import is_about
from customers.people.search import containing

from ..models import Withdrawal
from ..numbers import as_withdrawal_number


def withdrawal_results(text: str, request: HttpRequest) -> Sequence[SearchResult]:
    """The withdrawal of this number, else those whose typed name, order number or address match."""
    rows = Withdrawal.objects.order_by("-pk")
    found = list(rows.filter(number=as_withdrawal_number(text)))
    return [_result(each) for each in found or rows.filter(containing(text, "search_key"))[:MAX_RESULTS]]


def withdrawal_kind() -> SearchKind:
    """For the hook ``register_search_kind``."""
    return SearchKind(
        _("Withdrawals"),
        withdrawal_results,
        permission="returns.view_withdrawal",
        all_url=lambda text: f"{reverse('withdrawals_admin:index')}?{urlencode({'q': text})}",
        order=35,
    )


def mails_about(number: str) -> Q:
    """Mails about the withdrawal of this number."""
    return is_about(Withdrawal.objects.filter(number=as_withdrawal_number(number)))


def _result(withdrawal: Withdrawal) -> SearchResult:
    day = date_format(localtime(withdrawal.stated_at), "SHORT_DATE_FORMAT")
    detail = f"{withdrawal.name} · {withdrawal.order_number} · {day} · {withdrawal.get_status_display()}"
    return SearchResult(withdrawal.number, address_of("withdrawals_admin:inspect", withdrawal.pk), detail)
