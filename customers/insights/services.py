"""Facts about customers, counted from orders and tickets."""

from django.db import models, transaction

from customers.people.models import Customer
from customers.profiles.models import Facts
from orders.order.models import Order
from store.money.amounts import Money
from support.tickets.models import Ticket


@transaction.atomic
def write_facts(customer: Customer) -> None:
    """Count the facts of one customer. Cancelled orders do not count, and only what was paid is spent. Idempotent."""
    orders = Order.objects.filter(customer=customer).exclude(status=Order.Status.CANCELLED)
    figures = orders.aggregate(
        orders=models.Count("pk"),
        spent=models.Sum("paid"),
        first_order_at=models.Min("placed_at"),
        last_order_at=models.Max("placed_at"),
    )
    open_tickets = Ticket.objects.filter(customer=customer).exclude(status=Ticket.Status.CLOSED).count()
    values = figures | {"spent": figures["spent"] or Money(0), "open_tickets": open_tickets}
    Facts.objects.update_or_create(customer=customer, defaults=values)
