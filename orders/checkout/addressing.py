"""The forms of the first step: contact, delivery address, billing address."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, QueryDict

from customers.people.models import clean_email
from customers.profiles.address_checks import PARTS
from customers.profiles.models import Address

from .forms import CheckoutAddressForm, CheckoutContactForm
from .pages import Visit

DELIVERY, BILLING = PREFIXES = ("delivery", "billing")
#: How many saved addresses the page lists.
_MAX_SAVED = 6


@dataclass
class AddressForms:
    """All forms of the step. ``saved``: the saved address that was chosen instead of typing one."""

    contact: CheckoutContactForm
    delivery: CheckoutAddressForm
    billing: CheckoutAddressForm
    other_bill: bool = False
    saved: Address | None = None
    addresses: list[Address] | None = None
    #: The e-mail address of a signed-in customer, who cannot change it here.
    email: str = ""

    @property
    def all(self) -> list:
        """The forms that must be valid."""
        return [
            self.contact,
            *([] if self.saved else [self.delivery]),
            *([self.billing] if self.other_bill else []),
        ]

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
            "billing_address": self.billing.cleaned_data if self.other_bill else {},
        }


def parts_of(address: Address) -> dict[str, str]:
    """The parts of a saved address."""
    return {key: getattr(address, key) for key in PARTS}


def known_forms(request: HttpRequest, visit: Visit) -> AddressForms:
    """Forms filled with earlier answers, or with the customer's data."""
    state, addresses = visit.state, _saved_addresses(request)
    where = state.delivery_address or (parts_of(addresses[0]) if addresses else {})
    same = [each for each in addresses if parts_of(each) == where]
    phone = state.phone or (visit.basket.customer.phone if visit.basket.customer else "")
    return AddressForms(
        contact=_contact(request, initial={"email": state.email, "phone": phone}),
        delivery=CheckoutAddressForm(prefix=DELIVERY, known=where),
        billing=CheckoutAddressForm(prefix=BILLING, known=state.billing_address),
        other_bill=bool(state.billing_address),
        saved=same[0] if same else None,
        addresses=addresses,
        email=_email(request),
    )


def retyped_forms(request: HttpRequest) -> AddressForms:
    """Forms filled with what was typed, not validated, with the fields of the chosen country."""
    return AddressForms(
        contact=_contact(request, initial={key: request.POST.get(key, "") for key in ("email", "phone")}),
        delivery=CheckoutAddressForm(prefix=DELIVERY, known=typed_parts(request, DELIVERY)),
        billing=CheckoutAddressForm(prefix=BILLING, known=typed_parts(request, BILLING)),
        other_bill="other_bill" in request.POST,
        addresses=_saved_addresses(request),
        email=_email(request),
    )


def submitted_forms(request: HttpRequest, visit: Visit) -> AddressForms:
    """Forms bound to POST data."""
    addresses, other_bill = _saved_addresses(request), "other_bill" in request.POST
    saved = _chosen_address(request, addresses)
    return AddressForms(
        contact=_contact(request, request.POST),
        delivery=CheckoutAddressForm(None if saved else request.POST, prefix=DELIVERY),
        billing=CheckoutAddressForm(request.POST if other_bill else None, prefix=BILLING),
        other_bill=other_bill,
        saved=saved,
        addresses=addresses,
        email=_email(request),
    )


def typed_parts(request: HttpRequest, prefix: str) -> dict[str, str]:
    """The parts of an address as typed in a form."""
    return {key: request.POST.get(f"{prefix}-{key}", "")[:300].replace("\x00", "") for key in PARTS}


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
