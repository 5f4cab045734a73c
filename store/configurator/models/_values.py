"""What merchants may write as a key and as a condition."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from store.rules.terms import read_term

key_value = RegexValidator(
    r"^[a-z][a-z0-9-]*$",
    _("Write lower-case a to z, digits and hyphens, beginning with a to z."),
)


def term_value(text: str) -> None:
    """Refuses what ``terms.read_term`` cannot read."""
    try:
        read_term("", text)
    except ValueError:
        sentence = _("Write an option, several with commas, or “at least 200”, “at most 180”, “100 to 180”.")
        raise ValidationError(sentence) from None
