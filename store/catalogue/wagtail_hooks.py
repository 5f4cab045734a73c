"""Registers the screens of the catalogue."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .viewsets import (
    AttributeViewSet,
    BrandViewSet,
    CategoryViewSet,
    ColourViewSet,
    ProductViewSet,
    SizeTableViewSet,
    TaxClassViewSet,
)

register_snippet(ProductViewSet)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list:
    return [
        CategoryViewSet("categories_admin"),
        BrandViewSet("brands_admin"),
        AttributeViewSet("attributes_admin"),
        ColourViewSet("colours_admin"),
        SizeTableViewSet("size_tables_admin"),
        TaxClassViewSet("tax_classes_admin"),
    ]
