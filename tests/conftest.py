"""The cast and the world of the tests. People are made through services, as in life."""

import os
import pathlib

import hypothesis
import pytest

os.environ.setdefault("DEMO", "1")

# A busy machine is no fault of the code under test.
hypothesis.settings.register_profile("without deadline", deadline=None)
hypothesis.settings.load_profile("without deadline")

SHARED = pathlib.Path(os.environ.get("SHARED", pathlib.Path(__file__).parents[2] / "shared"))


@pytest.fixture(autouse=True)
def _fresh_memory():
    """Nothing that one test put into a cache reaches the next."""
    from django.core.cache import cache

    from cms.foundation import caching, public

    caching.clear()
    public.clear()
    cache.clear()


@pytest.fixture(autouse=True)
def _caches_as_in_the_shop(monkeypatch):
    """Most tests run in a transaction that is rolled back; only those that the shop opens keep values out of caches."""
    from django.db import connection

    from cms.foundation import versions

    def in_transaction() -> bool:
        return any(not block._from_testcase for block in connection.atomic_blocks)

    monkeypatch.setattr(versions, "in_transaction", in_transaction)


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    """Files and the search index of a test go to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        **{
            name: {
                "BACKEND": "cms.foundation.storage.WholeFileStorage",
                "OPTIONS": {"location": tmp_path / folder, "base_url": None},
            }
            for name, folder in (("default", "files"), ("uploads", "uploads"))
        },
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def queries_of():
    """How many queries a call makes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(act) -> int:
        with CaptureQueriesContext(connection) as queries:
            act()
        return len(queries)

    return count


@pytest.fixture
def shared_data() -> pathlib.Path:
    """Real data beside the project; absent, the test is skipped, under CI it fails."""
    folder = SHARED / "data"
    if not folder.is_dir():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("The folder of shared data is not here.")
    return folder


@pytest.fixture
def alice(db):
    """A shopper with an account and a confirmed address."""
    from customers.people.models import Customer, User

    user = User.objects.create_user("alice@example.com", "correct horse battery", name="Alice Adler")
    return Customer.objects.create(user=user, name=user.name, email=user.email, email_verified=True)


@pytest.fixture
def bob(db):
    """Another shopper with an account."""
    from customers.people.models import Customer, User

    user = User.objects.create_user("bob@example.com", "correct horse battery", name="Bob Berger")
    return Customer.objects.create(user=user, name=user.name, email=user.email, email_verified=True)


@pytest.fixture
def owner(db):
    """Somebody who may do everything in the admin."""
    from customers.people.models import User

    return User.objects.create_superuser("owner@example.com", "correct horse battery", name="Olga Owner")


@pytest.fixture
def run_work():
    """Does all that waits as rows, as the worker would."""
    from customers.timeline.running import run_everything

    return run_everything
