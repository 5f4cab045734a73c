"""Mail addresses of accounts, and whether they are confirmed."""

from allauth.account.models import EmailAddress

from customers.people.models import Customer, User


def is_confirmed(user: User) -> bool:
    """Whether the user has confirmed an address. Staff count as confirmed: the shop made their account."""
    return (
        user.is_staff
        or EmailAddress.objects.filter(user=user, verified=True).exists()
        or Customer.objects.filter(user=user, email_verified=True).exists()
    )


def unconfirmed_address(user: User) -> EmailAddress:
    """The address of an account that is not confirmed yet."""
    return EmailAddress.objects.get_or_create(user=user, email=user.email)[0]


def is_in_use(email: str, *, by_unconfirmed: bool = False) -> bool:
    """Whether an account has confirmed this address; with ``by_unconfirmed`` also whether one signs in with it.

    An unconfirmed second address does not count: anybody may add any.
    """
    if EmailAddress.objects.filter(email=email, verified=True).exists():
        return True
    users = User.objects.filter(email=email)
    return any(by_unconfirmed or is_confirmed(user) for user in users)


def receives_mail_at(user: User, email: str) -> bool:
    """Whether mails about the account may go to this address: the user signs in with it or has confirmed it."""
    return user.email == email or EmailAddress.objects.filter(user=user, email=email, verified=True).exists()
