"""A session is found until it is over, and nonsense in the cookie finds none."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from cms.foundation.sessions import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def key() -> str:
    session = SessionStore()
    session["basket"] = "token"
    session.create()
    return session.session_key


def test_what_was_put_in_comes_out(key):
    assert SessionStore(key)["basket"] == "token"


def test_a_session_that_is_over_is_empty(key):
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert SessionStore(key).get("basket") is None


@pytest.mark.parametrize("nonsense", ["", "x" * 32, "with\x00nothing", "'; --" * 4])
def test_nonsense_is_an_empty_session(key, nonsense):
    assert SessionStore(nonsense).get("basket") is None
