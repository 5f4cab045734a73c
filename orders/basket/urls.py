"""Addresses of this app."""

app_name = "basket"

urlpatterns: list = []
