"""The address of the picture of a line."""

from django.urls import path

from . import views

app_name = "order"

urlpatterns = [path("pictures/lines/<str:key>/<str:version>.<str:kind>", views.line_picture, name="line_picture")]
