"""Forms of the back office that belong to the whole site."""

from wagtail.admin.forms import WagtailAdminModelForm

from .conflicts import ConflictFormMixin


class ShopSettingsForm(ConflictFormMixin, WagtailAdminModelForm):
    """Writes only what was changed: the owner's columns of the same row stay as they are now."""

    def save(self, commit: bool = True):
        if commit:
            self.instance.save(update_fields=self.changed_data)
        return self.instance
