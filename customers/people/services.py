"""Finding and making customers."""

from django.db import transaction

from .models import Customer, User, clean_email


def make_guest(email: str, *, name: str = "", phone: str = "", language: str = "en") -> Customer:
    """A new customer for one order or question of somebody who is not signed in.

    A typed address proves nothing, so no record of the same address is used again or changed. Whoever proves the
    address and an account brings their guests together (``customers.accounts.merging``).
    """
    return Customer.objects.create(email=clean_email(email), name=name, phone=phone, language=language)


def customer_of(user: User) -> Customer:
    """The customer record of a signed-in user; made with an unverified address the first time."""
    return Customer.objects.filter(user=user).first() or _make_customer(user)


@transaction.atomic
def _make_customer(user: User) -> Customer:
    """Two windows that ask at once get the same one."""
    customer, _made = Customer.objects.get_or_create(user=user, defaults={"email": user.email, "name": user.name})
    return customer
