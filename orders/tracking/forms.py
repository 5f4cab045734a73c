"""Forms of finding an order."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.text.forms import CodeField, EmailField, LineField


class FindForm(forms.Form):
    """Number and address of whoever ordered."""

    number = LineField(label=_("Order number"), max_length=40, help_text=_("It stands in every e-mail: AF-00042."))
    email = EmailField(
        label=_("E-mail address"), max_length=254, help_text=_("The one you ordered with. A code goes there.")
    )


class CodeForm(forms.Form):
    """The code from the mail."""

    code = CodeField(label=_("Code"), max_length=40)
