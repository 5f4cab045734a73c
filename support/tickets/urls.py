"""Addresses of the contact form and of conversations."""

from django.urls import path

from . import contact_views, data_views, file_views, views

app_name = "tickets"

urlpatterns = [
    path("contact/", contact_views.contact, name="contact"),
    path("questions/<str:token>/", views.question, name="question"),
    path("questions/<str:token>/files/<int:pk>/", file_views.customer_file, name="file"),
    path("account/data/", data_views.overview, name="data"),
    path("account/data/copy/", data_views.ask_for_copy, name="data_copy"),
    path("account/data/delete/", data_views.ask_for_deletion, name="data_deletion"),
    path("account/questions/", views.questions, name="questions"),
]
