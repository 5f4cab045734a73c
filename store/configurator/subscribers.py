"""What follows from signing in: a guest's pictures are the customer's. And from publishing: the ways are counted."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from wagtail.signals import published

from customers.people.services import customer_of

from .desk.ways import ask_to_count
from .models import OptionSet, UploadOwner
from .uploads import services
from .uploads.doors import KEY


@receiver(user_logged_in)
def keep_what_the_guest_sent(request=None, user=None, **_signal) -> None:
    """The token stays in the session: both ways lead to them. There are none: nothing happens."""
    token = request.session.get(KEY, "") if request is not None and hasattr(request, "session") else ""
    if token and UploadOwner.objects.filter(token=token).exists():
        services.take_over(token, customer_of(user))


@receiver(published, sender=OptionSet)
def count_the_ways(instance: OptionSet, **_signal) -> None:
    """Published by a person or by the clock, now or again: its ways are another number."""
    ask_to_count(instance)
