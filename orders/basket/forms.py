"""Forms of the basket."""

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.text.forms import LineField


def quantity_field(min_quantity: int) -> forms.IntegerField:
    """A quantity; nonsense, negative and huge numbers are refused with a sentence."""
    return forms.IntegerField(
        min_value=min_quantity,
        max_value=settings.MAX_QUANTITY,
        error_messages={
            "required": _("Please enter a quantity."),
            "invalid": _("Please enter a whole number as quantity."),
            "min_value": _("The quantity must be at least 1."),
            "max_value": _("The quantity can be at most %(limit_value)d. For more, write to us."),
        },
    )


class FormWithSentence(forms.Form):
    """A form whose first error is displayed as one sentence."""

    @property
    def sentence(self) -> str:
        return next((str(error) for errors in self.errors.values() for error in errors), "")


class QuantityForm(FormWithSentence):
    """The quantity of a line; the buttons + and − send a ``step``."""

    quantity = quantity_field(0)
    step = forms.TypedChoiceField(choices=[("-1", ""), ("1", "")], coerce=int, empty_value=0, required=False)

    def clean(self) -> dict:
        cleaned = super().clean()
        if "quantity" in cleaned:
            cleaned["quantity"] = max(0, cleaned["quantity"] + (cleaned.get("step") or 0))
        return cleaned


class AddForm(FormWithSentence):
    """The quantity of a variant, default 1. ``quantity`` overrides it: the number of texts if each unit has its own."""

    quantity = quantity_field(1)

    def __init__(self, data: QueryDict, quantity: int = 0) -> None:
        super().__init__({"quantity": quantity or data.get("quantity") or "1"})


class VoucherForm(forms.Form):
    """A voucher code as typed."""

    code = LineField(label=_("Voucher"), max_length=80, error_messages={"required": _("Please type a code.")})
