"""Addresses of suggestions and votes; the answers themselves are Wagtail pages."""

from django.urls import path

from . import views

app_name = "knowledge"

urlpatterns = [
    path("contact/suggest/", views.suggest, name="suggest"),
    path("helpful/<int:entry>/", views.vote, name="vote"),
]
