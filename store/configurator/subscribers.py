"""What follows when rows of the configurator, or images that they use, are saved."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import published

from cms.foundation.models import SiteImage
from cms.foundation.versions import invalidate
from store.catalogue.models import Colour, Variant
from store.catalogue.services import refresh_cards
from store.pricing.models import Price

from .admin.combinations import request_count
from .from_prices import find_again, request_lowest_prices
from .models import Drawing, MadeToOrder, OptionSet


@receiver(published, sender=OptionSet)
def count_when_published(instance: OptionSet, **_signal) -> None:
    """However it is published, by a person or by the clock."""
    request_count(instance)
    products = list(MadeToOrder.objects.filter(option_set=instance).values_list("product", flat=True))
    refresh_cards(products)
    request_lowest_prices(products)


@receiver([post_save, post_delete], sender=MadeToOrder)
def refresh_card(instance: MadeToOrder, **_signal) -> None:
    """A card shows the picture and the lowest price of a product that is made to order."""
    refresh_cards([instance.product_id])


@receiver([post_save, post_delete], sender=Colour)
def refresh_cards_with_colour(instance: Colour, **_signal) -> None:
    """The products whose options have this colour: they are found by its families."""
    options = {
        "option_set__groups__options__name": instance.name,
        "option_set__groups__options__colour": instance.value,
    }
    refresh_cards(MadeToOrder.objects.filter(**options).values_list("product", flat=True))


@receiver(post_save, sender=MadeToOrder)
def find_lowest_price(instance: MadeToOrder, **_signal) -> None:
    """Its choices are others now."""
    request_lowest_prices([instance.product_id])


@receiver([post_save, post_delete], sender=Price)
def price_changed(instance: Price, **_signal) -> None:
    """The lowest price with choices follows the prices of the variants."""
    find_again(instance.variant.product_id)


@receiver([post_save, post_delete], sender=Variant)
def variant_changed(instance: Variant, **_signal) -> None:
    """A variant may be sold no longer."""
    find_again(instance.product_id)


@receiver(post_save, sender=Drawing)
def refresh_cards_with_drawing(instance: Drawing, **_signal) -> None:
    """The pictures of all products with this drawing."""
    refresh_cards(MadeToOrder.objects.filter(drawing=instance).values_list("product", flat=True))


@receiver([post_save, post_delete], sender=SiteImage)
def image_changed(**_signal) -> None:
    """Definitions hold addresses of images, and saving a new file deletes the old one."""
    invalidate("options")
