"""Pictures of shoppers are stored once, seen by those whose they are, and forgotten when nothing needs them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group as Role
from django.urls import reverse
from django.utils import timezone

from customers.accounts.merging import merge
from customers.people.models import Customer, User
from store.configurator.jobs import forget_left_pictures
from store.configurator.models import Upload, UploadOwner
from store.configurator.models.uploads import files
from store.configurator.services import defaults_for, store_configuration
from store.configurator.uploads.doors import KEY
from store.configurator.uploads.problems import file_problem, file_problems
from store.configurator.uploads.services import Owner, grant_all, keep_with, store_upload
from store.rules.definition import Group

from .pictures import picture, read

pytestmark = pytest.mark.django_db
PHOTO = Group("photo", "Photo", "file")


@pytest.fixture
def send():
    """Stores a picture for somebody."""

    def keep(owner: Owner, *, name: str = "cat.jpg", **fields) -> Upload:
        return store_upload(picture(**fields), PHOTO, owner=owner, name=name)

    return keep


def address(upload: Upload, *, small: bool = False) -> str:
    return reverse(f"configurator:upload{'_preview' if small else ''}", args=[upload.hash])


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


@pytest.mark.parametrize(("role", "status"), [("Workshop", 200), ("Agent", 200), ("Marketing", 404), ("Editor", 404)])
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


def test_who_is_given_a_design_may_use_its_pictures(send, mug, alice, bob):
    configuration = store_configuration(mug, defaults_for(mug))
    keep_with(configuration, [send(Owner(alice)).hash])

    grant_all(configuration, Owner(bob))
    grant_all(configuration, Owner(bob))

    assert Upload.objects.visible_to(bob.user).count() == 1


def test_what_was_put_on_nothing_is_forgotten_after_a_while(send, mug, alice):
    left, used, fresh = (send(Owner(alice), width=width) for width in (60, 61, 62))
    keep_with(store_configuration(mug, defaults_for(mug)), [used.hash])
    Upload.objects.exclude(pk=fresh.pk).update(seen_at=timezone.now() - timedelta(days=15))

    forget_left_pictures()
    forget_left_pictures()

    assert set(Upload.objects.all()) == {used, fresh}
    assert not files().exists(left.path)
    assert files().exists(used.path)


def test_what_is_sent_again_is_kept_on(send, alice):
    upload = send(Owner(alice))
    Upload.objects.update(seen_at=timezone.now() - timedelta(days=15))
    send(Owner(alice))

    forget_left_pictures()

    assert files().exists(Upload.objects.get().path) == files().exists(upload.path) is True


def test_a_picture_that_is_gone_or_too_coarse_by_now_is_told(send, alice):
    upload = send(Owner(alice))

    assert file_problem(PHOTO, upload.hash) == ""
    assert "is not here" in file_problem(PHOTO, "0" * 64)
    assert "is not here" in file_problem(PHOTO, "unknown")
    assert "needs 50" in file_problem(Group("photo", "Photo", "file", min_pixels=50), upload.hash)


def test_all_pictures_are_looked_up_at_once(send, alice, django_assert_num_queries):
    from store.configurator.definition import ProductDefinition

    groups = tuple(Group(f"photo-{number}", "Photo", "file") for number in range(3))
    choices = {group.key: send(Owner(alice), width=60 + place).hash for place, group in enumerate(groups)}

    with django_assert_num_queries(1):
        assert file_problems(ProductDefinition(product=1, groups=groups), choices) == []
    words = ProductDefinition(product=1, groups=(Group("text", "Text", "text"),))
    with django_assert_num_queries(0):
        assert file_problems(words, {"text": "0" * 64}) == []


def test_more_than_anyone_needs_is_refused_before_it_is_read(client):
    response = client.post("/basket/add/", b"x", content_type="text/plain", CONTENT_LENGTH=str(10**12))

    assert response.status_code == 413
    assert "Nothing of it was kept." in response.content.decode()
