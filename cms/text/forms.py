"""Form fields that normalize what people type."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import spelling


class _SpelledField(forms.CharField):
    """Normalized text. NUL is left in, so that Django's own check refuses it."""

    spell = staticmethod(spelling.clean_line)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or self.empty_value
        if not text or "\x00" in text:
            return text
        return self.spell(text) or self.empty_value


class LineField(_SpelledField):
    """One line: no invisible characters, single spaces. A line without visible characters is empty."""


class DecimalField(forms.DecimalField):
    """A number in digits of any script; ``1e3`` and ``1_000`` are refused."""

    def to_python(self, value: Any) -> Any:
        """A ``Decimal``, or None where nothing is typed."""
        if isinstance(value, str) and value not in self.empty_values:
            number = spelling.decimal_number(value)
            if number is None:
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            return number
        return super().to_python(value)


class WholeNumberField(forms.IntegerField):
    """A whole number in digits of any script; ``1e3``, ``12 pcs`` and ``1.000`` are refused.

    Django reads ``1.000`` as 1, where its author may mean a thousand.
    """

    default_error_messages = {"invalid": _("Write a whole number in digits, such as 12.")}

    def to_python(self, value: Any) -> Any:
        """An ``int``, or None where nothing is typed."""
        if isinstance(value, str) and value.strip() not in self.empty_values:
            number = spelling.decimal_number(value)
            if number is None or "." in value:
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            return int(number)
        return super().to_python(value.strip() if isinstance(value, str) else value)


class PersonNameField(LineField):
    """The name of a person; it needs a letter of some script."""

    default_error_messages = {"unreadable": _("This is not a name. Please write your name.")}

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not spelling.is_person_name(value):
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")


class CompanyNameField(LineField):
    """The name of a company; it needs a letter or a digit."""

    default_error_messages = {"unreadable": _("This is not a name. Please write the name of the company.")}

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not spelling.is_company_name(value):
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")


class EmailField(_SpelledField, forms.EmailField):
    """A normalized mail address; see ``spelling.email_address``."""

    spell = staticmethod(spelling.email_address)


class ShortTextField(forms.CharField):
    """A few lines of plain text for somebody else's mail or paper: without web addresses, so that nobody advertises."""

    default_error_messages = {
        "web_address": _("Please write it without web addresses."),
        "too_many_lines": _("Please write at most %(count)d lines."),
    }
    MAX_LINES = 12

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        return text if "\x00" in text else "\n".join(spelling.clean_line(line) for line in text.splitlines()).strip()

    def validate(self, value: str) -> None:
        super().validate(value)
        if spelling.has_web_address(value):
            raise ValidationError(self.error_messages["web_address"], code="web_address")
        if value.count("\n") >= self.MAX_LINES:
            message, count = self.error_messages["too_many_lines"], {"count": self.MAX_LINES}
            raise ValidationError(message, code="too_many_lines", params=count)


class CodeField(_SpelledField):
    """A code that is copied or typed: in capitals, without spaces."""

    spell = staticmethod(spelling.code)
