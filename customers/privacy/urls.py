"""Addresses of the pages for a person's data, in the back office."""

from django.urls import path

from . import correct_views, data_views, merge_views

app_name = "customer_data"

urlpatterns = [
    path("<int:pk>/correct/", correct_views.correct_person, name="correct"),
    path("<int:pk>/address/", correct_views.correct_address, name="new_address"),
    path("<int:pk>/address/<int:address>/", correct_views.correct_address, name="address"),
    path("<int:pk>/merge/", merge_views.merge_person, name="merge"),
    path("<int:pk>/export/", data_views.export_person, name="export"),
    path("<int:pk>/erase/", data_views.erase_person, name="erase"),
]
