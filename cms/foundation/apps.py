from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class FoundationConfig(AppConfig):
    name = "cms.foundation"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Wagtail's forms read what people type as the shop's own forms do; every app's book rules are known."""
        from wagtail.admin.forms.models import register_form_field_override

        from .form_fields import FORM_FIELDS

        for field, options in FORM_FIELDS.items():
            register_form_field_override(field, exact_class=True, override=options)
        autodiscover_modules("books")
