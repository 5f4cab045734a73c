"""A deleted design is asked for first, can be brought back for a while, and is gone after that."""

from datetime import timedelta

import pytest
from django.utils import timezone

from store.designs.jobs import delete_old_designs
from store.designs.models import Design

pytestmark = pytest.mark.django_db


@pytest.fixture
def design(client, alice, saved):
    client.force_login(alice.user)
    return saved(alice, name="Birthday", words="Für Zoë")


def text(page) -> str:
    return page.content.decode()


def test_opening_the_address_asks_and_deletes_nothing(client, design):
    page = text(client.get(f"/designs/{design.token}/delete/"))

    assert "Delete “Birthday”?" in page
    assert "within 30 days" in page
    assert page.index("Keep it") < page.index("Delete the design")
    assert Design.objects.get() == design


def test_the_list_after_it_has_a_button_that_undoes_it(client, design):
    answer = client.post(f"/designs/{design.token}/delete/", follow=True)
    assert f"/designs/{design.token}/bring-back/" in text(answer)
    assert client.get(design.get_absolute_url()).status_code == 404

    client.post(f"/designs/{design.token}/bring-back/")

    assert "Birthday" in text(client.get(design.get_absolute_url()))


def test_deleted_designs_stand_on_a_page_of_their_own(client, design):
    client.post(f"/designs/{design.token}/delete/")

    assert "/designs/deleted/" in text(client.get("/account/designs/"))
    assert "Birthday" in text(client.get("/designs/deleted/"))


def test_another_person_neither_sees_it_nor_brings_it_back(client, bob, design):
    client.post(f"/designs/{design.token}/delete/")
    client.force_login(bob.user)

    assert client.post(f"/designs/{design.token}/bring-back/").status_code == 404
    assert "Birthday" not in text(client.get("/designs/deleted/"))


def test_after_a_month_the_job_deletes_it_for_good(client, design, saved, alice):
    other = saved(alice, words="Stays")
    client.post(f"/designs/{design.token}/delete/")
    delete_old_designs()
    assert Design.all_rows.count() == 2

    Design.all_rows.filter(pk=design.pk).update(deleted_at=timezone.now() - timedelta(days=31))
    delete_old_designs()

    assert Design.all_rows.get() == other


def test_a_full_list_does_not_take_a_deleted_one_back(client, design, saved, alice, settings):
    client.post(f"/designs/{design.token}/delete/")
    saved(alice, words="Other")
    settings.MAX_DESIGNS = 1

    page = client.post(f"/designs/{design.token}/bring-back/", follow=True)

    assert "You have 1 designs." in text(page)
    assert Design.objects.count() == 1


def test_closing_the_link_asks_first(client, design):
    page = text(client.get(f"/designs/{design.token}/close/"))

    design.refresh_from_db()
    assert "Close the link of “Birthday”?" in page
    assert client.get(design.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("token", ["x", "%00", "a" * 900])
def test_a_made_up_design_is_not_brought_back(client, design, token):
    assert client.post(f"/designs/{token}/bring-back/").status_code == 404
    assert client.get("/account/designs/", {"deleted": token}).status_code == 200
