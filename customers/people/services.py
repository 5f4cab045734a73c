"""Finding and creating customers."""

from django.db import transaction

from .models import Customer, User, clean_email


def make_guest(email: str, *, name: str = "", phone: str = "", language: str = "en") -> Customer:
    """Create a customer for one order or question of a visitor who is not signed in.

    A typed address proves nothing, so an existing record with the same address is neither reused nor changed. Guests
    are merged when the address is confirmed by an account (``customers.accounts.merging``).
    """
    return Customer.objects.create(email=clean_email(email), name=name, phone=phone, language=language)


def customer_of(user: User) -> Customer:
    """The customer record of a user, created with an unverified address the first time."""
    return Customer.objects.filter(user=user).first() or _create_customer(user)


@transaction.atomic
def _create_customer(user: User) -> Customer:
    """Concurrent requests get the same customer."""
    customer, _created = Customer.objects.get_or_create(user=user, defaults={"email": user.email, "name": user.name})
    return customer
