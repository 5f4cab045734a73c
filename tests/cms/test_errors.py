"""What a person sees when something goes wrong."""

import pytest
from django.db import DatabaseError
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from cms.foundation import errors

PAGES = [
    (errors.bad_request, 400, "cannot be read"),
    (errors.forbidden, 403, "not open to you"),
    (errors.csrf_failure, 403, "did not come from here"),
    (errors.not_found, 404, "Nothing has been made"),
    (errors.server_error, 500, "Something broke"),
]


@pytest.mark.parametrize(("page", "status", "words"), PAGES)
def test_error_pages_are_ours(rf, db, page, status, words):
    response = page(rf.get("/somewhere/"))

    assert response.status_code == status
    assert words in response.content.decode()


@pytest.mark.parametrize(("page", "status", "words"), PAGES)
def test_error_pages_stand_without_a_database(rf, monkeypatch, page, status, words):
    def broken():
        raise DatabaseError

    for name in ("shop", "main_menu", "footer_links"):
        monkeypatch.setattr(errors, name, broken)

    assert words in page(rf.get("/somewhere/")).content.decode()


def test_a_missing_page_suggests_a_search_for_its_words(client, db):
    page = client.get("/mugs/stright-mug/").content.decode()

    assert 'value="stright mug"' in page
    assert "/mugs/stright-mug/" in page


@pytest.mark.parametrize("address", ["/%00/", "/<script>/", "/" + "x" * 3000 + "/", "/%ff%fe/", "/😀/"])
def test_a_strange_address_is_a_missing_page(client, db, address):
    response = client.get(address)

    assert response.status_code == 404
    assert b"<script>/" not in response.content


def test_a_form_from_another_site_is_refused_in_our_look(db):
    stranger = Client(enforce_csrf_checks=True)
    response = stranger.post("/search/", headers={"Sec-Fetch-Site": "cross-site"})

    assert response.status_code == 403
    assert "did not come from here" in response.content.decode()


def test_a_broken_page_has_our_look(client, db, monkeypatch):
    def broken(*_arguments, **_names):
        raise RuntimeError

    monkeypatch.setattr("cms.foundation.public.versions", broken)
    client.raise_request_exception = False

    assert "Something broke" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("begins_at", "asked_for"),
    [
        ("/old-mug", "/old-mug/"),
        ("/old-mug", "/old-mug/?from=letter"),
        ("/a?b=1", "/a/?b=1"),
        ("/tassé", "/tass%C3%A9/"),
    ],
)
def test_a_missing_page_leads_on_where_an_editor_says_so(client, db, begins_at, asked_for):
    assert client.get(asked_for).status_code == 404
    Redirect.objects.create(old_path=begins_at, redirect_link="https://example.com/mugs/")

    response = client.get(asked_for)

    assert (response.status_code, response["Location"]) == (301, "https://example.com/mugs/")
