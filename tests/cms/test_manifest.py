"""A shop on the first screen of a phone has its name and its icon."""

import json
import re

import pytest
from django.contrib.staticfiles import finders

from cms.foundation.models import ShopSettings

pytestmark = pytest.mark.django_db


def test_the_manifest_names_the_shop_of_now(client):
    settings = ShopSettings.load()
    assert json.loads(client.get("/site.webmanifest").content)["name"] == "Alder & Finch"
    settings.name = "Other House"
    settings.save()

    assert json.loads(client.get("/site.webmanifest").content)["name"] == "Other House"


def test_every_icon_exists(client):
    icons = [each["src"] for each in json.loads(client.get("/site.webmanifest").content)["icons"]]
    icons += re.findall(r'apple-touch-icon" href="([^"]+)"', client.get("/track/").content.decode())

    assert len(icons) == 4
    assert all(finders.find(address.removeprefix("/static/")) for address in icons)
