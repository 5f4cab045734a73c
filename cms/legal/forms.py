"""The form in which the owner changes bank and legal data."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.foundation.conflicts import ConflictFormMixin

from . import accounts
from .services import change_legal_details


class LegalDetailsForm(ConflictFormMixin, WagtailAdminModelForm):
    """Checks account numbers. The service saves the changes, records them and mails the owners."""

    def clean_iban(self) -> str:
        typed = self.cleaned_data["iban"]
        try:
            return accounts.read_iban(typed) if typed else ""
        except accounts.ValidationError:
            sentence = _("This IBAN does not add up: a character is missing or mistyped. Copy it from your bank again.")
            raise ValidationError(sentence) from None

    def clean_bic(self) -> str:
        typed = self.cleaned_data["bic"]
        try:
            return accounts.read_bic(typed) if typed else ""
        except accounts.ValidationError:
            raise ValidationError(_("This is no BIC. It has 8 or 11 characters, such as COBADEFFXXX.")) from None

    def save(self, commit: bool = True):
        changed = {name: self.cleaned_data[name] for name in self.changed_data}
        return change_legal_details(self.instance.pk, changed, actor=self.for_user)
