"""Addresses of this app."""

from django.urls import path

from . import views

app_name = "foundation"

urlpatterns = [
    path("admin/login/", views.staff_login, name="staff_login"),
]
