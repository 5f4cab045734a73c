"""URLs of the basket."""

from django.urls import path, re_path

from . import adding_views, views

app_name = "basket"

urlpatterns = [
    path("basket/", views.show, name="show"),
    path("basket/add/", adding_views.add, name="add"),
    path("basket/design/<str:token>/", adding_views.add_design, name="add_design"),
    path("basket/again/", adding_views.again, name="again"),
    path("basket/badge/", views.badge, name="badge"),
    path("basket/back/", adding_views.put_back, name="put_back"),
    path("basket/prices/", views.acknowledge, name="acknowledge"),
    path("basket/voucher/", views.use_voucher, name="use_voucher"),
    path("basket/voucher/drop/", views.drop_voucher, name="drop_voucher"),
    re_path(r"^basket/(?P<pk>[0-9]{1,18})/$", views.change_line, name="line"),
    re_path(r"^basket/(?P<pk>[0-9]{1,18})/remove/$", views.remove_line, name="remove"),
    re_path(r"^basket/(?P<pk>[0-9]{1,18})/repair/$", views.repair_line, name="repair"),
    re_path(r"^basket/(?P<pk>[0-9]{1,18})/change/$", views.change_choices, name="change"),
]
