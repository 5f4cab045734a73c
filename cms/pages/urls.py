"""Addresses of the sitemap; Wagtail finds the pages themselves."""

from django.urls import path

from . import sitemap

app_name = "pages"

urlpatterns = [
    path("sitemap.xml", sitemap.index, name="sitemaps"),
    path("sitemap-<slug:section>.xml", sitemap.section, name="sitemap"),
]
