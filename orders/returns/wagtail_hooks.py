"""Registers the link in the footer."""

from wagtail import hooks

from . import footer

hooks.register("register_footer_links", footer.footer_links)
