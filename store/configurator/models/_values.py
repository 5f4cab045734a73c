"""What merchants may write as a key and as conditions."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from store.configurator.conditions import MAX_CONDITIONS, empty_range, read_conditions

key_value = RegexValidator(
    r"^[a-z][a-z0-9-]*$",
    gettext_lazy("Write lower-case a to z, digits and hyphens, beginning with a to z."),
)


def line_conditions_value(text: str) -> None:
    """Refuses what ``read_conditions`` cannot read, ranges without a number, and too many conditions for a sentence."""
    try:
        terms = read_conditions(text)
    except ValueError as problem:
        sentence = _(
            "“%(line)s” is no condition. Write a group, a colon, and an option, several with commas, “at least 200”, "
            "“at most 180” or “100 to 180”; put “not” before it for the opposite."
        )
        raise ValidationError(sentence % {"line": problem}) from None
    if empty := next((term for term in terms if term.is_empty), None):
        raise ValidationError(empty_range(empty))
    if len(terms) > MAX_CONDITIONS:
        raise ValidationError(_("Write at most %(max)s, one a line.") % {"max": MAX_CONDITIONS})


def conditions_value(text: str) -> None:
    """The same, for what does not know the variant and the quantity of a line."""
    line_conditions_value(text)
    if any(term.is_about_line for term in read_conditions(text)):
        raise ValidationError(_("Variant and quantity can be named in rules and prices only."))
