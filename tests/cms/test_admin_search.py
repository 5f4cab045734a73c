"""One search over everything: each kind for those who may see it, five results, a sentence where nothing is found."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail import hooks

from cms.foundation.admin_search import SearchKind, SearchResult
from customers.people.models import User


def mugs(text, request):
    return [SearchResult(f"Mug {number}", f"/mug/{number}/", "<b>red</b>") for number in range(7) if "mug" in text]


@pytest.fixture
def search(client):
    """Asks as this member of staff."""

    def ask(text: str, user, **headers) -> str:
        client.force_login(user)
        return client.get(reverse("admin_search"), {"q": text}, headers=headers).content.decode()

    kind = SearchKind("Mugs", mugs, "catalogue.view_product", lambda text: f"/mugs/?q={text}")
    with hooks.register_temporarily("register_search_kind", lambda: kind):
        yield ask


def test_five_of_a_kind_and_a_link_to_all(search, owner):
    page = search("  mug ", owner)

    assert page.count('href="/mug/') == 5
    assert 'href="/mugs/?q=mug"' in page
    assert "&lt;b&gt;red" in page


def test_nobody_sees_what_their_role_may_not(search, db):
    agent = User.objects.create_user("agent@example.com", "correct horse battery", is_staff=True)
    agent.groups.add(Group.objects.get(name="Agent"))

    assert "Mug 1" not in search("mug", agent)


def test_nothing_found_is_a_sentence(search, owner):
    assert "Nothing found for “xyzzy”." in search("xyzzy", owner)
    assert "Type at least two characters." in search("x", owner)


def test_the_box_asks_for_the_results_alone(search, owner):
    part = search("mug", owner, **{"x-search-part": "1"})

    assert part.count('href="/mug/') == 5
    assert "<html" not in part


def test_every_screen_has_the_box_and_the_sidebar_leads_to_it(client, owner):
    client.force_login(owner)
    page = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "back_office/search.js" in page
    assert page.count(reverse("admin_search")) >= 2


def test_shoppers_find_nothing_here(client, alice):
    client.force_login(alice.user)

    assert client.get(reverse("admin_search"), {"q": "mug"}).status_code in {302, 403, 404}
