"""Phone numbers as people write them, found as people type them."""

from django.db.models import Q, Value
from django.db.models.functions import Replace
from django.db.models.lookups import Contains

#: What people write between the digits.
_BETWEEN = " -/().\u00a0"


def by_phone(digits: str) -> Q:
    """Customers whose number holds these digits, however it is written; a 0 in front stands for the country."""
    phone = "phone"
    for mark in _BETWEEN:
        phone = Replace(phone, Value(mark), Value(""))
    return Q(Contains(phone, digits.lstrip("0")))
