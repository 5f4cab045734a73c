"""Registers the screen of delivery methods, and what product pages say about delivery."""

from wagtail import hooks

from store.storefront.promises import DeliveryTerms

from . import services
from .viewsets import DeliveryMethodViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> DeliveryMethodViewSet:
    return DeliveryMethodViewSet("delivery_methods_admin")


@hooks.register("register_delivery_terms")
def register_delivery_terms() -> DeliveryTerms:
    return DeliveryTerms(services.usual_transit, services.countries_delivered_to)
