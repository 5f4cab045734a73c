"""A person's withdrawals: exported whole; they stay with their order, as proof of what was stated when."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from customers.people.models import Customer
from customers.people.personal_data import DataRow, PersonalData, declare

from .models import Withdrawal, WithdrawalLine


def _typed_with(customer: Customer) -> QuerySet[Withdrawal]:
    """Those without an order that were sent with the address, if the customer has proved that it is theirs."""
    if not (customer.email and customer.email_verified):
        return Withdrawal.objects.none()
    return Withdrawal.objects.filter(order=None, email=customer.email)


def _rows(customer: Customer) -> Iterator[DataRow]:
    for withdrawal in Withdrawal.objects.filter(order__customer=customer) | _typed_with(customer):
        yield {
            _("Number"): withdrawal.number,
            _("When"): withdrawal.stated_at,
            _("Name"): withdrawal.name,
            _("Order number"): withdrawal.order_number,
            _("E-mail address"): withdrawal.email,
            _("What it is about"): withdrawal.picked or withdrawal.words,
            _("Status"): withdrawal.get_status_display(),
            _("Reason"): withdrawal.rejection,
        }


def _reasons_against(customer: Customer) -> Iterator[str]:
    for withdrawal in Withdrawal.objects.filter(order__customer=customer).open():
        yield _("Withdrawal %(number)s is open: pay it back or reject it first.") % {"number": withdrawal.number}


def _stays(customer: Customer) -> Iterator[str]:
    count = Withdrawal.objects.filter(order__customer=customer).count()
    if count:
        sentence = ngettext(
            "%(count)d withdrawal stays with its order, without name, address and words.",
            "%(count)d withdrawals stay with their orders, without name, address and words.",
            count,
        )
        yield sentence % {"count": count}


def _erase(customer: Customer) -> None:
    """Those without an order go. The others lose what was typed: day, order, lines and outcome are the proof."""
    _typed_with(customer).delete()
    for withdrawal in Withdrawal.objects.filter(order__customer=customer):
        withdrawal.name = withdrawal.email = withdrawal.words = withdrawal.rejection = ""
        withdrawal.save(update_fields=["name", "email", "words", "rejection", "search_key"])


declare(
    PersonalData(
        key="withdrawals",
        goes_whole=False,
        label=gettext_lazy("Withdrawals"),
        models=(Withdrawal, WithdrawalLine),
        rows=_rows,
        reasons_against=_reasons_against,
        stays=_stays,
        erase=_erase,
    )
)
