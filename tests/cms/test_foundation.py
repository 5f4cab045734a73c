"""What holds for every page."""

import pytest

from cms.foundation.kept import bump, kept
from cms.foundation.middleware import CrossOriginMiddleware


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://elsewhere.example"}, False),
        ({"Origin": "null"}, False),
        ({}, False),
    ],
)
def test_only_our_own_pages_may_post_without_a_token(rf, headers, ours):
    request = rf.post("/", headers=headers)

    CrossOriginMiddleware(lambda asked: None)(request)

    assert getattr(request, "_dont_enforce_csrf_checks", False) is ours


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_is_kept_is_made_anew_after_a_bump():
    made = []
    shelf = kept("shelf")(lambda: made.append(1) or len(made))

    assert [shelf(), shelf()] == [1, 1]
    bump("shelf")
    assert shelf() == 2


def test_health_answers(client, db):
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("path", ["../db.sqlite3", "private/file.pdf", "images/none.png", "images/%00"])
def test_only_pictures_are_served(client, db, path):
    assert client.get(f"/media/{path}").status_code in {404, 400}


def test_staff_sign_in_where_everybody_does(client, db):
    assert (
        client.get("/admin/login/?next=/admin/pages/").headers["Location"] == "/account/login/?next=%2Fadmin%2Fpages%2F"
    )


@pytest.mark.parametrize("wanted", ["//elsewhere.example/", "https://elsewhere.example", "javascript:alert(1)", ""])
def test_signing_in_leads_to_no_other_site(client, owner, wanted):
    client.force_login(owner)

    assert client.get("/admin/login/", {"next": wanted}).headers["Location"] == "/admin/"


def test_a_shopper_at_the_door_of_the_back_office_is_told(client, alice):
    client.force_login(alice.user)
    response = client.get("/admin/", follow=True)

    assert response.status_code == 403
    assert "not open to you" in response.content.decode()


def test_the_back_office_has_its_own_name_and_style(client, owner):
    client.force_login(owner)
    page = client.get("/admin/").content.decode()

    assert "desk/desk.css" in page
    assert "<span>Kontor</span>" in page


def test_there_is_no_second_sign_in_without_limits(client, db):
    assert client.get("/_util/login/?next=/terms/").headers["Location"] == "/account/login/?next=/terms/"
