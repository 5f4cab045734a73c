"""The catalogue of the speed measurements can be made, and its pages answer."""

import pytest
from django.test import Client

from config.bench.catalogue import fill
from config.bench.pages import pages
from store.search.services import rebuild


@pytest.mark.django_db
def test_every_measured_page_answers(settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    fill(12)
    rebuild()

    for page in pages():
        headers = {"host": "127.0.0.1"} | ({"cookie": page.cookie} if page.cookie else {})
        assert Client(headers=headers).get(page.path).status_code == page.status, page.name
