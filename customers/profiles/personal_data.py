"""Name, addresses, consents and figures of a person."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer
from customers.people.personal_data import DataRow, PersonalData, declare

from .models import Address, Consent, Facts, FormerCustomer


def _person(customer: Customer) -> Iterator[DataRow]:
    facts = Facts.objects.filter(customer=customer).first()
    yield {
        _("Name"): customer.name,
        _("E-mail address"): customer.email,
        _("Address confirmed"): _("yes") if customer.email_verified else _("no"),
        _("Phone"): customer.phone,
        _("Language"): customer.language,
        _("Since"): customer.created_at,
        _("Orders"): facts.orders if facts else 0,
        _("Spent"): facts.spent if facts else "",
    }


def _addresses(customer: Customer) -> Iterator[DataRow]:
    for address in customer.addresses.all():
        yield {_("Address"): ", ".join(address.rows), _("Phone"): address.phone, _("Used"): address.used_at}


def _consents(customer: Customer) -> Iterator[DataRow]:
    for consent in customer.consents.order_by("at", "pk"):
        yield {
            _("Consent"): consent.get_purpose_display(),
            _("Given"): _("yes") if consent.given else _("no"),
            _("When"): consent.at,
            _("Where"): consent.where,
        }


def _delete(model: type[Address | Consent | Facts]):
    return lambda customer: model.objects.filter(customer=customer).delete() and None


declare(
    PersonalData(
        key="person",
        label=gettext_lazy("Name, e-mail address, phone"),
        models=(Customer, Facts, FormerCustomer),
        rows=_person,
        erase=_delete(Facts),
    )
)
declare(
    PersonalData(
        key="addresses",
        label=gettext_lazy("Addresses"),
        models=(Address,),
        rows=_addresses,
        erase=_delete(Address),
    )
)
declare(
    PersonalData(
        key="consents",
        label=gettext_lazy("Consents"),
        models=(Consent,),
        rows=_consents,
        erase=_delete(Consent),
    )
)
