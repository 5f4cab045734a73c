"""The owner's screen of bank and legal data, and the record of changes."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.contrib.settings.models import register_setting

from cms.foundation.columns import WhenColumn
from cms.foundation.records import RecordViewSet

from .forms import LegalDetailsForm
from .models import LegalChange, LegalDetails

_PANELS = [
    MultiFieldPanel([FieldPanel("name"), FieldPanel("street"), FieldPanel("town")], _("Name and address")),
    MultiFieldPanel(
        [FieldPanel("account_holder"), FieldPanel("iban"), FieldPanel("bic"), FieldPanel("bank")], _("Bank account")
    ),
]


def register_legal_details() -> None:
    """Among the settings, for users who may change them."""
    LegalDetails.edit_handler = ObjectList(_PANELS, base_form_class=LegalDetailsForm)
    register_setting(LegalDetails, icon="key", order=20)


class LegalChangeViewSet(RecordViewSet):
    """Who changed what of the bank and legal data, and when."""

    model = LegalChange
    icon = "history"
    url_prefix = "legal-changes"
    menu_label = _("Changes of bank data")
    list_name = _("Changes of bank and legal data")
    menu_hook = "register_settings_menu_item"
    menu_order = 900
    inspect_view_enabled = False
    list_display: ClassVar = [
        Column("label", label=_("What")),
        "before",
        "after",
        Column("changed_by_name", label=_("Who")),
        WhenColumn("changed_at", label=_("When")),
    ]
