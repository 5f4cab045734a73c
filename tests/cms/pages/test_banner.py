"""A banner stands above the header for as long as it was planned."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.foundation.models import Banner
from tests.makers import make_staff

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
WORDS = "Closed from 24 December to 1 January"


def _home(client) -> str:
    return client.get("/").content.decode()


@pytest.fixture
def at(monkeypatch):
    """Sets the clock of the banners."""

    def set_clock(moment) -> None:
        monkeypatch.setattr("cms.foundation.banners.timezone.now", lambda: moment)

    return set_clock


def test_it_comes_and_goes_by_itself_on_a_cached_page(client, home, at):
    now = timezone.now()
    Banner.objects.create(text=WORDS, starts_at=now + HOUR, ends_at=now + 2 * HOUR)
    at(now)
    assert WORDS not in _home(client)
    at(now + HOUR)
    assert WORDS in _home(client)
    at(now + 2 * HOUR)
    assert WORDS not in _home(client)


def test_of_two_the_later_one_stands(client, home):
    now = timezone.now()
    Banner.objects.create(text="Since long", starts_at=now - 5 * HOUR)
    Banner.objects.create(text="Since an hour", starts_at=now - HOUR)

    assert "Since an hour" in _home(client)
    assert "Since long" not in _home(client)


def test_an_editor_writes_one_and_it_stands_at_once(client, home):
    assert "banner" not in _home(client)
    client.force_login(make_staff("Editor"))
    sent = {"text": WORDS, "link": "/faq/", "starts_at": "2026-01-01 08:00", "ends_at": ""}
    client.post("/admin/banners/new/", sent)

    assert f'<a href="/faq/">{WORDS}</a>' in _home(client)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "//example.com", "/\\example.com", "mugs"])
def test_a_link_that_is_no_address_is_refused(client, link):
    client.force_login(make_staff("Editor"))
    page = client.post("/admin/banners/new/", {"text": WORDS, "link": link, "starts_at": "2026-01-01 08:00"})

    assert "Write a page of the shop" in page.content.decode()
    assert not Banner.objects.exists()


def test_it_cannot_end_before_it_starts(client):
    client.force_login(make_staff("Editor"))
    times = {"starts_at": "2026-02-01 08:00", "ends_at": "2026-01-01 08:00"}
    page = client.post("/admin/banners/new/", {"text": WORDS, "link": "", **times})

    assert "It ends before it starts." in page.content.decode()
