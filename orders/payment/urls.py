"""Addresses of paying."""

from django.urls import path

from . import hooks, views

app_name = "payment"

urlpatterns = [
    path("checkout/pay/<str:token>/", views.pay, name="pay"),
    path("checkout/pay/<str:token>/way/", views.change, name="change"),
    path("checkout/pay/<str:token>/back/", views.back, name="back"),
    path("checkout/pay/<str:token>/state/", views.state, name="state"),
    path("checkout/pay/<str:token>/pretend/", views.pretend, name="pretend"),
    path("webhooks/<slug:provider>/", hooks.webhook, name="webhook"),
]
