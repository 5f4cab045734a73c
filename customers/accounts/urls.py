"""Addresses of the customer's own pages; those of allauth stand beside them."""

from django.urls import path

from . import views
from .confirm_views import ConfirmEmailView
from .signing_up import SignupView

app_name = "accounts"

urlpatterns = [
    # In place of allauth's views of these addresses, which keep their names.
    path("account/signup/", SignupView.as_view()),
    path("account/confirm-email/<str:key>/", ConfirmEmailView.as_view()),
    path("account/", views.overview, name="overview"),
    path("account/guests/<int:pk>/join/", views.join_guest, name="join_guest"),
    path("account/particulars/", views.particulars, name="particulars"),
    path("account/addresses/", views.addresses, name="addresses"),
    path("account/addresses/new/", views.address, name="new_address"),
    path("account/addresses/<int:pk>/", views.address, name="address"),
    path("account/addresses/<int:pk>/delete/", views.delete_address, name="delete_address"),
    path("account/news/", views.consent, name="consent"),
]
