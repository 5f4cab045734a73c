"""Webhooks as Stripe sends them: signed, tried again until they are taken, in any order."""

import hashlib
import hmac
import json
import threading
import time
import urllib.error
import urllib.request


def signed(event: dict, secret: str, *, at: float | None = None) -> tuple[bytes, str]:
    """The body of an event and its ``Stripe-Signature``."""
    body = json.dumps(event).encode()
    return body, sign(body, secret, at=at)


def sign(body: bytes, secret: str, *, at: float | None = None) -> str:
    """The ``Stripe-Signature`` of a body."""
    stamp = str(int(at or time.time()))
    mac = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    return f"t={stamp},v1={mac}"


def deliver(event: dict, *, address: str, secret: str, tries: int = 20) -> bool:
    """Post it until it is taken; says whether it was."""
    for attempt in range(tries):
        body, signature = signed(event, secret)
        headers = {"Content-Type": "application/json", "Stripe-Signature": signature}
        request = urllib.request.Request(address, body, headers)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                if answer.status == 200:
                    return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1 * (attempt + 1))
    return False


def deliver_later(event: dict, *, address: str, secret: str, times: int = 1) -> None:
    """Post it from a thread of its own, ``times`` over, as Stripe sometimes does."""

    def run() -> None:
        for _time in range(times):
            deliver(event, address=address, secret=secret)

    threading.Thread(target=run, daemon=True).start()
