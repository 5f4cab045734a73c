"""Addresses of designs."""

from django.urls import path, re_path

from . import deleting_views, views

app_name = "designs"

urlpatterns = [
    path("designs/", views.mine, name="mine"),
    path("designs/save/", views.save, name="save"),
    path("designs/compare/", views.compare, name="compare"),
    path("designs/deleted/", deleting_views.deleted, name="deleted"),
    re_path(r"^designs/again/(?P<hash>[0-9a-f]{64})/$", views.again, name="again"),
    path("designs/<str:token>/", views.show, name="show"),
    re_path(r"^designs/(?P<token>[^/]+)/versions/(?P<number>[0-9]{1,9})/$", views.version, name="version"),
    path("designs/<str:token>/restore/", views.restore, name="restore"),
    path("designs/<str:token>/copy/", views.copy, name="copy"),
    path("designs/<str:token>/name/", views.rename, name="rename"),
    path("designs/<str:token>/close/", deleting_views.close, name="close"),
    path("designs/<str:token>/delete/", deleting_views.delete, name="delete"),
    path("designs/<str:token>/bring-back/", deleting_views.bring_back, name="bring_back"),
    path("account/designs/", views.account, name="account"),
]
