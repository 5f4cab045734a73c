"""Registers the screens of customers."""

from wagtail import hooks

from customers.timeline.story import has_screen

from .viewsets import CustomerViewSet

has_screen("people.Customer", "customers_admin:inspect")


@hooks.register("register_admin_viewset")
def register_viewset() -> CustomerViewSet:
    return CustomerViewSet("customers_admin", url_prefix="customers")
