"""Whoever has the link looks, copies and orders; only the owner changes."""

import pytest

from orders.basket.models import BasketLine
from store.designs import services
from store.designs.models import Design
from store.money.amounts import Money
from store.pricing.services import set_price

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(alice, saved):
    return saved(alice, name="Birthday", words="Für Zoë", quantity=2)


def test_a_stranger_with_the_link_sees_picture_choices_and_price(client, shared):
    page = client.get(f"/designs/{shared.token}/").content.decode()

    assert "Für Zoë" in page
    assert "<svg" in page
    assert "€60.00" in page
    assert "Make it yours" in page
    assert "Close the link" not in page


def test_it_is_put_into_a_basket_as_it_is(client, shared):
    answer = client.post(f"/basket/design/{shared.token}/")

    line = BasketLine.objects.get()
    assert answer["location"] == "/basket/"
    assert (line.configuration, line.quantity) == (shared.configuration, 2)


@pytest.mark.parametrize("act", ["name", "close", "delete", "restore"])
def test_only_the_owner_changes_it(client, bob, shared, act):
    client.force_login(bob.user)

    answer = client.post(f"/designs/{shared.token}/{act}/", {"name": "Stolen", "version": "1"})

    assert answer.status_code == 404
    assert Design.objects.get().name == "Birthday"


def test_older_versions_are_the_owners_alone(client, bob, shared):
    client.force_login(bob.user)

    assert client.get(f"/designs/{shared.token}/versions/1/").status_code == 404


def test_a_copy_lives_on_its_own(client, bob, shared):
    client.force_login(bob.user)

    answer = client.post(f"/designs/{shared.token}/copy/")
    client.post(f"{answer['location']}name/", {"name": "Bob's"})

    shared.refresh_from_db()
    assert bob.designs.get().configuration == shared.configuration
    assert (bob.designs.get().name, shared.name) == ("Bob's", "Birthday")


def test_a_guest_keeps_a_copy(client, shared):
    answer = client.post(f"/designs/{shared.token}/copy/")

    assert "Close the link" in client.get(answer["location"]).content.decode()


def test_a_closed_link_leads_nowhere(client, alice, shared):
    client.force_login(alice.user)

    answer = client.post(f"/designs/{shared.token}/close/")

    assert client.get(f"/designs/{shared.token}/").status_code == 404
    assert client.get(answer["location"]).status_code == 200


def test_a_deleted_design_is_gone(client, alice, shared):
    client.force_login(alice.user)

    client.post(f"/designs/{shared.token}/delete/")

    assert not Design.objects.exists()
    assert client.get(f"/designs/{shared.token}/").status_code == 404


def test_a_name_never_becomes_markup(client, alice, shared):
    client.force_login(alice.user)

    client.post(f"/designs/{shared.token}/name/", {"name": "<b>\x00 " + "x" * 800})

    shared.refresh_from_db()
    assert len(shared.name) == 80
    assert "<b> " not in client.get(f"/designs/{shared.token}/").content.decode().split("<h1>")[1].split("</h1>")[0]


@pytest.mark.parametrize("token", ["x", "%00", "a" * 900])
def test_a_made_up_link_is_not_found(client, shared, token):
    assert client.get(f"/designs/{token}/").status_code == 404


def test_the_addresses_of_forms_lead_somewhere_when_they_are_opened(client, shared):
    assert client.get("/designs/save/")["location"] == "/designs/"
    assert client.get(f"/designs/{shared.token}/copy/")["location"] == f"/designs/{shared.token}/"


def test_a_new_price_and_a_new_name_show_at_once_on_every_page(client, alice, saved):
    design, other = saved(alice, words="Zoë"), saved(alice, words="Ada")
    client.force_login(alice.user)
    pages = [f"/designs/{design.token}/", "/account/designs/", f"/designs/compare/?d={design.token}&d={other.token}"]
    before = [client.get(page).content.decode() for page in pages]

    set_price(design.variant, amount=Money("77.00"))
    services.rename(design, name="For Zoë")

    after = [client.get(page).content.decode() for page in pages]
    assert not any("For Zoë" in page for page in before)
    assert all("For Zoë" in page and "€83.00" in page for page in after)


def test_a_page_of_designs_asks_the_same_number_of_queries_for_any_number(
    client, alice, saved, django_assert_max_num_queries
):
    for number in range(15):
        saved(alice, words=f"No {number}")
    client.force_login(alice.user)

    with django_assert_max_num_queries(60):
        page = client.get("/account/designs/").content.decode()

    assert "Older designs" in page
    assert "No 14" in page
    assert "No 2”" not in page
