"""What follows from signing in: the guest's basket joins the customer's."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from customers.people.services import customer_of

from . import services
from .current import tokens_of
from .models import Basket


@receiver(user_logged_in)
def keep_what_the_guest_chose(request=None, user=None, **_signal) -> None:
    """Merge what this browser has put into a basket into the one of the customer. There is none: nothing happens."""
    tokens = tokens_of(request) if request is not None else []
    for basket in Basket.objects.filter(token__in=tokens, customer=None, ordered_at=None) if tokens else []:
        services.join(basket, customer_of(user))
