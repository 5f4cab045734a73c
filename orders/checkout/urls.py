"""Addresses of this app."""

app_name = "checkout"

urlpatterns: list = []
