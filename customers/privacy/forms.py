"""Forms of staff for the data of a person. Each asks for the reason, which is logged."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.text.forms import EmailField, LineField, PersonNameField
from customers.people.models import Customer


class WhyForm(forms.Form):
    """Why it is done."""

    why = LineField(
        label=_("Why?"),
        max_length=200,
        help_text=_("The reason is stored with your name, for example “wrote to us on 3 May, SR-1004”."),
    )


class CorrectForm(forms.ModelForm):
    """Name, e-mail address and phone of a customer."""

    name = PersonNameField(label=_("Name"), max_length=150, required=False)
    email = EmailField(label=_("E-mail address"), max_length=254, required=False)
    phone = LineField(label=_("Phone"), max_length=32, required=False)
    why = WhyForm.base_fields["why"]

    class Meta:
        model = Customer
        fields: ClassVar = ["name", "email", "phone"]

    def validate_constraints(self) -> None:
        """The service asks whose address it is."""
