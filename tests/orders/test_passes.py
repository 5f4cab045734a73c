"""A mailed code opens an order for an hour, and no address on the way opens it for longer."""

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client

from orders.order.passes import PASS_LASTS, pass_for
from orders.tracking.lookups import ask, new_code
from tests.makers import make_customer, make_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(db):
    """An order to be paid by transfer, with a mug to be made."""
    return make_order(make_customer("gesa@example.com"))


@pytest.fixture
def an_hour_later(monkeypatch):
    """Signatures are as old as if an hour had passed."""
    now = signing.time.time() + PASS_LASTS.total_seconds() + 1
    return lambda: monkeypatch.setattr(signing.time, "time", lambda: now)


def links_in(page: str) -> set[str]:
    """Addresses of orders, payments, proofs and questions on a page."""
    return set(re.findall(r'(?:href|action|hx-get)="(/(?:track|checkout|proofs|contact)/[^"]+)"', page))


def test_a_pass_shows_the_order_for_an_hour(client, order, an_hour_later):
    address = f"/track/{pass_for(order)}/"
    assert order.number in client.get(address).content.decode()

    an_hour_later()

    assert client.get(address)["Location"] == "/track/"
    assert client.get(f"/checkout/done/{pass_for(order)[:-1]}x/").status_code == 404


def test_no_page_behind_a_pass_holds_the_link_that_works_for_ever(client, order):
    seen, to_see = set(), {f"/track/{pass_for(order)}/"}
    while to_see:
        address = to_see.pop()
        page = client.get(address, follow=True)
        text = page.content.decode()
        assert order.token not in text + page.request["PATH_INFO"], address
        seen.add(address)
        to_see |= {link for link in links_in(text) if ":" in link} - seen

    assert len(seen) > 2


def test_a_proof_behind_a_pass_has_a_pass_of_its_own(client, paid_order, agent_draws):
    order = paid_order()
    job = agent_draws(order)
    page = client.get(f"/track/{pass_for(order)}/").content.decode()
    proofs = [link for link in links_in(page) if link.startswith("/proofs/")]

    assert proofs
    assert job.token not in page
    text = client.get(proofs[0]).content.decode()
    assert order.token not in text
    assert job.token not in text


@pytest.fixture
def agent_draws(owner):
    """Draws a proof of the one line that is made."""
    from orders.production import proofs
    from orders.production.models import Job

    def draw(order) -> Job:
        job = Job.objects.get(line__order=order)
        proofs.send_proof(job, actor=owner)
        return job

    return draw


def test_a_question_sent_with_a_pass_does_not_lead_to_the_order(client, order):
    line = order.lines.first()
    sent = {"order": pass_for(order), "line": line.pk, "subject": "My order", "message": "When?", "seen": "1"}
    answer = client.post("/contact/", sent | {"name": "Gesa Gast", "email": "gesa@example.com"})
    page = client.get(answer["Location"]).content.decode()

    assert order.number in page
    assert order.token not in page


def test_a_pass_of_another_thing_opens_nothing(client, order):
    assert client.get(f"/track/{pass_for(order.customer)}/").status_code == 404


def test_codes_are_too_many_to_be_tried():
    codes = {new_code() for _code in range(50)}

    assert len(codes) == 50
    assert all(re.fullmatch(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", code) for code in codes)


def test_nobody_uses_up_the_lookups_of_somebody_else(client, order):
    typed = {"number": order.number, "email": "gesa@example.com"}
    for _time in range(12):
        refused = client.post("/track/", typed)

    assert refused.status_code == 429
    assert Client(REMOTE_ADDR="203.0.113.9").post("/track/", typed).status_code == 302


def test_one_guesser_makes_ten_mails_a_day_to_one_mailbox(client, order, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"order-lookup": (1000, timedelta(minutes=15))}
    typed = {"number": order.number, "email": "gesa@example.com"}

    answers = [client.post("/track/", typed).status_code for _time in range(12)]

    assert answers == [302] * 10 + [429] * 2
    assert ask(number=order.number, email="gesa@example.com")


def test_following_links_makes_no_pass_last_longer(client, paid_order, agent_draws, monkeypatch):
    order, start = paid_order(), signing.time.time()
    agent_draws(order)
    first = f"/track/{pass_for(order)}/"

    monkeypatch.setattr(signing.time, "time", lambda: start + PASS_LASTS.total_seconds() - 60)
    (proof, *_more) = [link for link in links_in(client.get(first).content.decode()) if link.startswith("/proofs/")]
    back = {link for link in links_in(client.get(proof).content.decode()) if link.startswith("/track/") and ":" in link}
    monkeypatch.setattr(signing.time, "time", lambda: start + PASS_LASTS.total_seconds() + 60)

    assert back
    assert {client.get(link).status_code for link in (proof, *back)} <= {302, 404}
