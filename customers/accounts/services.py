"""Opening accounts; consent and personal details of customers."""

from django.db import transaction

from customers.people.models import Customer, User
from customers.people.services import customer_of
from customers.profiles.models import Consent
from customers.timeline.services import record

from . import events


@transaction.atomic
def open_account(user: User, *, name: str = "", news: bool = False) -> Customer:
    """Create the customer of a new user; the address is not confirmed yet."""
    if name:
        User.objects.filter(pk=user.pk).update(name=name)
        user.name = name
    customer = customer_of(user)
    record(events.SIGNED_UP, customer=customer)
    if news:
        set_consent(customer, purpose=Consent.Purpose.NEWS, given=True, where="/account/signup/")
    return customer


@transaction.atomic
def set_consent(customer: Customer, *, purpose: str, given: bool, where: str) -> None:
    """Save a new consent or refusal; earlier rows stay."""
    newest = Consent.objects.newest_of(customer).get(purpose)
    if (newest.given if newest else False) == given:
        return
    about = {"customer": customer, "purpose": purpose, "where": where, "proven": customer.email_verified}
    consent = Consent.objects.create(given=given, **about)
    answer = "yes" if given else "no"
    record(events.CONSENT_CHANGED, customer=customer, purpose=str(consent.get_purpose_display()), answer=answer)


@transaction.atomic
def change_personal_details(customer: Customer, *, name: str, phone: str) -> None:
    """Save the customer's name and phone."""
    Customer.objects.filter(pk=customer.pk).update(name=name, phone=phone)
    if customer.user_id:
        User.objects.filter(pk=customer.user_id).update(name=name)
