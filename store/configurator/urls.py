"""Addresses of pictures."""

from django.urls import path, re_path

from . import views
from .uploads import views as uploads

app_name = "configurator"

urlpatterns = [
    re_path(r"^pictures/configured/(?P<hash>[0-9a-f]{64})\.svg$", views.configured_picture, name="configured_picture"),
    path("pictures/<str:slug>.svg", views.catalogue_picture, name="picture"),
    re_path(r"^uploads/(?P<hash>[0-9a-f]{64})/$", uploads.original, name="upload"),
    re_path(r"^uploads/(?P<hash>[0-9a-f]{64})/small/$", uploads.preview, name="upload_preview"),
]
