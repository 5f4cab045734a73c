"""Addresses of the contact form and of conversations."""

from django.urls import path

from . import contact_views, views

app_name = "tickets"

urlpatterns = [
    path("contact/", contact_views.contact, name="contact"),
    path("questions/<str:token>/", views.question, name="question"),
    path("account/questions/", views.questions, name="questions"),
]
