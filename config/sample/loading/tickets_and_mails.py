"""Questions and answers, mails, consents and facts."""

from datetime import datetime, timedelta
from random import Random

from django.db import models
from django.utils import timezone

from config.sample.words.customers import NOTES, QUESTIONS
from customers.accounts import events as accounts_events
from customers.insights.services import write_facts
from customers.messaging.models import OutgoingMail
from customers.people.models import Customer, User
from customers.profiles.models import Consent
from customers.timeline.models import Entry
from customers.timeline.services import record
from orders.fulfilment import events as fulfilment_events
from orders.order import events as order_events
from orders.order.models import Order, OrderLine
from orders.payment import events as payment_events
from orders.tracking import events as tracking_events
from orders.tracking import subscribers
from store.catalogue.models import ProductFigures
from support.tickets import events as ticket_events
from support.tickets import services as tickets
from support.tickets.models import Ticket

from .customers import Person
from .orders import Sale

#: One question for so many orders.
ORDERS_EACH = 13
WRITERS = {
    order_events.PLACED.name: subscribers.mail_order_placed,
    payment_events.PAID.name: subscribers.mail_order_paid,
    fulfilment_events.SENT.name: subscribers.mail_order_sent,
    fulfilment_events.READY.name: subscribers.mail_order_ready,
    tracking_events.DELIVERED.name: subscribers.mail_order_delivered,
    order_events.CANCELLED.name: subscribers.mail_order_cancelled,
}


def load_tickets(rng: Random, now: datetime, sales: list[Sale], staff: dict[str, User]) -> None:
    """Questions about orders, in every state; the newest still wait. The shopper has asked twice."""
    ripe = [sale for sale in sales if sale.order.placed_at < now - timedelta(hours=30)]
    own = [sale for sale in ripe if sale.order.customer_id == shopper_of(sales)][-2:]
    others = [sale for sale in ripe if sale.order.customer_id != shopper_of(sales)]
    chosen = rng.sample(others, min(len(others), max(6, len(sales) // ORDERS_EACH)))
    agents = [staff["Agent"], staff["Support lead"]]
    for place, sale in enumerate([*own, *chosen]):
        fresh = place % 7 == 1
        latest = now - timedelta(hours=rng.uniform(2, 40)) if fresh else now - timedelta(hours=30)
        at = latest if fresh else min(latest, sale.order.placed_at + timedelta(days=rng.uniform(0.2, 9)))
        _talk(rng, now, sale, QUESTIONS[place % len(QUESTIONS)], at, agents, waits=fresh)


def shopper_of(sales: list[Sale]) -> int:
    """The customer who came first: the shopper of the sign-ins."""
    return min(sale.order.customer_id for sale in sales)


def _talk(
    rng: Random, now: datetime, sale: Sale, words: tuple, at: datetime, agents: list[User], *, waits: bool
) -> None:
    subject, question, answer, again, about_line = words
    order: Order = sale.order
    line = OrderLine.objects.filter(order=order).first() if about_line else None
    ticket = tickets.open(order.customer, subject=subject, text=question, order=order, line=line, at=at)
    # The promise counts from today's calendar; what was asked long ago was due then.
    Ticket.objects.filter(pk=ticket.pk).update(answer_due_at=at + timedelta(days=1, hours=4))
    agent = rng.choice(agents)
    if rng.random() < 0.8:
        Ticket.objects.filter(pk=ticket.pk).update(assignee=agent)
        record(
            ticket_events.ASSIGNED,
            customer=order.customer,
            subject=ticket,
            actor=agent,
            at=at + timedelta(minutes=20),
            react=False,
            number=ticket.number,
            who=str(agent),
        )
    if rng.random() < 0.3:
        tickets.note(ticket, text=rng.choice(NOTES), at=min(now, at + timedelta(minutes=35)), actor=agent)
    if waits:
        return
    answered = min(now - timedelta(hours=5), at + timedelta(hours=rng.uniform(1, 26)))
    tickets.answer(ticket, text=answer, at=answered, actor=agent)
    old = answered < now - timedelta(days=3)
    if again and not old:
        tickets.add_question(
            ticket, text=again, at=min(now - timedelta(hours=1), answered + timedelta(hours=rng.uniform(1, 30)))
        )
    if old or rng.random() < 0.5:
        tickets.close(ticket, at=min(now, answered + timedelta(days=rng.uniform(1.3, 3))), actor=agent)


def load_mails(entries: list[Entry], shopper: Customer, number: int) -> None:
    """The mails of the last ``number`` events and all of the shopper’s, written by the real subscribers.

    The older ones have been thrown away.
    """
    mailed = [entry for entry in entries if entry.verb in WRITERS]
    chosen = [entry for entry in mailed[:-number] if entry.customer_id == shopper.pk] + mailed[-number:]
    for entry in chosen:
        WRITERS[entry.verb](entry)
        sent = {"written_at": entry.at, "sent_at": entry.at + timedelta(seconds=4), "done_at": entry.at}
        OutgoingMail.objects.exclude(due_at=None).update(due_at=None, **sent)


def load_consents(rng: Random, sales: list[Sale]) -> None:
    """Terms with each order, news where somebody said yes."""
    rows = []
    for sale in sales:
        about = {"customer": sale.order.customer, "at": sale.order.placed_at, "where": f"checkout {sale.order.number}"}
        about["proven"] = sale.order.customer.email_verified
        rows.append(Consent(purpose=Consent.Purpose.TERMS, given=True, **about))
        if rng.random() < 0.2:
            rows.append(Consent(purpose=Consent.Purpose.NEWS, given=True, **about))
    Consent.objects.bulk_create(rows, batch_size=500)


def load_accounts(people: list[Person]) -> None:
    """Opening an account and confirming its address stand on the record."""
    rows = []
    for person in people:
        customer = person.customer
        if customer.user_id:
            at = customer.created_at
            rows.append(Entry(customer=customer, verb=accounts_events.SIGNED_UP.name, at=at, data={}))
            confirmed = {"email": customer.email}
            at += timedelta(minutes=4)
            rows.append(Entry(customer=customer, verb=accounts_events.EMAIL_CONFIRMED.name, at=at, data=confirmed))
    Entry.objects.bulk_create(rows)


def load_facts(people: list[Person]) -> None:
    """What insights would have counted, and what was sold in ninety days."""
    for person in people:
        write_facts(person.customer)
    recent = OrderLine.objects.filter(order__placed_at__gt=timezone.now() - timedelta(days=90))
    recent = recent.exclude(order__status=Order.Status.CANCELLED)
    sold = dict(recent.values_list("product").annotate(models.Sum("quantity")))
    figures = list(ProductFigures.objects.all())
    for row in figures:
        row.popularity = sold.get(row.product_id, 0)
    ProductFigures.objects.bulk_update(figures, ["popularity"])
