"""Links that staff type: a page of the shop, or an address elsewhere."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

_elsewhere = URLValidator(schemes=["https"])


def check_link(value: str) -> None:
    """Accepts a path such as ``/shop/mugs/`` and an ``https`` address.

    Raises:
        ValidationError: anything else, such as ``javascript:`` or ``//example.com``.
    """
    if value.startswith("/") and not value.startswith(("//", "/\\")):
        return
    try:
        _elsewhere(value)
    except ValidationError:
        sentence = _("Write a page of the shop, such as /shop/mugs/, or a whole address with https://.")
        raise ValidationError(sentence) from None
