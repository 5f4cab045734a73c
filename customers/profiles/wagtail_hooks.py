"""Registers the screens of customers."""

from wagtail import hooks

from .admin_search import customer_kind
from .viewsets import CustomerViewSet

hooks.register("register_search_kind", customer_kind)


@hooks.register("register_admin_viewset")
def register_viewset() -> CustomerViewSet:
    return CustomerViewSet("customers_admin", url_prefix="customers")


@hooks.register("register_record_screen")
def register_record_screen() -> tuple[str, str]:
    return "people.Customer", "customers_admin:inspect"
