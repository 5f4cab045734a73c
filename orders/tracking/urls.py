"""Addresses of this app."""

app_name = "tracking"

urlpatterns: list = []
