"""Tries are counted so that nobody guesses, and so that nobody locks out somebody else."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache

from customers.accounts.jobs import delete_old_tries
from customers.accounts.limits import allow, client_address, undo_try
from customers.accounts.models import Tries
from customers.messaging.models import OutgoingMail

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.9"}


@pytest.fixture
def two_questions(settings):
    """Two questions in an hour are allowed."""
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"question": (2, settings.RATE_LIMITS["question"][1])}


def sign_in(client, password: str, **where):
    return client.post("/account/login/", {"login": "alice@example.com", "password": password}, **where)


def test_tries_are_counted_by_kind_and_key(two_questions):
    assert [allow("question", "a"), allow("question", "a"), allow("question", "a")] == [True, True, False]
    assert allow("question", "b")


def test_a_new_window_begins_with_the_first_try_after_the_last_one_ended(two_questions, settings):
    for _try in range(3):
        allow("question", "a")
    Tries.objects.update(since=Tries.objects.get().since - settings.RATE_LIMITS["question"][1])

    assert [allow("question", "a"), allow("question", "a"), allow("question", "a")] == [True, True, False]


def test_a_try_that_is_undone_does_not_count(two_questions):
    allow("question", "a")
    allow("question", "a")
    undo_try("question", "a")

    assert allow("question", "a")
    assert not allow("question", "a")


def test_old_counts_are_forgotten(two_questions, settings):
    allow("question", "a")
    Tries.objects.update(since=Tries.objects.get().since - 2 * settings.RATE_LIMITS["unconfirmed-mail"][1])
    delete_old_tries()

    assert not Tries.objects.exists()


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "6.6.6.6", "127.0.0.1"),
        (1, "6.6.6.6, 7.7.7.7", "7.7.7.7"),
        (1, "2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        (1, "2001:db8:1:2:bbbb::2", "2001:db8:1:2::/64"),
        (1, "::ffff:7.7.7.7", "7.7.7.7"),
        (1, "no address", "no address"),
    ],
)
def test_whose_tries_are_counted_together(rf, settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies

    assert client_address(rf.get("/", headers={"X-Forwarded-For": forwarded})) == address


def test_guessing_a_password_has_to_wait(client, alice):
    for _try in range(10):
        sign_in(client, "wrong")

    page = sign_in(client, PASSWORD)

    assert page.status_code == 422
    assert "Too many failed" in page.content.decode()
    assert not Tries.objects.filter(key__contains="alice").exists()


def test_a_guesser_locks_nobody_out_of_their_mailbox(client, alice):
    for number in range(40):
        sign_in(client, "wrong", REMOTE_ADDR=f"10.0.0.{number % 4}")

    assert sign_in(client, PASSWORD, **ELSEWHERE).status_code == 302


def test_a_guesser_of_many_mailboxes_has_to_wait(client, alice):
    for number in range(60):
        client.post("/account/login/", {"login": f"no{number}@example.com", "password": "wrong"})

    assert sign_in(client, PASSWORD).status_code == 422
    assert sign_in(client, PASSWORD, **ELSEWHERE).status_code == 302


def test_signing_in_often_locks_nobody_out(client, alice):
    for _time in range(12):
        assert sign_in(client, PASSWORD).status_code == 302
        client.logout()


def test_a_code_works_once_in_all_processes(client, guarded_by_app):
    code = format_hotp_value(hotp_value(guarded_by_app, next(yield_hotp_counters_from_time())))
    for _process in range(2):
        client.logout()
        cache.clear()  # Another process knows nothing of the codes this one has seen.
        sign_in(client, PASSWORD)
        page = client.post("/account/2fa/authenticate/", {"code": code})

    assert page.status_code == 422
    assert "_auth_user_id" not in client.session


def test_an_account_that_nobody_confirmed_causes_five_mails_a_day(client):
    client.post("/account/signup/", {"email": "gesa@example.com", "password1": PASSWORD, "name": "Gesa Gast"})
    for _time in range(9):
        client.post("/account/email/", {"email": "gesa@example.com", "action_send": ""})
        new = {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD}
        client.post("/account/password/change/", new)

    assert OutgoingMail.objects.count() == 5
