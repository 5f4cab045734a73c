"""Addresses of the pages of credit and gift cards."""

from django.urls import path

from . import views

app_name = "wallet"

urlpatterns = [
    path("account/credit/", views.credit, name="credit"),
    path("gift-card/", views.gift_card, name="gift_card"),
]
