"""URLs of the checkout."""

from django.urls import path

from . import fragments, views

app_name = "checkout"

urlpatterns = [
    path("checkout/", views.address, name="start"),
    path("checkout/fields/<str:whose>/", fragments.fields, name="fields"),
    path("checkout/slip/<str:step>/", fragments.slip, name="slip"),
    path("checkout/delivery/", views.delivery, name="delivery"),
    path("checkout/payment/", views.payment, name="payment"),
    path("checkout/payment/wallet/", views.wallet, name="wallet"),
    path("checkout/summary/", views.summary, name="summary"),
    path("checkout/done/<str:token>/", views.done, name="done"),
]
