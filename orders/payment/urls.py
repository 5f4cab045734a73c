"""Addresses of this app."""

app_name = "payment"

urlpatterns: list = []
