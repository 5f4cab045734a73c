"""Addresses of conversations."""

from django.urls import path

from . import views

app_name = "tickets"

urlpatterns = [
    path("questions/<str:token>/", views.question, name="question"),
    path("account/questions/", views.questions, name="questions"),
]
