"""The addresses of categories and products."""

from django.urls import path

from . import share_pictures, views

app_name = "storefront"

urlpatterns = [
    path("shop/", views.everything, name="shop"),
    path("shop/<path:path>/", views.category, name="category"),
    path("product/<str:slug>/", views.product, name="product"),
    path("product/<str:slug>/configure/", views.configure, name="configure"),
    path("product/<str:slug>/picture/", views.large_picture, name="picture"),
    path("product/<str:slug>/countries/", views.country_list, name="countries"),
    path("uploads/<str:slug>/<str:key>/", views.send_picture, name="send_picture"),
    path("pictures/share/product/<str:slug>.png", share_pictures.product_to_share, name="product_to_share"),
    path("pictures/share/design/<str:token>.png", share_pictures.design_to_share, name="design_to_share"),
    path("search/", views.search_page, name="search"),
    path("search/complete/", views.completions, name="complete"),
]
