"""Form fields that read what people type as they mean it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import spelling


class _SpelledField(forms.CharField):
    """Text in one spelling. NUL comes from no keyboard: Django's own check refuses it."""

    spell = staticmethod(spelling.clean_line)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or self.empty_value
        if not text or "\x00" in text:
            return text
        return self.spell(text) or self.empty_value


class LineField(_SpelledField):
    """One line: no invisible characters, single spaces. A line of nothing visible counts as empty."""


class PersonNameField(LineField):
    """The name of a person; it has a letter of some script."""

    default_error_messages = {"unreadable": _("Please write a name with letters.")}

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not spelling.has_letter(value):
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")


class CompanyNameField(LineField):
    """The name of a company; it has a letter or a digit."""

    default_error_messages = {"unreadable": _("Please write a name with letters or digits.")}

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not spelling.has_letter_or_digit(value):
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")


class EmailField(_SpelledField, forms.EmailField):
    """A mail address in one spelling; see ``spelling.email_address``."""

    spell = staticmethod(spelling.email_address)


class CodeField(_SpelledField):
    """A code that is copied or typed: in capitals, without spaces."""

    spell = staticmethod(spelling.code)
