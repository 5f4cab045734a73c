"""Money in the database and in forms."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.text.forms import DecimalField

from .amounts import Money, decimals


class MoneyFormField(DecimalField):
    """An amount typed as a number in the currency of the shop; cleans to ``Money``.

    It is not below zero, unless ``min_value`` says otherwise.
    """

    def __init__(self, **options):
        options.setdefault("min_value", 0)
        options.setdefault("decimal_places", decimals(settings.CURRENCY))
        options.setdefault("max_digits", 12)
        super().__init__(**options)
        for validator in self.validators:
            if isinstance(validator, MinValueValidator) and self.min_value == 0:
                validator.message = _("Write amounts without a minus sign.")

    def clean(self, value):
        amount = super().clean(value)
        return None if amount is None else Money(amount)

    def prepare_value(self, value):
        return value.amount if isinstance(value, Money) else value

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class MoneyField(models.BigIntegerField):
    """Stores the smallest units of the shop's currency as a whole number; gives and takes ``Money`` only.

    Forms take an amount below zero only if it is ``signed``, as a surcharge is that makes a thing cheaper.
    """

    description = "An amount of money"

    def __init__(self, *args, signed: bool = False, **options):
        self.signed = signed
        super().__init__(*args, **options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options | ({"signed": True} if self.signed else {})

    def from_db_value(self, value, expression, connection):
        return None if value is None else Money.from_minor(int(value))

    def to_python(self, value):
        if value is None or isinstance(value, Money):
            return value
        if isinstance(value, Decimal):
            return Money(value)
        if isinstance(value, int):
            return Money.from_minor(value)
        return Money.from_minor(int(value))

    def get_prep_value(self, value):
        if value is None or hasattr(value, "resolve_expression"):
            return value
        if isinstance(value, Money):
            return value.minor
        if value == 0:
            return 0
        raise TypeError(f"{self.name} takes Money, not {type(value).__name__}.")

    def value_to_string(self, obj) -> str:
        value = self.value_from_object(obj)
        return "" if value is None else str(value.minor)

    def formfield(self, **options):
        bounds = {"min_value": None} if self.signed else {}
        return models.Field.formfield(self, **{"form_class": MoneyFormField, **bounds, **options})

    @property
    def validators(self):
        return []  # The range of the column is checked on plain numbers, which ours are not.
