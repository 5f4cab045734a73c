"""Which address belongs to which account, and whether that is proved."""

from allauth.account.models import EmailAddress

from customers.people.models import Customer, User


def is_confirmed(user: User) -> bool:
    """Whether the user has proved an address. Staff count as proved: the shop gave them their account."""
    return (
        user.is_staff
        or EmailAddress.objects.filter(user=user, verified=True).exists()
        or Customer.objects.filter(user=user, email_verified=True).exists()
    )


def address_to_prove(user: User) -> EmailAddress:
    """The one address of an account that nobody has confirmed."""
    return EmailAddress.objects.get_or_create(user=user, email=user.email)[0]


def is_taken(email: str, *, by_unconfirmed: bool = False) -> bool:
    """Whether an account has proved this address, or with ``by_unconfirmed`` signs in with it without having to.

    A further address that nobody has confirmed takes nothing: anybody may name any.
    """
    if EmailAddress.objects.filter(email=email, verified=True).exists():
        return True
    users = User.objects.filter(email=email)
    return any(by_unconfirmed or is_confirmed(user) for user in users)


def writes_with(user: User, email: str) -> bool:
    """Whether mails about the account may go to this address: it signs in with it, or has confirmed it."""
    return user.email == email or EmailAddress.objects.filter(user=user, email=email, verified=True).exists()
