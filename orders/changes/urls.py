"""Addresses at which a shopper cancels or changes an order."""

from django.urls import path

from . import views

app_name = "changes"

urlpatterns = [
    path("track/<str:token>/changes/<int:pk>/", views.decide, name="decide"),
    path("track/<str:token>/cancel/", views.cancel_by_link, name="cancel_by_link"),
    path("account/orders/<str:number>/cancel/", views.cancel, name="cancel"),
]
