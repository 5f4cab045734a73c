"""Addresses of this app."""

app_name = "tickets"

urlpatterns: list = []
