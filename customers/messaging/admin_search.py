"""Mails in the search over everything."""

import re
from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.foundation.addresses import address_of
from cms.foundation.admin_search import MAX_RESULTS, SearchKind, SearchResult
from customers.people.models import Customer
from customers.people.search import matching

from .models import OutgoingMail

#: What may be the number of an order or a question: AF-00959, q1003, 959.
_NUMBER = re.compile(r"#?[^\W\d]{0,4}[- ]?\d{2,9}")


def mail_results(text: str, request: HttpRequest) -> Sequence[SearchResult]:
    """Mails to matching customers, else about the order or question of this number; newest first."""
    rows = OutgoingMail.objects.defer("text", "html").order_by("-pk")
    found = list(rows.filter(customer__in=Customer.objects.filter(matching(text)))[:MAX_RESULTS])
    if not found and _NUMBER.fullmatch(text):
        about = (find(text) for find in hooks.get_hooks("find_mails"))
        found = list(rows.filter(reduce(or_, about, Q(pk__in=[])))[:MAX_RESULTS])
    return [
        SearchResult(
            mail.subject,
            address_of("mails_admin:inspect", mail.pk),
            f"{mail.recipient} · {date_format(localtime(mail.written_at), 'SHORT_DATETIME_FORMAT')}",
        )
        for mail in found
    ]


def mail_kind() -> SearchKind:
    """For the hook ``register_search_kind``."""
    return SearchKind(
        _("E-mails"),
        mail_results,
        permission="messaging.view_outgoingmail",
        all_url=lambda text: f"{reverse('mails_admin:index')}?{urlencode({'q': text})}",
        order=60,
    )
