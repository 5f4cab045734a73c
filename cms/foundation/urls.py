"""Addresses of this app."""

from django.urls import path
from django.views.generic import RedirectView

from . import views

app_name = "foundation"

urlpatterns = [
    path("admin/login/", views.staff_login, name="staff_login"),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
]
