"""The owner makes members of staff in the back office."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from customers.people.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


def test_a_new_member_of_staff_has_a_name_a_role_and_a_way_in(client, owner):
    client.force_login(owner)
    role = Group.objects.get(name="Agent")
    data = {"email": "ada@example.com", "first_name": "Ada", "last_name": "Agent", "groups": [role.pk]}

    client.post(reverse("wagtailusers_users:add"), data | {"password1": PASSWORD, "password2": PASSWORD})

    ada = User.objects.get(email="ada@example.com")
    assert (ada.name, ada.is_staff) == ("Ada Agent", True)
    client.force_login(ada)
    assert client.get("/admin/").status_code == 200


def test_editors_and_merchandisers_bring_pictures(client):
    for role in ("Editor", "Merchandiser"):
        user = User.objects.create_user(f"{role}@example.com", PASSWORD, is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)

        assert client.get(reverse("wagtailimages:add")).status_code == 200


def test_merchandisers_publish_what_they_sell():
    user = User.objects.create_user("m@example.com", PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name="Merchandiser"))

    assert user.has_perm("catalogue.publish_product")
    assert user.has_perm("configurator.publish_optionset")
