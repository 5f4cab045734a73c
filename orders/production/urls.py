"""Addresses of answering a proof."""

from django.urls import path

from . import views

app_name = "production"

urlpatterns = [
    path("proofs/<str:token>/", views.proof, name="proof"),
    path("proofs/<str:token>/approve/", views.approve, name="approve"),
    path("proofs/<str:token>/change/", views.change, name="change"),
    path("proofs/<str:token>/<int:version>/file/", views.file, name="proof_file"),
]
