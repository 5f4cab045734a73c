"""URLs of tracking an order."""

from django.urls import path

from . import views

app_name = "tracking"

urlpatterns = [
    path("track/", views.find, name="find"),
    path("track/code/<str:token>/", views.code, name="code"),
    path("track/<str:token>/", views.show, name="show"),
    path("account/orders/", views.account_orders, name="orders"),
    path("account/orders/<str:number>/", views.account_order, name="order"),
    path("account/orders/<str:number>/again/", views.account_order_again, name="again"),
]
