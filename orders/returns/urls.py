"""Addresses at which a shopper withdraws from a contract."""

from django.urls import path

from .withdrawals import views

app_name = "returns"

urlpatterns = [
    path("withdraw/", views.withdraw, name="withdraw"),
    path("withdraw/confirm/", views.confirm, name="confirm"),
    path("withdraw/receipt/<str:token>/", views.receipt, name="receipt"),
]
