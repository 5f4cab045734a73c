"""A guest finds saved designs again in the same browser."""

import pytest

from store.designs.models import Design
from store.storefront.designs.ownership import COOKIE

pytestmark = pytest.mark.django_db


def save(client, mug, words: str = "Für Zoë"):
    fields = {"variant": mug.variants.get().pk, "choice-glaze": "chalk", "choice-words": words}
    return client.post("/designs/save/", fields)


def mine(client) -> str:
    return client.get("/designs/").content.decode()


def test_they_are_found_again_after_the_session_has_ended(client, mug):
    save(client, mug)
    client.cookies.pop("session", None)

    assert "Für Zoë" in mine(client)


def test_the_cookie_is_unguessable_private_and_stays_for_a_year(client, mug):
    cookie = save(client, mug).cookies[COOKIE]

    assert len(cookie.value) >= 40
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert int(cookie["max-age"]) == 365 * 24 * 60 * 60
    assert cookie.value not in Design.objects.get().device


def test_looking_at_pages_sets_no_cookie(client, mug):
    for address in ("/", f"/product/{mug.slug}/", "/designs/"):
        assert COOKIE not in client.get(address).cookies


def test_two_designs_belong_to_one_browser(client, mug):
    save(client, mug, "One")
    save(client, mug, "Two")

    assert "One" in mine(client)
    assert "Two" in mine(client)
    assert len(set(Design.objects.values_list("device", flat=True))) == 1


@pytest.mark.parametrize("cookie", ["", "x", "a" * 9000])
def test_another_browser_finds_nothing(client, mug, cookie):
    save(client, mug)
    client.cookies.clear()
    client.cookies[COOKIE] = cookie

    assert "Für Zoë" not in mine(client)


def test_signing_in_takes_them_along(client, mug, alice):
    save(client, mug)
    client.post("/account/login/", {"login": alice.email, "password": "correct horse battery"})

    assert "Für Zoë" in client.get("/account/designs/").content.decode()
    assert alice.designs.get().device == ""


def test_every_page_leads_to_them(client, mug):
    assert 'href="/designs/"' in client.get("/basket/badge/").content.decode()
    assert 'href="/designs/"' in client.get(f"/product/{mug.slug}/").content.decode()
