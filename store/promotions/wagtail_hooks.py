"""Registers the screen of vouchers."""

from wagtail import hooks

from .viewsets import VoucherViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> VoucherViewSet:
    return VoucherViewSet("vouchers_admin")
