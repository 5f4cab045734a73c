"""A second process of the shop: it does what it is told on its standard input, a line of JSON at a time."""

import json
import os
import sys


def set_up(database: str, secret: str) -> None:
    """As the tests are set up, on the database of the test."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    settings.SECRET_KEY = secret
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.ALLOWED_HOSTS = ["testserver"]
    django.setup()


def page(path: str, session: str = "") -> dict:
    """The answer to a request for a page."""
    from django.test import Client

    answer = Client(headers={"Cookie": f"session={session}"} if session else {}).get(path)
    return {"status": answer.status_code, "text": answer.content.decode()}


def price(sku: str, amount: str) -> dict:
    """A new price for a variant."""
    from store.catalogue.models import Variant
    from store.money.amounts import Money
    from store.pricing.services import set_price

    set_price(Variant.objects.get(sku=sku), amount=Money(amount))
    return {}


def sign_out(session: str) -> dict:
    """Press the button that signs out."""
    from django.test import Client

    answer = Client(headers={"Cookie": f"session={session}"}).post("/account/logout/")
    return {"status": answer.status_code}


def say(answer: dict) -> None:
    """A line of the answer."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    set_up(*sys.argv[1:])
    say({"ready": True})
    for line in sys.stdin:
        request = json.loads(line)
        action = {"page": page, "price": price, "sign_out": sign_out}[request.pop("do")]
        say(action(**request))


if __name__ == "__main__":
    main()
