"""Rate limits, counted in our own table, so that every process sees the same number.

The libraries for this count in the cache, which is per process, or read before they write, so that concurrent requests
pass the limit.
"""

import hashlib
import hmac
import ipaddress
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, models
from django.http import HttpRequest
from django.utils import timezone

from customers.people.models import Customer

from .addresses import is_confirmed
from .models import Tries

#: One statement counts and decides; the row lock serializes concurrent tries of one key.
#: A window starts with its first try; the first try after its end starts the next one.
_COUNT = """
    INSERT INTO {table} AS tries (kind, key, count, since) VALUES (%s, %s, 1, %s)
    ON CONFLICT (kind, key) DO UPDATE SET
        count = CASE WHEN tries.since <= %s THEN 1 ELSE tries.count + 1 END,
        since = CASE WHEN tries.since <= %s THEN excluded.since ELSE tries.since END
    WHERE tries.since <= %s OR tries.count < %s
"""
#: An IPv6 connection has a whole /64, so single addresses are not counted.
_IPV6_PREFIX = 64


def allow(kind: str, key: str) -> bool:
    """Count one try of ``kind`` (of ``settings.RATE_LIMITS``) by ``key``; False if there were too many."""
    limit, within = settings.RATE_LIMITS[kind]
    now, ended = _as_stored(timezone.now()), _as_stored(timezone.now() - within)
    with connection.cursor() as cursor:
        sql = _COUNT.format(table=connection.ops.quote_name(Tries._meta.db_table))
        cursor.execute(sql, [kind, _hashed(kind, key), now, ended, ended, ended, limit])
        return cursor.rowcount == 1


def may_mail_unconfirmed(customer: Customer, email: str) -> bool:
    """Count a mail that somebody can cause without owning the address; False if it is one too many.

    They are counted by address and by account, until the account has confirmed an address. Nobody is flooded by
    questions that a stranger asks in their name.
    """
    if customer.email_verified or (customer.user and is_confirmed(customer.user)):
        return True
    keys = [f"address:{email}"] + ([f"user:{customer.user_id}"] if customer.user_id else [])
    return all(allow("unconfirmed-mail", key) for key in keys)


def undo_try(kind: str, key: str) -> None:
    """Uncount one try, because it was right."""
    rows = Tries.objects.filter(kind=kind, key=_hashed(kind, key), count__gt=0)
    rows.update(count=models.F("count") - 1)


def clear_tries(kind: str, key: str) -> None:
    """Delete the tries of one key, because the last one was right."""
    Tries.objects.filter(kind=kind, key=_hashed(kind, key)).delete()


def longest_window() -> timedelta:
    """The longest time that a try counts."""
    return max((within for _limit, within in settings.RATE_LIMITS.values()), default=timedelta(hours=1))


def client_address(request: HttpRequest) -> str:
    """The client whose tries are counted: an IPv4 address, or the /64 network of an IPv6 address."""
    address = ip_address(request)
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if parsed.version == 6 and parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, _IPV6_PREFIX), strict=False))
    return str(parsed)


def ip_address(request: HttpRequest) -> str:
    """The IP address of the client. ``X-Forwarded-For`` is trusted for ``TRUSTED_PROXIES`` proxies only."""
    proxies = settings.TRUSTED_PROXIES
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if proxies and len(forwarded) >= proxies:
        return forwarded[-proxies][:64]
    return request.META.get("REMOTE_ADDR", "")


def _as_stored(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)


def _hashed(kind: str, key: str) -> str:
    text = f"{kind}:{key.strip().lower()}"
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
