"""When a guest signs in, their designs join the account."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from customers.people.services import customer_of
from store.designs.services import give_to_customer

from .designs.ownership import device_of


@receiver(user_logged_in)
def give_designs_to_the_customer(request=None, user=None, **_signal) -> None:
    """The designs of the browser become the customer's."""
    if device := device_of(request) if request is not None else "":
        give_to_customer(device, customer=customer_of(user))
