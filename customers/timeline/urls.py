from django.urls import path

from . import views

app_name = "timeline"
urlpatterns = [path("metrics", views.metrics, name="metrics")]
