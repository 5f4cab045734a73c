"""Pictures of shoppers on configurations: shared with a design, judged by today's limits, deleted when unused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from store.configurator.definition import ProductDefinition
from store.configurator.jobs import delete_unused_uploads
from store.configurator.services import defaults_of, store_configuration
from store.configurator.uploads import attach, limits_of, upload_problems
from store.designs.services import save_design
from store.rules.definition import Group
from store.uploads.models import Upload, files
from store.uploads.services import Owner, store_upload
from tests.store.uploads.pictures import picture

pytestmark = pytest.mark.django_db
PHOTO = Group("photo", "Photo", "file")


@pytest.fixture
def send():
    """Stores a picture for somebody."""

    def keep(owner: Owner, *, name: str = "cat.jpg", **fields) -> Upload:
        return store_upload(picture(**fields), limits_of(PHOTO), owner=owner, name=name)

    return keep


def test_who_copies_a_design_may_use_its_pictures(client, send, mug, alice, bob):
    configuration = store_configuration(mug, defaults_of(mug))
    attach(configuration, [send(Owner(alice)).hash])
    design = save_design(configuration, customer=alice)

    client.force_login(bob.user)
    for _time in range(2):
        client.post(f"/designs/{design.token}/copy/")

    assert Upload.objects.visible_to(bob.user).count() == 1


def test_what_was_put_on_nothing_is_forgotten_after_a_while(send, mug, alice):
    left, used, fresh = (send(Owner(alice), width=width) for width in (60, 61, 62))
    attach(store_configuration(mug, defaults_of(mug)), [used.hash])
    Upload.objects.exclude(pk=fresh.pk).update(seen_at=timezone.now() - timedelta(days=15))

    delete_unused_uploads()
    delete_unused_uploads()

    assert set(Upload.objects.all()) == {used, fresh}
    assert not files().exists(left.path)
    assert files().exists(used.path)


def test_what_is_sent_again_is_kept_on(send, alice):
    upload = send(Owner(alice))
    Upload.objects.update(seen_at=timezone.now() - timedelta(days=15))
    send(Owner(alice))

    delete_unused_uploads()

    assert files().exists(Upload.objects.get().path) == files().exists(upload.path) is True


def test_a_picture_that_is_gone_or_too_coarse_by_now_is_told(send, alice):
    upload = send(Owner(alice))

    def problems(group: Group, hash: str) -> list[str]:
        definition = ProductDefinition(product=1, groups=(group,))
        return [each.message for each in upload_problems(definition, {"photo": hash})]

    assert problems(PHOTO, upload.hash) == []
    assert "is not here" in problems(PHOTO, "0" * 64)[0]
    assert "needs 50" in problems(Group("photo", "Photo", "file", min_pixels=50), upload.hash)[0]


def test_all_pictures_are_looked_up_at_once(send, alice, django_assert_num_queries):
    groups = tuple(Group(f"photo-{number}", "Photo", "file") for number in range(3))
    choices = {group.key: send(Owner(alice), width=60 + place).hash for place, group in enumerate(groups)}

    with django_assert_num_queries(1):
        assert upload_problems(ProductDefinition(product=1, groups=groups), choices) == []
    words = ProductDefinition(product=1, groups=(Group("text", "Text", "text"),))
    with django_assert_num_queries(0):
        assert upload_problems(words, {"text": "0" * 64}) == []
