"""Registers the screens of what is made to order."""

from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin.option_sets import OptionSetViewSet
from .admin.views import try_it
from .panels import made_to_order_button
from .viewsets import DrawingViewSet, FontViewSet, LayeredPhotoViewSet, MadeToOrderViewSet

register_snippet(OptionSetViewSet)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list:
    return [
        MadeToOrderViewSet("made_to_order_admin"),
        DrawingViewSet("drawings_admin"),
        LayeredPhotoViewSet("layered_photos_admin"),
        FontViewSet("fonts_admin"),
    ]


@hooks.register("register_admin_urls")
def register_addresses() -> list:
    return [path("option-sets/try/", try_it, name="configurator_try")]


hooks.register("register_product_button", made_to_order_button)
