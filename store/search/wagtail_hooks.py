"""Registers products in the search over everything."""

from wagtail import hooks

from .admin_search import product_kind

hooks.register("register_search_kind", product_kind)
