"""Registers the screens of credit and gift cards, and the page of the account."""

from django.urls import path
from django.utils.translation import gettext as _
from wagtail import hooks

from . import admin_views
from .panels import credit_of_customer
from .permissions import registered_permissions
from .viewsets import GiftCardViewSet

hooks.register("register_customer_panel", credit_of_customer)
hooks.register("register_permissions", registered_permissions)


@hooks.register("register_admin_viewset")
def register_viewset() -> GiftCardViewSet:
    return GiftCardViewSet("gift_cards_admin", url_prefix="gift-cards")


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [path("credit/<int:pk>/", admin_views.give_credit, name="give_credit")]


@hooks.register("register_account_section")
def register_account_section() -> tuple[str, str, int]:
    return _("Credit and gift cards"), "wallet:credit", 40


@hooks.register("register_record_screen")
def register_record_screen() -> tuple[str, str]:
    return "wallet.GiftCard", "gift_cards_admin:inspect"
