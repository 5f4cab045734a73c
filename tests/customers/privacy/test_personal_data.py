"""Every model that hangs on a person is exported and erased by its app."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.urls import reverse

from customers.accounts.merging import relations
from customers.people.models import Customer
from customers.people.personal_data import parts
from customers.privacy.permissions import registered_permissions
from tests.guards.test_storeys import storeys

pytestmark = pytest.mark.django_db


def test_each_model_of_a_customer_belongs_to_a_part():
    covered = {model for part in parts() for model in part.models}

    assert Customer in covered
    assert {relation.related_model for relation in relations()} - covered == set()


def test_parts_are_erased_from_the_highest_app_down():
    heights = [storeys()[part.models[0]._meta.app_config.name] for part in parts() if part.key not in {"account"}]
    apps = [part.rows.__module__.rpartition(".")[0] for part in parts()]

    assert len(heights) > 12
    assert [storeys()[app] for app in apps] == sorted(storeys()[app] for app in apps)
    assert len({part.key for part in parts()}) == len(parts())


def test_the_screen_of_a_role_offers_the_permissions(client, owner):
    client.force_login(owner)
    page = client.get(reverse("wagtailusers_groups:edit", args=[Group.objects.get(name="Agent").pk]))
    offered = BeautifulSoup(page.content, "html.parser").select("input[name=permissions]")

    wanted = registered_permissions().values_list("pk", flat=True)
    assert len(wanted) == 3
    assert {str(key) for key in wanted} <= {box["value"] for box in offered}
