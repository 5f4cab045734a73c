"""Registers the screens of what is made to order."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .viewsets import DrawingViewSet, MadeToOrderViewSet, OptionSetViewSet

register_snippet(OptionSetViewSet)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list:
    return [MadeToOrderViewSet("made_to_order_admin"), DrawingViewSet("drawings_admin")]
