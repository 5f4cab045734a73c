"""What follows from publishing a page: the designs on it are known to be shown."""

from django.dispatch import receiver
from wagtail.signals import page_published

from store.designs import services

from .models import HomePage
from .shown import token_in


@receiver(page_published)
def tell_designs(instance, **_signal) -> None:
    """Whatever changes one of them later makes the page anew."""
    page = instance.specific
    if isinstance(page, HomePage):
        parts = [part.value for part in page.parts if part.block_type == "designs"]
        services.feature(token_in(link) for value in parts for link in value["designs"])
