"""Registers the screens of stock and of warehouses."""

from wagtail import hooks

from .viewsets import StockViewSet, WarehouseViewSet


@hooks.register("register_admin_viewset")
def register_viewsets() -> list:
    return [StockViewSet("stock_admin", url_prefix="stock"), WarehouseViewSet("warehouses_admin")]
