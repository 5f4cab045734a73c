"""Rows of a form that are validated with a query for each kind of row, not one for each row."""

from functools import cached_property

from django import forms
from django.db import models
from modelcluster.forms import BaseChildFormSet


class KnownRowField(forms.ModelChoiceField):
    """A reference to one of the rows that were read for the whole form."""

    def __init__(self, rows: dict[str, models.Model], queryset: models.QuerySet, **options) -> None:
        super().__init__(queryset, **options)
        self.rows = rows

    def to_python(self, value: object) -> models.Model | None:
        if value in self.empty_values:
            return None
        row = self.rows.get(str(value))
        if row is None:
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
            )
        return row


class RowsFormSet(BaseChildFormSet):
    """The keys of its rows and what they refer to, such as pictures, are read once."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if not self.is_bound:
            return
        key = form.fields[self._pk_field.name]
        form.fields[self._pk_field.name] = KnownRowField(
            self._own_rows, key.queryset, initial=key.initial, required=False, widget=forms.HiddenInput
        )
        for name, rows in self._referred.items():
            field = form.fields[name]
            form.fields[name] = KnownRowField(
                rows,
                field.queryset,
                label=field.label,
                required=field.required,
                widget=field.widget,
                help_text=field.help_text,
            )

    @cached_property
    def _own_rows(self) -> dict[str, models.Model]:
        return {str(row.pk): row for row in self.get_queryset() if row.pk is not None}

    @cached_property
    def _referred(self) -> dict[str, dict[str, models.Model]]:
        """The rows that the sent fields name, by field and key."""
        fields = self.form.base_fields.items()
        return {name: self._named(name, field) for name, field in fields if isinstance(field, forms.ModelChoiceField)}

    def _named(self, name: str, field: forms.ModelChoiceField) -> dict[str, models.Model]:
        sent = (self.data.get(f"{self.add_prefix(index)}-{name}", "") for index in range(self.total_form_count()))
        keys = {int(key) for key in sent if key.isdecimal() and len(key) < 19}
        return {str(row.pk): row for row in field.queryset.filter(pk__in=keys)} if keys else {}
