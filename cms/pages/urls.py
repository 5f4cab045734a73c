"""Addresses for search engines; the written pages themselves are found by Wagtail."""

from django.urls import path

from . import sitemap

app_name = "pages"

urlpatterns = [
    path("sitemap.xml", sitemap.index, name="sitemaps"),
    path("sitemap-<slug:section>.xml", sitemap.section, name="sitemap"),
]
