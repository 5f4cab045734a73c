"""Mails are stored once for each event, sent with both texts, and forget the codes that were in them."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.urls import reverse
from django.utils import timezone

from customers.messaging.masking import MASK
from customers.messaging.models import OutgoingMail
from customers.messaging.sending import WAIT_FOR_SERVER
from customers.messaging.services import resend, write_mail
from tests.mail_server import free_port, mail_server, send_through
from tests.makers import make_customer, make_order

pytestmark = pytest.mark.django_db
ACCOUNT = "customers/accounts/mails/account"
LINK = "https://shop.example/account/key/?a=1&b='2'"


class Mail:
    """What allauth's adapter gives to the mail about an account."""

    def __init__(self, subject: str = "Choose a new password", link: str = LINK) -> None:
        self.subject, self.paragraphs, self.link = subject, ["Somebody asked for it."], link


def written(occasion: str = "test:1", **mail_parts) -> OutgoingMail:
    return write_mail(
        ACCOUNT,
        occasion=occasion,
        to="gesa@example.com",
        context={"mail": Mail(**mail_parts)},
        secrets=[LINK],
    )


def test_one_event_writes_one_mail():
    assert written() == written()
    assert written("test:2") != written()


def test_a_subject_cannot_bring_headers(run_work):
    written(subject="Hello\r\nBcc: everybody@example.com")
    run_work()

    (message,) = django_mail.outbox
    assert message.recipients() == ["gesa@example.com"]
    assert message.subject == "Hello Bcc: everybody@example.com"


def test_codes_are_masked_while_they_wait_and_erased_once_sent(run_work, settings, client, owner):
    settings.DEMO = False
    mail = written()
    client.force_login(owner)
    for page in ("mails_admin:inspect", "mails_admin:html"):
        assert "/account/key/" not in client.get(reverse(page, args=[mail.pk])).content.decode()

    run_work()

    assert LINK in django_mail.outbox[0].body
    mail.refresh_from_db()
    assert mail.sent_at
    assert not mail.secrets
    assert "/account/key/" not in mail.text + mail.html
    assert MASK in mail.text


def test_in_the_demo_shop_codes_stay_readable(run_work, client, owner):
    mail = written()
    run_work()
    client.force_login(owner)

    assert LINK in OutgoingMail.objects.get(pk=mail.pk).text
    assert "/account/key/" in client.get(reverse("mails_admin:html", args=[mail.pk])).content.decode()


def test_without_a_mail_server_mails_wait_but_not_for_ever(run_work, settings):
    settings.EMAIL_BACKEND, settings.DEMO = "django.core.mail.backends.dummy.EmailBackend", False
    new, old = written("test:new"), written("test:old")
    OutgoingMail.objects.filter(pk=old.pk).update(written_at=timezone.now() - WAIT_FOR_SERVER)
    run_work()

    new.refresh_from_db()
    old.refresh_from_db()
    assert new.due_at > timezone.now() + timedelta(minutes=5)
    assert not new.done_at
    assert old.done_at
    assert not old.sent_at
    assert LINK not in old.text


def test_a_demo_without_a_mail_server_does_not_say_that_it_sent(run_work, settings, client, owner):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    mail = written()
    run_work()
    client.force_login(owner)

    page = client.get(reverse("mails_admin:inspect", args=[mail.pk])).content.decode()
    assert "no mail server is set" in page


@pytest.fixture
def mailbox(settings):
    with mail_server(settings) as server:
        yield server


def test_a_real_server_gets_both_texts_and_our_message_id(mailbox, run_work):
    mail = written(subject="Żaneta’s order, 陶杯")
    run_work()

    (message,) = mailbox.messages
    assert message["Message-ID"] == mail.message_id
    assert message["Subject"] == "Żaneta’s order, 陶杯"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


def test_mails_about_one_order_are_one_conversation_that_answers_reach_us_in(mailbox, run_work, settings):
    order = make_order(make_customer())
    common = {"to": order.email, "about": order, "context": {"mail": Mail()}}
    first = write_mail(ACCOUNT, occasion="one", **common)
    write_mail(ACCOUNT, occasion="two", reply_to="desk@shop.example", **common)
    run_work()

    *_others, message = [each for each in mailbox.messages if each["Reply-To"] == "desk@shop.example"]
    assert message["In-Reply-To"] == first.message_id
    assert message["References"] == first.message_id
    assert set(OutgoingMail.objects.about(order).values_list("occasion", flat=True)) >= {"one", "two"}


def test_what_a_server_refuses_is_tried_again_and_arrives_once(mailbox, run_work):
    mailbox.refuse = 1
    mail = written()
    run_work()
    mail.refresh_from_db()
    assert "Come back later" in mail.last_error

    OutgoingMail.objects.update(due_at=timezone.now())
    run_work()

    assert len(mailbox.messages) == 1
    assert OutgoingMail.objects.get().sent_at


def test_a_server_that_is_away_counts_as_no_attempt_and_the_mail_waits(run_work, settings):
    send_through(settings, free_port())
    mail = written()
    OutgoingMail.objects.update(attempts=50)
    run_work()

    mail.refresh_from_db()
    assert mail.due_at < timezone.now() + timedelta(minutes=6)
    assert not mail.failed_at


def test_a_mail_that_is_refused_for_days_is_given_up_and_loses_its_codes(run_work, settings):
    settings.DEMO = False
    send_through(settings, free_port())
    mail = written()
    OutgoingMail.objects.update(attempts=50, written_at=timezone.now() - WAIT_FOR_SERVER)
    run_work()

    mail.refresh_from_db()
    assert mail.failed_at
    assert not mail.secrets
    assert "/account/key/" not in mail.text + mail.html
    assert not mail.can_be_retried


def test_a_server_that_says_no_goodbye_gets_the_mail_once(mailbox, run_work, monkeypatch):
    monkeypatch.setattr("smtplib.SMTP.quit", lambda _self: (_ for _ in ()).throw(TimeoutError()))
    mail = written()
    run_work()

    mail.refresh_from_db()
    assert mail.sent_at
    assert len(mailbox.messages) == 1


def test_sending_again_writes_a_mail_of_its_own(run_work):
    first = written()
    again = [resend(first), resend(first)]
    run_work()

    assert len(django_mail.outbox) == 3
    assert len({mail.message_id for mail in (first, *again)}) == 3


def test_staff_without_the_right_neither_read_nor_send(client, alice):
    mail = written()
    client.force_login(alice.user)

    assert client.get(reverse("mails_admin:html", args=[mail.pk])).status_code in {302, 403}
    assert client.post(reverse("mails_admin:resend", args=[mail.pk])).status_code in {302, 403}
    assert OutgoingMail.objects.count() == 1


def test_a_mail_on_the_screen_of_staff_runs_no_script(client, owner):
    mail = written()
    client.force_login(owner)

    policy_sent = client.get(reverse("mails_admin:html", args=[mail.pk]))["Content-Security-Policy"]
    assert "default-src 'none'" in policy_sent
    assert "script" not in policy_sent


@pytest.mark.parametrize("words", ["%", "\x00", "x" * 5000, "gesa@", "password"])
def test_nothing_typed_into_the_search_of_mails_is_an_error(client, owner, words):
    written()
    client.force_login(owner)

    assert client.get(reverse("mails_admin:index"), {"q": words}).status_code == 200


def test_sending_again_stands_on_the_record_with_who_did_it(client, owner, alice):
    mail = write_mail(
        "customers/accounts/mails/account", occasion="test:a", to=alice.email, customer=alice, context={"mail": Mail()}
    )
    client.force_login(owner)
    client.post(reverse("mails_admin:resend", args=[mail.pk]))

    entry = alice.timeline.get()
    assert entry.actor == owner
    assert "Choose a new password" in str(entry)


def test_a_mail_to_nobody_we_know_names_no_customer_in_the_list(client, owner):
    written()
    client.force_login(owner)

    assert "<td>None" not in client.get(reverse("mails_admin:index")).content.decode()
