"""What follows from signing in: the guest's basket joins the customer's."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from customers.people.services import customer_of

from . import services
from .current import KEY
from .models import Basket


@receiver(user_logged_in)
def keep_what_the_guest_chose(request=None, user=None, **_signal) -> None:
    """Merge the basket of the session into the one of the customer. There is none: nothing happens."""
    token = request.session.pop(KEY, "") if request is not None and hasattr(request, "session") else ""
    guests = Basket.objects.filter(token=token, customer=None, ordered_at=None).first() if token else None
    if guests is not None:
        services.join(guests, customer_of(user))
