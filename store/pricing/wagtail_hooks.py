"""Registers the screen of tax rates."""

from wagtail import hooks

from .viewsets import TaxRateViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> TaxRateViewSet:
    return TaxRateViewSet("tax_rates_admin")
