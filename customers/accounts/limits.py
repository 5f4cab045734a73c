"""How often one thing may be tried: counted in the database, so that every process sees the same number."""

import hashlib
import hmac

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from .models import Try


def allow(kind: str, key: str) -> bool:
    """Count one try of ``kind`` (of ``settings.RATE_LIMITS``) by ``key``; False: too many, wait.

    The key, an address or a mailbox, is stored as a keyed hash only.
    """
    most, within = settings.RATE_LIMITS[kind]
    tries = Try.objects.filter(kind=kind, key=_hashed(kind, key), at__gt=timezone.now() - within)
    if tries.count() >= most:
        return False
    Try.objects.create(kind=kind, key=_hashed(kind, key))
    return True


def is_over(kind: str, key: str) -> bool:
    """Whether the next try of ``kind`` has to wait; counts nothing."""
    most, within = settings.RATE_LIMITS[kind]
    tries = Try.objects.filter(kind=kind, key=_hashed(kind, key), at__gt=timezone.now() - within)
    return tries.count() >= most


def forgive(kind: str, key: str) -> None:
    """Forget the tries of one key: it was right in the end."""
    Try.objects.filter(kind=kind, key=_hashed(kind, key)).delete()


def client_address(request: HttpRequest) -> str:
    """The address a request came from; headers are believed only from as many proxies as are ours."""
    proxies = settings.TRUSTED_PROXIES
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if proxies and len(forwarded) >= proxies:
        return forwarded[-proxies][:64]
    return request.META.get("REMOTE_ADDR", "")


def _hashed(kind: str, key: str) -> str:
    text = f"{kind}:{key.strip().lower()}"
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
