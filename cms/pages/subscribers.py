"""Publishing a page marks its designs as featured."""

from django.dispatch import receiver
from wagtail.signals import page_published

from store.designs import services

from .home_page import token_in
from .models import ContentPage, HomePage


@receiver(page_published)
def feature_designs(instance, **_signal) -> None:
    """A featured design invalidates the page when it changes."""
    page = instance.specific
    if isinstance(page, HomePage | ContentPage):
        parts = [part.value for part in page.parts if part.block_type == "designs"]
        services.feature(token_in(link) for value in parts for link in value["designs"])
