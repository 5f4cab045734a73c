"""On sign-in, merges the guest's basket into the customer's."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from customers.people.services import customer_of

from . import services
from .current import tokens_of
from .models import Basket


@receiver(user_logged_in)
def merge_guest_baskets(request=None, user=None, **_signal) -> None:
    """Merge the baskets of this browser into the customer's."""
    tokens = tokens_of(request) if request is not None else []
    for basket in Basket.objects.filter(token__in=tokens, customer=None, ordered_at=None) if tokens else []:
        services.join(basket, customer_of(user))
