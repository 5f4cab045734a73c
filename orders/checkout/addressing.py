"""The forms of the first step: whom to write to, where it goes, who gets the bill."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from customers.people.models import clean_email
from customers.profiles.models import Address
from orders.delivery.addresses import PARTS

from .forms import AddressForm, ContactForm
from .pages import Visit

DELIVERY, BILLING = PREFIXES = ("delivery", "billing")
#: How many kept addresses are offered.
_MOST = 6


@dataclass
class Forms:
    """All forms of the step. ``saved``: an address of the customer's own that was chosen instead of typing one."""

    contact: ContactForm
    delivery: AddressForm
    billing: AddressForm
    other_bill: bool = False
    saved: Address | None = None
    addresses: list[Address] | None = None
    #: A signed-in customer's address stands fixed.
    email: str = ""

    @property
    def all(self) -> list:
        """Those that must be right."""
        return [
            self.contact,
            *([] if self.saved else [self.delivery]),
            *([self.billing] if self.other_bill else []),
        ]

    @property
    def are_valid(self) -> bool:
        """Whether everything is right; each form is asked, so that all errors are shown at once."""
        answers = [form.is_valid() for form in self.all]
        return all(answers)

    @property
    def wrong(self) -> list:
        """The fields to put right, in the order of the page."""
        return [field for form in self.all if form.errors for field in form if field.errors]

    def answers(self) -> dict:
        """What is kept."""
        address = parts_of(self.saved) if self.saved else self.delivery.cleaned_data
        return {
            "email": self.email or clean_email(self.contact.cleaned_data["email"]),
            "phone": self.contact.cleaned_data["phone"],
            "delivery_address": address,
            "billing_address": self.billing.cleaned_data if self.other_bill else {},
        }


def parts_of(address: Address) -> dict[str, str]:
    """A kept address as plain parts."""
    return {key: getattr(address, key) for key in PARTS}


def known_forms(request: HttpRequest, visit: Visit) -> Forms:
    """What was answered before, or is known of the customer."""
    state, kept = visit.state, _kept(request)
    where = state.delivery_address or (parts_of(kept[0]) if kept else {})
    same = [each for each in kept if parts_of(each) == where]
    phone = state.phone or (visit.basket.customer.phone if visit.basket.customer else "")
    return Forms(
        contact=_contact(request, initial={"email": state.email, "phone": phone}),
        delivery=AddressForm(prefix=DELIVERY, known=where),
        billing=AddressForm(prefix=BILLING, known=state.billing_address),
        other_bill=bool(state.billing_address),
        saved=same[0] if same else None,
        addresses=kept,
        email=_email(request),
    )


def retyped_forms(request: HttpRequest) -> Forms:
    """What stands in the forms, unjudged, with the fields of the country that was chosen."""
    return Forms(
        contact=_contact(request, initial={key: request.POST.get(key, "") for key in ("email", "phone")}),
        delivery=AddressForm(prefix=DELIVERY, known=typed(request, DELIVERY)),
        billing=AddressForm(prefix=BILLING, known=typed(request, BILLING)),
        other_bill="other_bill" in request.POST,
        addresses=_kept(request),
        email=_email(request),
    )


def read(request: HttpRequest, visit: Visit) -> Forms:
    """What was sent."""
    kept, other_bill = _kept(request), "other_bill" in request.POST
    saved = _saved(request, kept)
    return Forms(
        contact=_contact(request, request.POST),
        delivery=AddressForm(None if saved else request.POST, prefix=DELIVERY),
        billing=AddressForm(request.POST if other_bill else None, prefix=BILLING),
        other_bill=other_bill,
        saved=saved,
        addresses=kept,
        email=_email(request),
    )


def typed(request: HttpRequest, prefix: str) -> dict[str, str]:
    """The parts of an address as they stand in a form."""
    return {key: request.POST.get(f"{prefix}-{key}", "")[:300].replace("\x00", "") for key in PARTS}


def _contact(request: HttpRequest, data=None, initial=None) -> ContactForm:
    form = ContactForm(data, initial=initial)
    if request.user.is_authenticated:
        del form.fields["email"]
    return form


def _email(request: HttpRequest) -> str:
    return request.user.email if request.user.is_authenticated else ""


def _kept(request: HttpRequest) -> list[Address]:
    if not request.user.is_authenticated:
        return []
    return list(Address.objects.filter(customer__user=request.user)[:_MOST])


def _saved(request: HttpRequest, kept: list[Address]) -> Address | None:
    """The kept address that was chosen; somebody else's does not exist."""
    key = request.POST.get("saved", "")
    if key in ("", "new"):
        return None
    found = [address for address in kept if str(address.pk) == key]
    if not found:
        raise Http404
    return found[0]
