"""Written pages are the same for everybody, and are never older than what was published."""

import pytest
from django.http import HttpResponse
from django.test import Client
from wagtail import hooks
from wagtail.models import PageViewRestriction


def test_a_guest_gets_no_cookie_and_a_page_that_may_be_cached(client, write_page):
    write_page()
    response = client.get("/terms/")

    assert response.headers["Cache-Control"] == "public, no-cache"
    assert response.headers["ETag"]
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_page_that_is_known_already_is_not_sent_again(client, home):
    tag = client.get("/").headers["ETag"]

    assert client.get("/", headers={"If-None-Match": tag}).status_code == 304


def test_a_draft_is_seen_by_nobody_until_it_is_published(client, write_page):
    terms = write_page()
    client.get("/terms/")
    terms.parts = [("text", {"heading": "", "text": "<p>New words.</p>"})]
    draft = terms.save_revision()

    assert "New words." not in client.get("/terms/").content.decode()
    draft.publish()
    assert "New words." in client.get("/terms/").content.decode()


def test_an_unpublished_page_is_not_found(client, write_page):
    terms = write_page()
    client.get("/terms/")
    terms.unpublish()

    assert client.get("/terms/").status_code == 404


def test_a_restricted_page_is_not_cached(client, write_page, owner):
    terms = write_page()
    assert client.get("/terms/").status_code == 200
    PageViewRestriction.objects.create(page=terms, restriction_type=PageViewRestriction.LOGIN)
    client.force_login(owner)

    assert "private" in client.get("/terms/").headers["Cache-Control"]
    assert Client().get("/terms/").status_code == 302


@pytest.mark.django_db(transaction=True, serialized_rollback=True)  # Nothing is cached inside a transaction.
def test_an_address_that_is_known_leads_nowhere_older_than_the_last_change(client, write_page):
    terms = write_page()
    statuses = [client.get("/terms/", {"n": number}).status_code for number in range(2)]
    PageViewRestriction.objects.create(page=terms, restriction_type=PageViewRestriction.LOGIN)
    statuses.append(client.get("/terms/", {"n": 2}).status_code)
    PageViewRestriction.objects.all().delete()
    terms.title = "Our terms"
    terms.save_revision().publish()
    assert "Our terms" in client.get("/terms/", {"n": 3}).content.decode()
    terms.unpublish()

    assert [*statuses, client.get("/terms/", {"n": 4}).status_code] == [200, 200, 302, 404]


def test_the_same_page_greets_nobody_by_name(client, home, alice):
    client.force_login(alice.user)
    page = client.get("/")

    assert alice.name not in page.content.decode()
    assert page.headers["Cache-Control"] == "public, no-cache"


def test_the_footer_leads_to_pages_by_their_place(client, home, write_page):
    write_page("Imprint", "imprint", footer="legal")
    write_page("Nowhere", "nowhere")
    page = client.get("/").content.decode()

    assert 'href="/imprint/"' in page
    assert 'href="/nowhere/"' not in page


def test_a_page_shows_its_breadcrumbs_also_to_search_engines(client, write_page):
    write_page("Terms & more")
    page = client.get("/terms/").content.decode()

    assert '<span aria-current="page">Terms &amp; more</span>' in page
    assert '"@type": "ListItem", "position": 1, "name": "Home", "item": "http://127.0.0.1:8000/"}' in page
    assert '"@type": "ListItem", "position": 2, "name": "Terms \\u0026 more"}' in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/terms/">' in page


def test_a_page_with_a_password_asks_for_it_in_our_look(client, write_page):
    terms = write_page(text="<p>Between us.</p>")
    lock = PageViewRestriction.objects.create(page=terms, restriction_type="password", password="open sesame")
    response = client.get("/terms/")
    assert "asks for a password" in response.content.decode()
    assert "private" in response.headers["Cache-Control"]

    address = f"/_util/authenticate_with_password/{lock.pk}/{terms.pk}/"
    answer = client.post(address, {"password": "open sesame", "return_url": "/terms/"}, follow=True)
    assert "Between us." in answer.content.decode()


def test_a_hook_before_a_page_runs_at_each_request(client, write_page):
    write_page()
    with hooks.register_temporarily("before_serve_page", lambda *_asked: HttpResponse("Closed today.")):
        assert client.get("/terms/").content == b"Closed today."

    assert "Closed today." not in client.get("/terms/").content.decode()
