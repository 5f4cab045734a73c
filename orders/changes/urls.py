"""Addresses at which a shopper cancels or changes an order."""

from django.urls import path

from . import address_views, change_views, views

app_name = "changes"

urlpatterns = [
    path("track/<str:token>/changes/<int:pk>/", views.decide, name="decide"),
    path("track/<str:token>/cancel/", views.cancel_by_link, name="cancel_by_link"),
    path("track/<str:token>/lines/<int:pk>/change/", change_views.change_line_by_link, name="line_by_link"),
    path("track/<str:token>/address/", address_views.address_by_link, name="address_by_link"),
    path("account/orders/<str:number>/address/", address_views.address, name="address"),
    path("account/orders/<str:number>/lines/<int:pk>/change/", change_views.change_line, name="line"),
    path("account/orders/<str:number>/cancel/", views.cancel, name="cancel"),
]
