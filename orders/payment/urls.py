"""URLs of payments."""

from django.urls import path

from . import account_views, views, webhook_views

app_name = "payment"

urlpatterns = [
    path("checkout/pay/<str:token>/", views.pay, name="pay"),
    path("checkout/pay/<str:token>/method/", views.change_method, name="change_method"),
    path("checkout/pay/<str:token>/back/", views.back, name="back"),
    path("checkout/pay/<str:token>/state/", views.state, name="state"),
    path("checkout/pay/<str:token>/pretend/", views.pretend, name="pretend"),
    path("refunds/<str:key>/", account_views.account, name="account"),
    path("webhooks/<slug:provider>/", webhook_views.webhook, name="webhook"),
]
