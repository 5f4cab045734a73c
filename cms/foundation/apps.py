from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FoundationConfig(AppConfig):
    name = "cms.foundation"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Wagtail's forms clean one line of text as the shop's own forms do."""
        from django.db.models import CharField
        from wagtail.admin.forms.models import register_form_field_override

        from cms.text.forms import LineField

        register_form_field_override(CharField, exact_class=True, override={"form_class": LineField})
