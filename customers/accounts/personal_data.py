"""The account of a person."""

from collections.abc import Iterator

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer, User
from customers.people.personal_data import DataRow, PersonalData, declare

from .confirming import close_for_good


def _rows(customer: Customer) -> Iterator[DataRow]:
    user = customer.user
    if user is None:
        return
    others = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    yield {
        _("Signs in with"): user.email,
        _("E-mail addresses"): ", ".join(others),
        _("Name"): user.name,
        _("Since"): user.date_joined,
        _("Last signed in"): user.last_login,
        _("Second step"): _("yes") if Authenticator.objects.filter(user=user).exists() else _("no"),
    }


def _reasons_against(customer: Customer) -> Iterator[str]:
    if customer.user and customer.user.is_staff:
        yield _("This account works here. Take its roles first, under Settings › Staff.")


def _erase(customer: Customer) -> None:
    if customer.user:
        Customer.objects.filter(pk=customer.pk).update(user=None)
        close_for_good(customer.user)


declare(
    PersonalData(
        key="account",
        label=gettext_lazy("Account"),
        models=(User, EmailAddress, Authenticator),
        rows=_rows,
        reasons_against=_reasons_against,
        erase=_erase,
    )
)
