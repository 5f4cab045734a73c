"""A session is found until it is over; nonsense in a cookie or an address is no session and no page."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

pytestmark = pytest.mark.django_db


def test_a_session_that_is_over_signs_out(client, alice):
    client.force_login(alice.user)
    assert client.get("/account/").status_code == 200
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize("nonsense", ['""', "x" * 32, r'"with\000nothing"', "'--" * 4])
def test_nonsense_in_the_cookie_is_no_session(client, nonsense):
    assert client.get("/basket/", HTTP_COOKIE=f"session={nonsense}").status_code == 200


@pytest.mark.parametrize("address", ["/product/%00/", "/track/mug%00/", "/designs/%00/", "/questions/x%00/", "/%00/"])
def test_an_address_with_a_nul_is_a_missing_page(client, address):
    assert client.get(address).status_code == 404
