"""Registers the screen of a basket in the back office."""

from django.urls import path
from wagtail import hooks

from . import admin_views

hooks.register("find_hold_owners", admin_views.hold_owners)


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [path("baskets/<int:pk>/", admin_views.show, name="basket_admin")]
