"""Registers the pages for a person's data, their panel, their permissions and their log."""

from django.urls import include, path
from wagtail import hooks

from . import urls
from .log import register_actions
from .panels import data_of_customer
from .permissions import registered_permissions

hooks.register("register_customer_panel", data_of_customer)
hooks.register("register_permissions", registered_permissions)
hooks.register("register_log_actions", register_actions)


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [path("customer-data/", include(urls))]
