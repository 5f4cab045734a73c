"""The form to send a parcel."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.text.forms import CodeField, LineField
from orders.order.models import OrderLine

from .services import reason_against


class ParcelNumberField(CodeField):
    """The number of a parcel as carriers print it, without the spaces between its groups; words are refused."""

    default_error_messages = {"no_number": _("“%(number)s” is not the number of a parcel.")}
    _NUMBER = re.compile(r"(?=.*[0-9])[A-Z0-9][A-Z0-9/._-]*")

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not self._NUMBER.fullmatch(value):
            raise ValidationError(self.error_messages["no_number"], code="no_number", params={"number": value})


class NumberForm(forms.Form):
    """The right number and carrier of a parcel."""

    tracking_number = ParcelNumberField(label=_("Number of the parcel"), max_length=60)
    carrier = LineField(label=_("Carrier"), max_length=40, required=False)


class ParcelRowForm(forms.Form):
    """The number of one parcel among many; ``before``: parcels of its order that were sent before."""

    tracking_number = ParcelNumberField(
        label=_("Number of the parcel"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"data-scan": True, "autocomplete": "off"}),
        error_messages={"required": _("The number is missing.")},
    )
    before = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, needs_number: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tracking_number"].required = needs_number


class ShipForm(forms.Form):
    """The quantity of each line, filled in with everything that can be sent now."""

    carrier = LineField(label=_("Carrier"), max_length=40, required=False)
    tracking_number = ParcelNumberField(label=_("Number of the parcel"), max_length=60, required=False)

    #: Parcels that were sent before the form was rendered.
    before = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, data=None, *, left: dict[OrderLine, int], carrier: str = "", before: int = 0) -> None:
        super().__init__(data, initial={"carrier": carrier, "before": before})
        self.left = {line: count for line, count in left.items() if count}
        for line, count in self.left.items():
            self.fields[f"line-{line.pk}"] = forms.IntegerField(
                label=line.name,
                min_value=0,
                required=False,
                widget=forms.NumberInput(attrs={"max": count}),
                initial=0 if reason_against(line) else count,
            )

    @property
    def rows(self) -> list[tuple[OrderLine, forms.BoundField, int, str]]:
        """Each line with its field, the quantity left to send, and why it cannot be sent."""
        return [(line, self[f"line-{line.pk}"], count, reason_against(line)) for line, count in self.left.items()]

    @property
    def refusal(self) -> str:
        """The errors, each with the name of its field."""
        return " ".join(f"{self.fields[name].label}: {' '.join(errors)}" for name, errors in self.errors.items())

    @property
    def quantities(self) -> dict[OrderLine, int]:
        """The typed quantities."""
        return {line: self.cleaned_data.get(f"line-{line.pk}") or 0 for line in self.left}
