"""Registers the screen of warehouses."""

from wagtail import hooks

from .viewsets import WarehouseViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> WarehouseViewSet:
    return WarehouseViewSet("warehouses_admin")
