"""When a guest signs in, the pictures they sent become the customer's."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from customers.people.services import customer_of

from . import services
from .access import KEY
from .models import UploadOwner


@receiver(user_logged_in)
def take_over_pictures(request=None, user=None, **_signal) -> None:
    """The token stays in the session, so the pictures are found by the customer and by the token."""
    token = request.session.get(KEY, "") if request is not None and hasattr(request, "session") else ""
    if token and UploadOwner.objects.filter(token=token).exists():
        services.give_to_customer(token, customer_of(user))
