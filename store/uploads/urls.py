"""Addresses of pictures that were sent."""

from django.urls import re_path

from . import views

app_name = "uploads"

urlpatterns = [
    re_path(r"^uploads/(?P<hash>[0-9a-f]{64})/$", views.original, name="original"),
    re_path(r"^uploads/(?P<hash>[0-9a-f]{64})/small/$", views.preview, name="preview"),
]
