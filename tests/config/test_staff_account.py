"""A colleague's own page in the back office."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask

from tests.pages import fields_of

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/account/"


def _save(client, **changed):
    return client.post(ADDRESS, fields_of(client.get(ADDRESS).content, "#w-editor-form") | changed)


def test_the_page_saves_as_it_opens(client, owner):
    client.force_login(owner)

    assert _save(client).status_code == 302
    owner.refresh_from_db()
    assert owner.name == "Olga Owner"


def test_the_name_is_changed(client, owner):
    client.force_login(owner)
    _save(client, **{"name-name": "Olga Ötker"})
    owner.refresh_from_db()

    assert owner.name == "Olga Ötker"


def test_a_name_without_a_letter_is_refused(client, owner):
    client.force_login(owner)
    page = _save(client, **{"name-name": "…"})

    assert "This is not a name." in page.content.decode()


def test_the_sign_in_address_is_not_changed_here(client, owner):
    client.force_login(owner)
    _save(client, **{"name_email-email": "other@example.com", "email": "other@example.com"})
    owner.refresh_from_db()

    assert owner.email == "owner@example.com"
    assert "/account/password/change/" in client.get(ADDRESS).content.decode()


def test_submitted_pages_reach_people_who_may_publish():
    names = {group.name for task in GroupApprovalTask.objects.all() for group in task.groups.all()}

    assert names == {"Owner", "Editor"}
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
