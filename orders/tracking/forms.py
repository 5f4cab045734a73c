"""Forms to find an order."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.text.forms import CodeField, EmailField, LineField


class FindForm(forms.Form):
    """Number of the order, and the e-mail address it was placed with."""

    number = LineField(label=_("Order number"), max_length=40, help_text=_("It is in every e-mail: AF-00042."))
    email = EmailField(
        label=_("E-mail address"), max_length=254, help_text=_("The one you ordered with. We mail a code to it.")
    )


class CodeForm(forms.Form):
    """The code from the mail."""

    code = CodeField(label=_("Code"), max_length=40)
