"""Codes and mails cannot be had by trying; a record follows the address of its account."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from customers.accounts.confirming import record_confirmation
from customers.accounts.jobs import merge_missed_guests
from customers.messaging.models import OutgoingMail
from customers.people.models import Customer
from customers.timeline.models import Reaction
from tests.makers import make_customer, make_order

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


def sign_in(client) -> None:
    client.post("/account/login/", {"login": "alice@example.com", "password": PASSWORD})


def test_a_code_of_the_second_step_lets_in(client, guarded):
    sign_in(client)
    client.post("/account/2fa/authenticate/", {"code": guarded[0]})

    assert "_auth_user_id" in client.session


def test_codes_of_the_second_step_cannot_be_guessed(client, guarded):
    sign_in(client)
    for number in range(8):
        client.post("/account/2fa/authenticate/", {"code": f"{number:06}"})

    page = client.post("/account/2fa/authenticate/", {"code": guarded[0]})

    assert "Too many failed tries" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_nobodys_mailbox_is_filled_with_mails_they_did_not_ask_for(client, alice):
    for number in range(9):
        client.post("/account/password/reset/", {"email": alice.email}, REMOTE_ADDR=f"10.0.0.{number}")

    assert OutgoingMail.objects.filter(recipient=alice.email).count() == 6


def test_a_second_address_brings_its_guest_orders_but_not_its_name(client, confirmed, run_work):
    order = make_order(make_customer("second@example.com"))
    record_confirmation(confirmed.user, email="second@example.com")
    run_work()

    order.refresh_from_db()
    confirmed.refresh_from_db()
    assert order.customer == confirmed
    assert confirmed.email == "alice@example.com"


def test_the_record_follows_a_new_first_address(client, confirmed, run_work):
    EmailAddress.objects.create(user=confirmed.user, email="second@example.com", verified=True)
    sign_in(client)
    client.post("/account/email/", {"email": "second@example.com", "action_primary": ""})
    run_work()

    confirmed.refresh_from_db()
    assert confirmed.email == "second@example.com"
    assert confirmed.email_verified


def test_staff_with_a_confirmed_address_are_no_customers(owner):
    record_confirmation(owner, email=owner.email)

    assert not Customer.objects.filter(user=owner).exists()


def test_the_sweep_joins_the_guests_of_a_confirmation_whose_reaction_was_missed(confirmed):
    before = make_order(make_customer(confirmed.email))
    record_confirmation(confirmed.user, email=confirmed.email)
    after = make_order(make_customer(confirmed.email))
    Reaction.objects.all().delete()
    for _time in range(2):
        merge_missed_guests()

    before.refresh_from_db()
    after.refresh_from_db()
    assert before.customer == confirmed
    assert after.customer.user is None


@pytest.mark.parametrize("path", ["login/", "signup/", "password/reset/", "password/reset/key/1-x/", "inactive/"])
def test_entrances_speak_our_words(client, path):
    page = client.get(f"/account/{path}").content.decode()

    assert 'placeholder="' not in page
    assert not any(words in page for words in ("Bad Token", "Inactive<", "Email<", "Verify Your"))


def test_changing_the_password_writes_a_mail_that_says_so(client, confirmed):
    sign_in(client)
    new = {"oldpassword": PASSWORD, "password1": "a quite new sentence", "password2": "a quite new sentence"}
    client.post("/account/password/change/", new)

    mail = OutgoingMail.objects.get()
    assert mail.subject == "Your password was changed"
    assert mail.customer == confirmed
    assert "If it was not you" in mail.text


def test_setting_up_the_second_step_shows_codes_to_put_away(client, confirmed):
    sign_in(client)
    assert client.get("/account/2fa/totp/activate/")["Location"].startswith("/account/reauthenticate/")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))

    page = client.post("/account/2fa/totp/activate/", {"code": code}, follow=True).content.decode()

    assert "Recovery codes" in page
    assert RecoveryCodes(confirmed.user.authenticator_set.get(type="recovery_codes")).get_unused_codes()[0] in page
