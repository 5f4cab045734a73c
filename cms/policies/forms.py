"""The form of the policy."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from .terms import REASONS
from .wording import PLACES, SENTENCES


class PolicyForm(WagtailAdminModelForm):
    """The policy; sentences may contain the places that are filled in, and no other braces."""

    photo_reasons = forms.MultipleChoiceField(
        label=gettext_lazy("photos are asked for"),
        choices=list(REASONS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean(self) -> dict:
        values = super().clean()
        for name in (f"say_{key}" for key in SENTENCES):
            unknown = set(re.findall(r"\{([^}]*)\}", values.get(name) or "")) - set(PLACES)
            if unknown:
                known = ", ".join(f"{{{each}}}" for each in PLACES)
                self.add_error(name, _("Only these places are filled in: %(known)s.") % {"known": known})
        return values
