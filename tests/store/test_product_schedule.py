"""Products are published and end by the clock."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from cms.pages.jobs import publish_scheduled
from store.catalogue.models import IndexChange, Product
from tests.makers import make_product, make_staff
from tests.pages import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def milan(client):
    user = make_staff("Merchandiser")
    client.force_login(user)
    return user


def address(product: Product) -> str:
    return reverse("wagtailsnippets_catalogue_product:edit", args=[product.pk])


def plan(client, product: Product, **fields) -> None:
    """Fill in the form of the product and press Publish."""
    sent = fields_of(client.get(address(product)).content, "#w-editor-form")
    answer = client.post(address(product), sent | fields | {"action-publish": "1"})
    assert answer.status_code == 302, answer.content.decode()


def typed(after: timedelta) -> str:
    return timezone.localtime(timezone.now() + after).strftime("%Y-%m-%d %H:%M")


def status(client, product: Product) -> int:
    return client.get(product.get_absolute_url()).status_code


def listed(client) -> str:
    return client.get(reverse("wagtailsnippets_catalogue_product:list")).content.decode()


def test_a_product_goes_live_at_its_minute(client, milan):
    product = make_product("Autumn mug", live=False)
    plan(client, product, go_live_at=typed(timedelta(hours=2)))
    assert "published " in listed(client)
    client.logout()
    publish_scheduled()
    assert status(client, product) == 404

    IndexChange.objects.all().delete()
    with time_machine.travel(timezone.now() + timedelta(hours=2, minutes=1)):
        publish_scheduled()
        assert status(client, product) == 200
        assert IndexChange.objects.filter(product_id=product.pk).exists()


def test_a_product_ends_at_its_minute_and_the_list_says_so(client, milan):
    product = make_product("Summer mug")
    plan(client, product, expire_at=typed(timedelta(hours=2)))
    assert "ends " in listed(client)

    IndexChange.objects.all().delete()
    with time_machine.travel(timezone.now() + timedelta(hours=2, minutes=1)):
        publish_scheduled()
        assert IndexChange.objects.filter(product_id=product.pk).exists()
    assert "ended" in listed(client)
    client.logout()
    assert status(client, product) == 404


def test_a_planned_version_of_a_published_product_waits_for_its_minute(client, milan):
    product = make_product("Plain mug")
    plan(client, product, name="New mug", go_live_at=typed(timedelta(hours=2)))
    assert "Plain mug" in client.get(product.get_absolute_url()).content.decode()

    with time_machine.travel(timezone.now() + timedelta(hours=2, minutes=1)):
        publish_scheduled()
        assert "New mug" in client.get(product.get_absolute_url()).content.decode()


def test_an_end_before_the_beginning_is_refused(client, milan):
    product = make_product("Plain mug")
    sent = fields_of(client.get(address(product)).content, "#w-editor-form")
    dates = {"go_live_at": typed(timedelta(hours=3)), "expire_at": typed(timedelta(hours=2))}

    answer = client.post(address(product), sent | dates | {"action-publish": "1"})

    assert "must be before" in answer.content.decode()
