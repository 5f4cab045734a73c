"""Registers URLs and panels of fulfilment in the back office."""

from django.urls import path
from wagtail import hooks

from . import admin_views, panels
from .admin_search import parcel_kind
from .list_actions import SendParcels, print_notes

hooks.register("register_search_kind", parcel_kind)
hooks.register("register_order_panel", panels.send_panel)
hooks.register("find_movement_causes", panels.movement_causes)
hooks.register("register_list_action", SendParcels)
hooks.register("register_list_action", print_notes)


@hooks.register("register_admin_urls")
def register_urls() -> list:
    return [
        path("orders/<int:pk>/send/", admin_views.ship, name="ship_order"),
        path("parcels/<int:pk>/correct/", admin_views.correct, name="correct_parcel"),
        path("parcels/<int:pk>/take-back/", admin_views.take_parcel_back, name="take_parcel_back"),
        path("parcels/notes/", admin_views.delivery_notes, name="delivery_notes"),
        path("parcels/<int:pk>/note/", admin_views.delivery_note, name="delivery_note"),
    ]


@hooks.register("register_waiting")
def register_failed_parcels(request):
    return panels.failed_parcels(request)


@hooks.register("register_waiting")
def register_waiting(request):
    return panels.waiting(request)
