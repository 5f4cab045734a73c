"""Finds an order by its number and e-mail address: we mail a code to the address, and the code opens the order."""

import hashlib
import hmac
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from cms.text import spelling
from customers.messaging.services import write_mail
from customers.people.models import clean_email
from orders.order.models import Order
from orders.order.numbers import as_order_number

from .models import Lookup

#: How long a mailed code is valid, and how often it may be mistyped.
CODE_LASTS, MAX_TRIES = timedelta(minutes=15), 5
#: Characters of codes: none looks like another.
_CHARACTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@transaction.atomic
def ask(*, number: str, email: str) -> Lookup:
    """Store the request; the worker does the rest. Nothing here depends on whether the order exists."""
    return Lookup.objects.create(number=as_order_number(number)[:20], email=clean_email(email))


@transaction.atomic
def answer(lookup: Lookup) -> None:
    """Mail a code if number and address belong together; idempotent, a new code replaces the old one."""
    if lookup.used_at or lookup.requested_at < timezone.now() - CODE_LASTS:
        return
    order = Order.objects.filter(number=lookup.number, email__iexact=lookup.email).first()
    if order is None or lookup.order_id:
        return
    code = new_code()
    Lookup.objects.filter(pk=lookup.pk).update(order=order, code_hash=hashed(lookup, code))
    write_mail(
        "orders/tracking/mails/order_code",
        occasion=f"order_code:{lookup.pk}",
        to=order.email,
        about=order,
        customer=order.customer,
        context={"order": order, "code": code, "minutes": int(CODE_LASTS.total_seconds() // 60)},
        language=order.language,
        secrets=[code],
    )


@transaction.atomic
def open_with(token: str, code: str) -> Order | None:
    """The order that the code opens; None if the code is wrong, too old, used, or was mistyped too often."""
    fresh = Lookup.objects.filter(
        token=token, used_at=None, tries__lt=MAX_TRIES, requested_at__gt=timezone.now() - CODE_LASTS
    )
    if not fresh.update(tries=models.F("tries") + 1):
        return None
    lookup = Lookup.objects.select_related("order").get(token=token)
    right = hmac.compare_digest(lookup.code_hash, hashed(lookup, code)) and lookup.order_id
    if not right or not Lookup.objects.filter(pk=lookup.pk, used_at=None).update(used_at=timezone.now()):
        return None
    return lookup.order


def new_code() -> str:
    """Two groups of four characters: 8 × 10^11 codes, and easy to type."""
    characters = "".join(secrets.choice(_CHARACTERS) for _place in range(8))
    return f"{characters[:4]}-{characters[4:]}"


def hashed(lookup: Lookup, code: str) -> str:
    """The stored hash of a code, typed with or without the dash."""
    text = f"{lookup.token}:{spelling.code(code).replace('-', '')}"
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
