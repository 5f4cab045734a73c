"""Forms of staff for a withdrawal."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.text.forms import LineField
from cms.text.spelling import decimal_number
from orders.order.models import Order
from orders.order.numbers import as_order_number
from orders.payment.forms import MinorUnitsField

#: Names of the fields with the quantity of a line, and the largest number that is read.
_LINE, _MAX_DIGITS = "line-", 9


class JoinForm(forms.Form):
    """The number of the order that a withdrawal is about; ``order`` is read."""

    number = LineField(label=gettext_lazy("Order number"), max_length=40)

    def clean_number(self) -> str:
        number = as_order_number(self.cleaned_data["number"])
        self.order = Order.objects.select_related("customer").filter(number=number).first()
        if self.order is None:
            raise ValidationError(_("There is no order %(number)s.") % {"number": number})
        return number


class RejectionForm(forms.Form):
    """Why a withdrawal is rejected, as the customer reads it."""

    reason = LineField(label=gettext_lazy("Because (the customer reads this)"), max_length=500)


class SettleForm(forms.Form):
    """The amount of the refund, as the screen displayed it."""

    amount = MinorUnitsField(min_value=0)


def quantities_in(data: dict[str, str]) -> dict[int, int]:
    """The quantity by line, from fields such as ``line-17``.

    Raises:
        ValidationError: one of them is no whole number.
    """
    return {
        int(name.removeprefix(_LINE)): _quantity(text)
        for name, text in data.items()
        if name.startswith(_LINE) and name.removeprefix(_LINE).isdecimal() and len(name) < 24
    }


def _quantity(text: str) -> int:
    number = decimal_number(text[: _MAX_DIGITS + 1]) if text.strip() else 0
    if number is None or number != int(number) or number < 0 or len(text.strip()) > _MAX_DIGITS:
        raise ValidationError(_("Write each quantity as a whole number."))
    return int(number)
