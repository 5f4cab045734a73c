"""Addresses of paying."""

from django.urls import path

from . import views

app_name = "payment"

urlpatterns = [
    path("checkout/pay/<str:token>/", views.pay, name="pay"),
    path("checkout/pay/<str:token>/pretend/", views.pretend, name="pretend"),
]
