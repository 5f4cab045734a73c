"""The owner makes members of staff in the back office."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.db.models import PROTECT, ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from customers.people.models import User
from customers.timeline.events import NOTED
from customers.timeline.models import Entry
from customers.timeline.services import record
from orders.production.models import BoardChoice
from tests.makers import make_customer, make_staff
from tests.pages import fields_of, seen

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


@pytest.fixture
def agent(owner):
    """Ada, an agent who has written a note about a customer."""
    ada = User.objects.create_user("ada@example.com", PASSWORD, name="Ada Agent", is_staff=True)
    ada.groups.add(Group.objects.get(name="Agent"))
    record(NOTED, customer=make_customer(), actor=ada, text="Likes blue.")
    return ada


def test_nobody_deletes_people_in_the_back_office(client, owner, agent):
    client.force_login(owner)
    client.post(reverse("wagtailusers_users:delete", args=[agent.pk]))
    client.post(f"/admin/bulk/people/user/delete/?id={agent.pk}")

    assert User.objects.filter(pk=agent.pk).exists()
    assert f"/users/delete/{agent.pk}/" not in client.get(reverse("wagtailusers_users:index")).content.decode()


def test_people_who_leave_are_deactivated_and_stay_by_name_on_the_record(client, owner, agent):
    client.force_login(owner)
    address = reverse("wagtailusers_users:edit", args=[agent.pk])
    data = {"email": agent.email, "first_name": "Ada", "last_name": "Agent", "groups": [agent.groups.get().pk]}
    client.post(address, data | seen(client, address))  # The box “Active” is not ticked.

    client.force_login(agent)
    assert client.get("/admin/").status_code == 302
    assert Entry.objects.get().actor.name == "Ada Agent"


def test_who_did_something_cannot_be_deleted_by_code_either(agent):
    with pytest.raises(ProtectedError):
        agent.delete()


def test_every_relation_that_says_who_did_something_protects_them():
    """Only a customer may lose their account: an account that nobody confirmed is closed."""
    own = {"customers", "store", "orders", "support", "cms", "config"}
    relations = [each for each in User._meta.get_fields(include_hidden=True) if each.auto_created and not each.concrete]
    ours = [
        each
        for each in relations
        if each.one_to_many or each.one_to_one
        if each.related_model.__module__.partition(".")[0] in own and each.field.model._meta.app_label != "people"
    ]
    named_by_wagtail = {"uploaded_by_user", "locked_by"}
    said_of_work = [each for each in ours if each.related_model is not BoardChoice]  # How one's own board looks.

    assert len(said_of_work) > 8
    unprotected = [each for each in said_of_work if each.on_delete is not PROTECT]
    assert [each for each in unprotected if each.field.name not in named_by_wagtail] == []


def test_an_account_that_nobody_confirmed_is_given_no_role(client, owner):
    stranger = User.objects.create_user("stranger@example.com", PASSWORD)
    client.force_login(owner)
    data = {
        "email": stranger.email,
        "first_name": "S",
        "groups": [Group.objects.get(name="Owner").pk],
        "is_active": "on",
    }

    page = client.post(reverse("wagtailusers_users:edit", args=[stranger.pk]), data)

    assert "Nobody has confirmed this address" in page.content.decode()
    assert not stranger.groups.exists()


@pytest.mark.parametrize(
    ("first", "last"), [("!", ""), ("\u200b", ""), ("Ada", "\x01"), ("Ada", "!"), ("A" * 150, "B" * 150)]
)
def test_a_name_is_readable_and_fits(client, owner, first, last):
    client.force_login(owner)
    data = {"email": "ada@example.com", "first_name": first, "last_name": last}

    client.post(reverse("wagtailusers_users:add"), data | {"password1": PASSWORD, "password2": PASSWORD})

    made = User.objects.filter(email="ada@example.com").values_list("name", flat=True)
    assert list(made) == (["Ada"] if last == "\x01" else [])


@pytest.mark.parametrize(
    "meanwhile",
    [{"is_active": False}, {"name": "Ada Lovelace"}, {"is_superuser": True}],
    ids=["active", "name", "admin"],
)
def test_a_form_does_not_undo_what_a_colleague_changed_meanwhile(client, owner, agent, meanwhile):
    client.force_login(owner)
    address = reverse("wagtailusers_users:edit", args=[agent.pk])
    opened = fields_of(client.get(address).content, "#w-editor-form")
    User.objects.filter(pk=agent.pk).update(**meanwhile)

    answer = client.post(address, opened)

    agent.refresh_from_db()
    assert answer.status_code == 409
    assert {name: getattr(agent, name) for name in meanwhile} == meanwhile
    assert client.post(address, fields_of(answer.content, "#w-editor-form")).status_code == 302


@pytest.mark.parametrize("kind", ["permissions", "page_permissions", "collection_permissions"])
def test_a_role_gets_no_permission_back_that_a_colleague_took(client, owner, kind):
    role = Group.objects.get(name="Editor")
    client.force_login(owner)
    address = reverse("wagtailusers_groups:edit", args=[role.pk])
    opened = fields_of(client.get(address).content, "#w-editor-form")
    taken = getattr(role, kind).first()
    role.permissions.remove(taken) if kind == "permissions" else taken.delete()
    count = getattr(role, kind).count()

    answer = client.post(address, opened)

    assert answer.status_code == 409
    assert "somebody changed this meanwhile" in answer.content.decode()
    assert getattr(role, kind).count() == count
    assert client.post(address, fields_of(answer.content, "#w-editor-form")).status_code == 302


def _listed(client, **query) -> str:
    return client.get(reverse("wagtailusers_users:index"), query).content.decode()


def test_the_list_shows_staff_with_their_roles_and_no_shoppers(client, owner, agent, alice):
    client.force_login(owner)
    page = _listed(client)

    assert "Ada Agent" in page
    assert ">Agent<" in " ".join(page.split()).replace("> ", ">").replace(" <", "<")
    assert alice.email not in page
    assert alice.email in _listed(client, who="shoppers")
    assert "Ada Agent" not in _listed(client, who="shoppers")


def test_a_shopper_is_found_by_name_among_everybody(client, owner, alice):
    client.force_login(owner)

    assert alice.email in _listed(client, who="everybody", q=alice.name)


def test_the_list_asks_as_often_for_many(client, owner, agent, django_assert_max_num_queries):
    client.force_login(owner)
    with CaptureQueriesContext(connection) as few:
        _listed(client)
    for role in ("Editor", "Workshop", "Warehouse", "Order clerk"):
        make_staff(role)

    with django_assert_max_num_queries(len(few)):
        _listed(client)
