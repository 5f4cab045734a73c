"""Addresses of pictures."""

from django.urls import path, re_path

from . import views

app_name = "configurator"

urlpatterns = [
    re_path(
        r"^pictures/configured/(?P<hash>[0-9a-f]{64})\.svg$", views.configured_picture_file, name="configured_picture"
    ),
    path("pictures/<str:slug>.svg", views.catalogue_picture_file, name="picture"),
]
