"""Measures the screens of the back office in this process, beside an empty page of the same admin."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from customers.people.models import Customer, User
from orders.order.models import Order

#: Requests of one round; the fastest of the rounds counts.
REQUESTS, ROUNDS = 8, 4


@dataclass(frozen=True)
class Screen:
    """One screen: CPU milliseconds of a request, and how many empty pages that is."""

    name: str
    cpu: float
    times: float


def screens() -> Iterator[Screen]:
    """The screens that staff open most, in the shop of ``VAR_DIR``; the first one is the empty page."""
    with override_settings(ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, "testserver"]), transaction.atomic():
        client = Client()
        client.force_login(User.objects.create_superuser("measured@example.com", "only to be measured"))
        empty = 0.0
        for name, address in _addresses().items():
            cpu = _cpu(client, address)
            empty = empty or cpu
            yield Screen(name, cpu, cpu / empty)
        transaction.set_rollback(True)


def _addresses() -> dict[str, str]:
    order = Order.objects.exclude(production_status="nothing").latest("pk")
    customer = Customer.objects.annotate(bought=Count("orders")).latest("bought")
    return {
        "empty page of the admin": reverse("bench_empty_admin"),
        "order list": reverse("orders_admin:index"),
        "order": reverse("orders_admin:inspect", args=[order.pk]),
        "customer": reverse("customers_admin:inspect", args=[customer.pk]),
        "product list": reverse("wagtailsnippets_catalogue_product:list"),
    }


def _cpu(client: Client, address: str) -> float:
    rounds = []
    for _round in range(ROUNDS):
        start = time.process_time()
        for _request in range(REQUESTS):
            if client.get(address).status_code != 200:
                raise RuntimeError(f"{address} did not answer with a page.")
        rounds.append((time.process_time() - start) * 1000 / REQUESTS)
    return min(rounds)
