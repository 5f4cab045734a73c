"""Whether an account is confirmed: somebody has proved that its address is theirs."""

from allauth.account.models import EmailAddress

from customers.people.models import Customer, User


def is_confirmed(user: User) -> bool:
    """Whether the user has proved an address. Staff count as proved: the shop gave them their account."""
    return (
        user.is_staff
        or EmailAddress.objects.filter(user=user, verified=True).exists()
        or Customer.objects.filter(user=user, email_verified=True).exists()
    )
