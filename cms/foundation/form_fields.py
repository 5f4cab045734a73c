"""How forms of the admin read plain fields of models: as the shop's own forms do."""

from typing import Any

from django.db.models import CharField, DecimalField, Field, PositiveIntegerField, PositiveSmallIntegerField

from cms.text import forms

#: Arguments of the form field, by the exact class of the model's field. Whole numbers are as high as PostgreSQL can
#: hold; SQLite takes any, and then a date or a text so long cannot be made.
FORM_FIELDS: dict[type[Field], dict[str, Any]] = {
    CharField: {"form_class": forms.LineField},
    DecimalField: {"form_class": forms.DecimalField},
    PositiveSmallIntegerField: {"form_class": forms.WholeNumberField, "max_value": 2**15 - 1},
    PositiveIntegerField: {"form_class": forms.WholeNumberField, "max_value": 2**31 - 1},
}
