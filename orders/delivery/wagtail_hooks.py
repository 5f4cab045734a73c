"""Registers the screen of delivery methods."""

from wagtail import hooks

from .viewsets import DeliveryMethodViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> DeliveryMethodViewSet:
    return DeliveryMethodViewSet("delivery_methods_admin")
