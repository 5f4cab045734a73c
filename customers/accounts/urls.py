"""Addresses of the account pages; allauth adds its own."""

from django.urls import path

from . import address_book, confirmed_views, views
from .confirm_views import ConfirmEmailView
from .signup_view import SignupView

app_name = "accounts"

urlpatterns = [
    # These replace allauth's views at the same addresses; the URL names stay allauth's.
    path("account/signup/", SignupView.as_view()),
    path("account/confirm-email/<str:key>/", ConfirmEmailView.as_view()),
    path("account/", views.overview, name="overview"),
    path("account/guests/<int:pk>/merge/", confirmed_views.merge_guest, name="merge_guest"),
    path("account/email/<int:pk>/remove/", confirmed_views.remove_email, name="remove_email"),
    path("account/details/", views.personal_details, name="personal_details"),
    path("account/addresses/", views.addresses, name="addresses"),
    path("account/addresses/new/", address_book.address, name="new_address"),
    path("account/addresses/fields/", address_book.address_fields, name="address_fields"),
    path("account/addresses/<int:pk>/", address_book.address, name="address"),
    path("account/addresses/<int:pk>/delete/", confirmed_views.delete_address, name="delete_address"),
    path("account/news/", views.consent, name="consent"),
]
