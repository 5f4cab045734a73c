"""Pictures of shoppers are stored once, seen by those whose they are, and forgotten when nothing needs them."""

import pytest
from django.contrib.auth.models import Group as Role
from django.urls import reverse

from customers.accounts.merging import merge
from customers.people.models import Customer, User
from store.uploads.access import KEY
from store.uploads.limits import Limits
from store.uploads.models import Upload, UploadOwner, files
from store.uploads.services import Owner, store_upload

from .pictures import picture, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def send():
    """Stores a picture for somebody."""

    def keep(owner: Owner, *, name: str = "cat.jpg", **fields) -> Upload:
        return store_upload(picture(**fields), Limits(), owner=owner, name=name)

    return keep


def address(upload: Upload, *, small: bool = False) -> str:
    return reverse("uploads:preview" if small else "uploads:original", args=[upload.hash])


def with_token(client, token: str):
    session = client.session
    session[KEY] = token
    session.save()


def test_only_its_sender_sees_a_picture(client, send, alice, bob):
    upload = send(Owner(alice))

    assert client.get(address(upload)).status_code == 404
    client.force_login(bob.user)
    assert client.get(address(upload)).status_code == 404
    assert client.get(address(upload, small=True)).status_code == 404
    client.force_login(alice.user)
    assert client.get(address(upload)).status_code == 200


def test_a_guest_sees_it_by_the_token_of_the_session(client, send):
    upload = send(Owner(token="long-and-secret"))

    with_token(client, "another")
    assert client.get(address(upload)).status_code == 404
    with_token(client, "")
    assert client.get(address(upload)).status_code == 404
    with_token(client, "long-and-secret")
    assert client.get(address(upload, small=True)).status_code == 200


@pytest.mark.parametrize("small", [False, True])
def test_it_is_handed_out_to_be_saved_and_never_run(client, send, alice, small):
    client.force_login(alice.user)
    upload = send(Owner(alice), name="C:\\fakepath\\..\\my\x00 ca\u202et.svg")

    response = client.get(address(upload, small=small))

    assert read(b"".join(response) if response.streaming else response.content).size == (60, 40)
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"] == 'attachment; filename="my cat.jpg"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
    assert response["Cache-Control"].startswith("private")


def test_it_does_not_lie_where_files_are_public(client, send, alice, settings, tmp_path):
    upload = send(Owner(alice))

    assert upload.name not in upload.path
    assert not settings.MEDIA_ROOT.exists()
    assert (tmp_path / "uploads" / upload.path).is_file()
    assert client.get(f"/media/../uploads/{upload.path}").status_code == 404


SEEN_BY = [("Workshop", 200), ("Agent", 200), ("Merchandiser", 404), ("Editor", 404)]


@pytest.mark.parametrize(("role", "status"), SEEN_BY)
def test_staff_see_it_where_their_work_needs_it(client, send, alice, role, status):
    user = User.objects.create_user("staff@example.com", "correct horse battery", is_staff=True)
    user.groups.add(Role.objects.get(name=role))
    client.force_login(user)

    assert client.get(address(send(Owner(alice)))).status_code == status


def test_the_same_picture_of_two_people_is_stored_once_and_both_see_it(client, send, alice, bob):
    one, other = send(Owner(alice), name="alice.jpg"), send(Owner(bob), name="bob.jpg")

    assert one == other
    assert Upload.objects.get().name == ""
    assert len(files().listdir(one.path[:2])[1]) == 2
    for who in (alice, bob):
        client.force_login(who.user)
        assert client.get(address(one)).status_code == 200


def test_signing_in_makes_a_guests_pictures_the_customers(client, send, alice):
    upload = send(Owner(token="long-and-secret"))
    with_token(client, "long-and-secret")

    client.force_login(alice.user)
    client.logout()
    assert client.get(address(upload)).status_code == 404

    client.force_login(alice.user)
    assert client.get(address(upload)).status_code == 200


def test_two_records_of_one_person_have_each_picture_once(send, alice):
    guest = Customer.objects.create(email=alice.email)
    both, only = send(Owner(alice)), send(Owner(guest), width=61)
    send(Owner(guest))

    merge(alice, guest)

    assert set(Upload.objects.visible_to(alice.user)) == {both, only}
    assert UploadOwner.objects.count() == 2


def test_more_than_anyone_needs_is_refused_before_it_is_read(client):
    response = client.post("/basket/add/", b"x", content_type="text/plain", CONTENT_LENGTH=str(10**12))

    assert response.status_code == 413
    assert "Nothing was saved." in response.content.decode()
