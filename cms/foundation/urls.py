"""Addresses of this app."""

app_name = "foundation"

urlpatterns: list = []
