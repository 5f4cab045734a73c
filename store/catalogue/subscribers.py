"""Saved and deleted rows of the catalogue say that cards have changed."""

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver

from cms.foundation.models import SiteImage

from .models import Attribute, AttributeValue, Brand, Category, Colour, Product, Variant
from .services import refresh_cards


@receiver([post_save, post_delete], sender=Product)
def product_changed(instance: Product, **_signal) -> None:
    """Saved, published, taken back or deleted."""
    refresh_cards([instance.pk])


@receiver([post_save, post_delete], sender=Variant)
def variant_changed(instance: Variant, **_signal) -> None:
    """Its name, whether it is sold, how long it takes."""
    refresh_cards([instance.product_id])


@receiver(post_save, sender=Brand)
@receiver(post_save, sender=Category)
@receiver(post_save, sender=Attribute)
@receiver(post_save, sender=SiteImage)
@receiver(pre_delete, sender=Brand)
@receiver(pre_delete, sender=Attribute)
@receiver(pre_delete, sender=SiteImage)
def what_cards_show_changed(instance: Brand | Category | Attribute | SiteImage, **_signal) -> None:
    """The cards of all products that show its name or picture."""
    field = _FIELDS[type(instance)]
    refresh_cards(Product.objects.filter(**{field: instance.pk}).values_list("pk", flat=True))


@receiver([post_save, post_delete], sender=Colour)
def families_changed(instance: Colour, **_signal) -> None:
    """Products are found by the families of their colours; those of options follow in the configurator."""
    described = AttributeValue.objects.filter(text=instance.name, colour=instance.value)
    named = Variant.objects.filter(options__icontains=instance.name)
    keys = {*described.values_list("product", flat=True), *named.values_list("product", flat=True)}
    refresh_cards(keys)


_FIELDS = {
    Brand: "brand",
    Category: "category",
    Attribute: "attribute_values__attribute",
    SiteImage: "pictures__image",
}
