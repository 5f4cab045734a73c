"""What follows from signing in: the guest's designs join the account."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from customers.people.services import customer_of
from store.designs.services import adopt

from .designs.current import KEY


@receiver(user_logged_in)
def keep_what_the_guest_designed(request=None, user=None, **_signal) -> None:
    """The designs of the session become the customer's; there are none: nothing happens."""
    kept = request.session.pop(KEY, []) if request is not None and hasattr(request, "session") else []
    if kept:
        adopt(kept, customer=customer_of(user))
