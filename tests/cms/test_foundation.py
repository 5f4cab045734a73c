"""What holds for every page."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import storages
from django.db import OperationalError
from django.utils import timezone
from wagtail.documents.models import Document

from cms.foundation.middleware import CrossOriginMiddleware
from cms.foundation.models import SiteImage
from customers.accounts.jobs import clear_sessions


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
    assert _needs_no_token(rf.post("/", headers=headers)) is ours


def test_the_scheme_of_the_origin_counts(rf):
    def posted(origin: str) -> bool:
        return _needs_no_token(rf.post("/", secure=True, headers={"Origin": origin}))

    assert posted("https://testserver")
    assert not posted("http://testserver")


def _needs_no_token(request) -> bool:
    CrossOriginMiddleware(lambda asked: None)(request)
    return getattr(request, "_dont_enforce_csrf_checks", False)


def test_health_answers_over_plain_http_and_for_any_host(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/healthz", headers={"Host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/").status_code == 301


def test_health_says_when_the_database_is_away(client, monkeypatch):
    def away(*_arguments):
        raise OperationalError

    monkeypatch.setattr("cms.foundation.views.connection.cursor", away)

    assert client.get("/healthz").status_code == 503


GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
PATHS = ["../db.sqlite3", "images/../../files/contract.pdf", "images/../../../etc/passwd", "images/none.png", "%00", ""]


@pytest.mark.parametrize("path", PATHS)
def test_only_public_files_are_served(client, db, settings, path):
    storages["default"].save("contract.pdf", ContentFile(b"secret"))
    storages["public"].save("images/cup.png", ContentFile(b"cup"))

    assert client.get(f"/media/{path}").status_code in {404, 400}
    assert client.get("/media/images/cup.png").status_code == 200


def test_a_link_that_leads_out_of_the_public_folder_is_not_followed(client, db, settings):
    storages["default"].save("contract.pdf", ContentFile(b"secret"))
    settings.MEDIA_ROOT.mkdir(parents=True)
    (settings.MEDIA_ROOT / "way-out.pdf").symlink_to(storages["default"].path("contract.pdf"))

    assert client.get("/media/way-out.pdf").status_code == 404


def test_what_an_editor_uploads_as_a_document_is_no_public_file():
    assert Document._meta.get_field("file").storage is not SiteImage._meta.get_field("file").storage


def test_a_picture_never_gets_the_address_of_one_that_was_deleted(db):
    def named(name: str) -> str:
        picture = SiteImage.objects.create(title="Mug", file=ImageFile(BytesIO(GIF), name=name))
        address = picture.file.url
        picture.file.delete(save=False)
        picture.delete()
        return address

    assert named("mug.gif") != named("mug.gif")
    assert named("ü" * 200 + ".gif") != named("ü" * 200 + ".gif")


def test_expired_sessions_are_deleted(client, db):
    client.session.save()
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))

    clear_sessions()

    assert not Session.objects.exists()


def test_staff_sign_in_where_everybody_does(client, db):
    assert (
        client.get("/admin/login/?next=/admin/pages/").headers["Location"] == "/account/login/?next=%2Fadmin%2Fpages%2F"
    )


@pytest.mark.parametrize("wanted", ["//elsewhere.example/", "https://elsewhere.example", "javascript:alert(1)", ""])
def test_signing_in_leads_to_no_other_site(client, owner, wanted):
    client.force_login(owner)

    assert client.get("/admin/login/", {"next": wanted}).headers["Location"] == "/admin/"


def test_a_shopper_has_no_access_to_the_back_office(client, alice):
    client.force_login(alice.user)
    response = client.get("/admin/", follow=True)

    assert response.status_code == 403
    assert "not open to you" in response.content.decode()


def test_the_back_office_has_its_own_name_and_style(client, owner):
    client.force_login(owner)
    page = client.get("/admin/").content.decode()

    assert "back_office/back-office.css" in page
    assert "<span>Kontor</span>" in page


def test_there_is_no_second_sign_in_without_limits(client, db):
    assert client.get("/_util/login/?next=/terms/").headers["Location"] == "/account/login/?next=/terms/"
