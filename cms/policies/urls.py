from django.urls import path, register_converter
from django.urls.converters import IntConverter

from . import views


class NumberConverter(IntConverter):
    """A number that fits into the column."""

    regex = "[1-9][0-9]{0,8}"


register_converter(NumberConverter, "policy_number")

app_name = "policies"
urlpatterns = [
    path("policies/", views.current, name="current"),
    path("policies/<policy_number:number>/", views.version, name="version"),
]
