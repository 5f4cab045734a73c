"""Those who sign in: staff in their groups, and one shopper with a confirmed address."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from config.sample.people import PASSWORD, SIGN_INS
from customers.people.models import Customer, User


def load() -> dict[str, User]:
    """Everybody of ``SIGN_INS``, by role."""
    secret = make_password(PASSWORD)
    return {who.role: _person(who, secret) for who in SIGN_INS}


def _person(who, secret: str) -> User:
    user = User.objects.create(
        email=who.email, name=who.name, password=secret, is_staff=who.is_staff, is_superuser=who.is_owner
    )
    if who.is_staff:  # No confirmed address: whoever confirms one becomes a customer.
        user.groups.add(Group.objects.get_or_create(name=who.role)[0])
    else:
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        Customer.objects.create(user=user, name=user.name, email=user.email, email_verified=True)
    return user
