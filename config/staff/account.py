"""A colleague's own page in the back office: the name, notifications, how the screens look.

Password, e-mail address and second step belong to the account in the shop, which checks and confirms them.
"""

from typing import ClassVar

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.account import (
    AccountView,
    AvatarSettingsPanel,
    BaseSettingsPanel,
    ChangePasswordPanel,
    NameEmailSettingsPanel,
)

from cms.text.forms import PersonNameField
from customers.people.models import User

#: Panels of Wagtail that write what this shop keeps elsewhere, or shows nowhere.
_LEFT_OUT = (NameEmailSettingsPanel, AvatarSettingsPanel, ChangePasswordPanel)


class StaffNameForm(forms.ModelForm):
    """The name that colleagues and customers see."""

    class Meta:
        model = User
        fields: ClassVar = ["name"]
        field_classes: ClassVar = {"name": PersonNameField}

    def save(self, commit: bool = True) -> User:
        """Writes the name alone, because sign-in changes other columns of the row."""
        self.instance.save(update_fields=["name"])
        return self.instance


class NamePanel(BaseSettingsPanel):
    """One field for the name."""

    name = "name"
    title = gettext_lazy("Name")
    order = 100
    form_class = StaffNameForm


class StaffAccountView(AccountView):
    """Wagtail's page with our panel for the name."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        """Our panel first."""
        others = [panel for panel in super().get_panels() if not isinstance(panel, _LEFT_OUT)]
        profile = self.request.user.wagtail_userprofile
        return [NamePanel(self.request, self.request.user, profile), *others]

    def get_menu_items(self) -> list[dict[str, str]]:
        """The way to what stands elsewhere."""
        ours = {
            "url": reverse("account_change_password"),
            "label": _("Password, e-mail address, second step"),
            "help_text": _("They stand in your account in the shop, because you sign in there, too."),
        }
        return [ours, *super().get_menu_items()]
