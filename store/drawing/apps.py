from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DrawingConfig(AppConfig):
    name = "store.drawing"
    verbose_name = _("Pictures")
