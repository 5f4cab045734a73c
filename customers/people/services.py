"""Finding and making customers."""

from django.db import transaction

from .models import Customer, User, clean_email


@transaction.atomic
def customer_for_guest(email: str, *, name: str = "", phone: str = "", language: str = "en") -> Customer:
    """A customer for somebody who has not proved the address: never one who holds it as verified.

    The newest unverified record of the address is used again, so that two guest orders stand together.
    """
    found = Customer.objects.holding(email).filter(email_verified=False, user=None).order_by("-pk").first()
    if found is None:
        return Customer.objects.create(email=clean_email(email), name=name, phone=phone, language=language)
    changes = {"name": name or found.name, "phone": phone or found.phone}
    Customer.objects.filter(pk=found.pk).update(**changes)
    found.name, found.phone = changes["name"], changes["phone"]
    return found


def customer_of(user: User) -> Customer:
    """The customer record of a signed-in user; made with an unverified address the first time."""
    return Customer.objects.filter(user=user).first() or _make_customer(user)


@transaction.atomic
def _make_customer(user: User) -> Customer:
    """Two windows that ask at once get the same one."""
    customer, _made = Customer.objects.get_or_create(user=user, defaults={"email": user.email, "name": user.name})
    return customer
