from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class TimelineConfig(AppConfig):
    name = "customers.timeline"
    verbose_name = _("Timeline")

    def ready(self) -> None:
        """Every app's verbs, reactions and jobs are known once all models are loaded."""
        autodiscover_modules("events", "subscribers", "jobs", "customer_merging", "personal_data")
