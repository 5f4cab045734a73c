"""The forms of the first step: contact, delivery address, billing address."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, QueryDict

from customers.people.models import clean_email
from customers.profiles.address_checks import PARTS
from customers.profiles.address_form import AddressForm, typed_parts
from customers.profiles.models import Address
from orders.delivery.services import countries

from .forms import CheckoutContactForm
from .pages import Visit

DELIVERY, BILLING = "delivery", "billing"
#: The browser's address book: which of its addresses fits the form with this prefix.
SECTIONS = {DELIVERY: "shipping", BILLING: "billing"}
#: How many saved addresses the page lists.
_MAX_SAVED = 6


@dataclass
class AddressForms:
    """All forms of the step. ``saved``: the saved address that was chosen instead of typing one."""

    contact: CheckoutContactForm
    delivery: AddressForm
    #: None unless the bill goes to another address.
    billing: AddressForm | None = None
    saved: Address | None = None
    addresses: list[Address] | None = None
    #: The e-mail address of a signed-in customer, who cannot change it here.
    email: str = ""

    @property
    def all(self) -> list:
        """The forms that must be valid."""
        return [self.contact, self.delivery, *([self.billing] if self.billing else [])]

    @property
    def other_bill(self) -> bool:
        """Whether the bill goes to another address."""
        return self.billing is not None

    @property
    def country(self) -> str:
        """The country of the parcel."""
        return self.saved.country_code if self.saved else self.delivery.country

    @property
    def are_valid(self) -> bool:
        """Whether all forms are valid; every form is validated, so that the page lists all errors."""
        valid = [form.is_valid() for form in self.all]
        return all(valid)

    @property
    def wrong(self) -> list:
        """The fields with errors, in the order of the page."""
        return [field for form in self.all if form.errors for field in form if field.errors]

    def answers(self) -> dict:
        """The answers to store, as ``state.write`` takes them."""
        address = parts_of(self.saved) if self.saved else self.delivery.cleaned_data
        return {
            "email": self.email or clean_email(self.contact.cleaned_data["email"]),
            "phone": self.contact.cleaned_data["phone"],
            "delivery_address": address,
            "billing_address": self.billing.cleaned_data if self.billing else {},
        }


def parts_of(address: Address) -> dict[str, str]:
    """The parts of a saved address."""
    return {key: getattr(address, key) for key in PARTS}


def known_forms(request: HttpRequest, visit: Visit) -> AddressForms:
    """Forms filled with earlier answers, or with the customer's data."""
    state, addresses = visit.state, _saved_addresses(request)
    named = {"country_code": visit.basket.checkout.get("country", "")}  # For which a product's page told the day.
    where = state.delivery_address or (parts_of(addresses[0]) if addresses else named)
    same = [each for each in addresses if parts_of(each) == where]
    phone = state.phone or (visit.basket.customer.phone if visit.basket.customer else "")
    return AddressForms(
        contact=_contact(request, initial={"email": state.email, "phone": phone}),
        delivery=address_form(DELIVERY, known=where),
        billing=address_form(BILLING, known=state.billing_address) if state.billing_address else None,
        saved=same[0] if same else None,
        addresses=addresses,
        email=_email(request),
    )


def retyped_forms(request: HttpRequest) -> AddressForms:
    """Forms filled with what was typed, not validated, with the fields of the chosen country."""
    return AddressForms(
        contact=_contact(request, initial={key: request.POST.get(key, "") for key in ("email", "phone")}),
        delivery=retyped_form(request, DELIVERY),
        billing=retyped_form(request, BILLING) if "other_bill" in request.POST else None,
        addresses=_saved_addresses(request),
        email=_email(request),
    )


def submitted_forms(request: HttpRequest) -> AddressForms:
    """Forms bound to POST data. A saved address that is not complete any more comes back in the form."""
    addresses = _saved_addresses(request)
    chosen = _chosen_address(request, addresses)
    data = {f"{DELIVERY}-{key}": text for key, text in parts_of(chosen).items()} if chosen else request.POST
    delivery = address_form(DELIVERY, data)
    return AddressForms(
        contact=_contact(request, request.POST),
        delivery=delivery,
        billing=address_form(BILLING, request.POST) if "other_bill" in request.POST else None,
        saved=chosen if chosen and delivery.is_valid() else None,
        addresses=addresses,
        email=_email(request),
    )


def address_form(
    whose: str, data: Mapping[str, str] | None = None, known: Mapping[str, str] | None = None
) -> AddressForm:
    """The delivery or billing address. A bill may go to any country, a parcel only to those we deliver to."""
    to = tuple(countries()) if whose == DELIVERY else ()
    return AddressForm(data, prefix=whose, known=known, countries=to, section=SECTIONS[whose])


def retyped_form(request: HttpRequest, whose: str) -> AddressForm:
    """The form filled with what was typed, not validated, with the fields of the chosen country."""
    return address_form(whose, known=typed_parts(request.POST, whose))


def needs_fields(request: HttpRequest) -> bool:
    """Whether the page is to come back with other fields: another country, or the bill to another address."""
    wants_bill = "other_bill" in request.POST and f"{BILLING}-country_code" not in request.POST
    return "refresh" in request.POST or wants_bill


def chosen_country(request: HttpRequest) -> str:
    """The country of the address that is chosen or typed in POST data."""
    saved = _chosen_address(request, _saved_addresses(request))
    return saved.country_code if saved else retyped_form(request, DELIVERY).country


def _contact(request: HttpRequest, data: QueryDict | None = None, initial: dict | None = None) -> CheckoutContactForm:
    form = CheckoutContactForm(data, initial=initial)
    if request.user.is_authenticated:
        del form.fields["email"]
    return form


def _email(request: HttpRequest) -> str:
    return request.user.email if request.user.is_authenticated else ""


def _saved_addresses(request: HttpRequest) -> list[Address]:
    if not request.user.is_authenticated:
        return []
    return list(Address.objects.filter(customer__user=request.user)[:_MAX_SAVED])


def _chosen_address(request: HttpRequest, addresses: list[Address]) -> Address | None:
    """The saved address that was chosen; None for a new one. Addresses of others are a 404."""
    key = request.POST.get("saved", "")
    if key in ("", "new"):
        return None
    found = [address for address in addresses if str(address.pk) == key]
    if not found:
        raise Http404
    return found[0]
