"""The addresses of the shelves and products."""

from django.urls import path

from . import views

app_name = "storefront"

urlpatterns = [
    path("shop/<path:path>/", views.category, name="category"),
    path("product/<str:slug>/", views.product, name="product"),
    path("search/", views.search_page, name="search"),
]
