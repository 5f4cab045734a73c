"""The form of a withdrawal, and what of it the second step carries."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.text.forms import EmailField, LineField, PersonNameField, ShortTextField, WholeNumberField
from cms.text.spelling import has_web_address
from orders.order.models import Order, OrderLine

#: Prefix of the fields with the quantity of a line.
_LINE = "line-"


class WithdrawalForm(forms.Form):
    """Name, order number, e-mail address, and in words what it is about. No reason is asked.

    With ``order``, an own order of a signed-in customer, its number is fixed and its lines can be picked.
    """

    name = PersonNameField(label=gettext_lazy("Your name"), max_length=150)
    order_number = LineField(
        label=gettext_lazy("Order number"), max_length=40, help_text=gettext_lazy("It is in every e-mail: AF-00042.")
    )
    email = EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        help_text=gettext_lazy("We mail the receipt to it. Use the one you ordered with."),
    )
    words = ShortTextField(
        label=gettext_lazy("What you withdraw from"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("If it is not the whole order: say in your own words what it is. No reason is needed."),
    )

    def __init__(self, *args: Any, order: Order | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order = order
        self.lines = list(order.lines.defer("breakdown").order_by("position", "pk")) if order else []
        if order:
            self.fields["order_number"].required = False
            del self.fields["words"]
        for line in self.lines:
            self.fields[f"{_LINE}{line.pk}"] = _quantity_field(line)

    @property
    def line_fields(self) -> list[tuple[OrderLine, forms.BoundField]]:
        """Each line with the field of its quantity."""
        return [(line, self[f"{_LINE}{line.pk}"]) for line in self.lines]

    @property
    def typed(self) -> list[tuple[str, str]]:
        """Names and values of all fields, as hidden fields of the second step."""
        values = [(name, str(self.cleaned_data.get(name, ""))) for name in self.fields]
        return [*values, *([("own", self.order.number)] if self.order else [])]

    @property
    def quantities(self) -> dict[int, int] | None:
        """The quantity by line; None if no lines can be picked."""
        if not self.order:
            return None
        return {line.pk: self.cleaned_data[f"{_LINE}{line.pk}"] for line in self.lines}

    @property
    def picked(self) -> str:
        """The picked lines in words, one a line; empty for the whole order."""
        if not self.order or self._is_whole:
            return ""
        quantities = self.quantities or {}
        return "\n".join(f"{quantities[line.pk]} × {line.name}" for line in self.lines if quantities[line.pk])

    def clean_name(self) -> str:
        return _without_web_address(self.cleaned_data["name"])

    def clean_order_number(self) -> str:
        return self.order.number if self.order else _without_web_address(self.cleaned_data["order_number"])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        keys = [f"{_LINE}{line.pk}" for line in self.lines]
        if keys and all(values.get(key) == 0 for key in keys):
            raise ValidationError(_("Write at least one quantity: what do you withdraw from?"))
        return values

    @property
    def _is_whole(self) -> bool:
        return all((self.quantities or {})[line.pk] == line.quantity for line in self.lines)


def key_in(text: str) -> UUID:
    """The key of the second step; a new one if the form brings none."""
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _quantity_field(line: OrderLine) -> WholeNumberField:
    words = {"count": line.quantity}
    return WholeNumberField(
        label=line.name,
        min_value=0,
        max_value=line.quantity,
        initial=line.quantity,
        error_messages={
            "max_value": _("You ordered %(count)d of it: write no more than that.") % words,
            "min_value": _("Write 0 or more."),
        },
    )


def _without_web_address(text: str) -> str:
    """The receipt goes to an address that nobody has proved, so it carries no links of a stranger."""
    if has_web_address(text):
        raise ValidationError(_("Please write it without web addresses."), code="web_address")
    return text
