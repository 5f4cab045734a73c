"""What is read from the forms of the basket."""

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _


def quantity_field(least: int) -> forms.IntegerField:
    """How many pieces; nonsense, negative and huge numbers get a sentence."""
    return forms.IntegerField(
        min_value=least,
        max_value=settings.MAX_QUANTITY,
        error_messages={
            "required": _("Please write how many."),
            "invalid": _("Please write a whole number of pieces."),
            "min_value": _("Please choose at least one piece."),
            "max_value": _("Please choose at most %(limit_value)d pieces. For more, write to us."),
        },
    )


class Sentences(forms.Form):
    """A form whose first error is shown as one sentence."""

    @property
    def sentence(self) -> str:
        return next((str(error) for errors in self.errors.values() for error in errors), "")


class QuantityForm(Sentences):
    """How many pieces of a line; a button may ask for one more or one less."""

    quantity = quantity_field(0)
    step = forms.TypedChoiceField(choices=[("-1", ""), ("1", "")], coerce=int, empty_value=0, required=False)

    def clean(self) -> dict:
        cleaned = super().clean()
        if "quantity" in cleaned:
            cleaned["quantity"] = max(0, cleaned["quantity"] + (cleaned.get("step") or 0))
        return cleaned


class AddForm(Sentences):
    """How many pieces of a variant; without a number it is one. A text for each piece says how many by itself."""

    quantity = quantity_field(1)

    def __init__(self, data: QueryDict, pieces: int = 0) -> None:
        super().__init__({"quantity": pieces or data.get("quantity") or "1"})


class VoucherForm(forms.Form):
    """A code as somebody types it."""

    code = forms.CharField(label=_("Voucher"), max_length=80, error_messages={"required": _("Please type a code.")})
