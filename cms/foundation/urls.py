"""Addresses of this app."""

from django.urls import path
from django.views.generic import RedirectView

from . import views
from .errors import not_found

app_name = "foundation"

urlpatterns = [
    path("site.webmanifest", views.manifest),
    path("admin/failwhale/", not_found),  # Wagtail's own, which only raises an error to look at.
    path("admin/test404/", not_found),
    path("admin/login/", views.staff_login, name="staff_login"),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
]
