"""Queries for orders."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone

from orders.delivery.models import BY_MAIL
from store.calendars.promise import PromiseKind


def to_pay_back() -> models.Q:
    """Orders of which money goes back and has not arrived yet. For the query and its index."""
    return models.Q(payment_status="to pay back")


def overpaid() -> models.Q:
    """Orders for which more came in than is due, and nobody decided yet what happens with it."""
    return models.Q(paid__gt=models.F("total"))


def to_settle() -> models.Q:
    """Orders for which another amount came in than is due. For the query and its index."""
    return models.Q(payment_status__in=["partly", "check"])


class OrderQuerySet(models.QuerySet):
    """Which orders a person may see, and which wait for an action."""

    def visible_to(self, user) -> "OrderQuerySet":
        """The orders of a signed-in shopper. Besides links, the only way from the storefront to an order."""
        return self.filter(customer__user=user) if user.is_authenticated else self.none()

    def unpaid_for(self, age: timedelta) -> "OrderQuerySet":
        """Orders still to be paid in advance; cash on delivery is paid later."""
        open_orders = self.filter(status=self.model.Status.PLACED, pays_in_advance=True)
        return open_orders.filter(placed_at__lt=timezone.now() - age)

    def to_confirm(self) -> "OrderQuerySet":
        """Placed and not confirmed: the money has not come in yet."""
        return self.filter(status=self.model.Status.PLACED)

    def to_make(self) -> "OrderQuerySet":
        """Confirmed orders with lines to make or being made."""
        return self.filter(status=self.model.Status.CONFIRMED, production_status__in=["open", "started"])

    def to_send(self) -> "OrderQuerySet":
        """Confirmed orders whose lines are all made, and not all sent."""
        ready = self.filter(status=self.model.Status.CONFIRMED, production_status__in=["nothing", "done"])
        return ready.filter(fulfilment_status__in=["open", "partly"]).exclude(delivery_code=BY_MAIL)

    def came_back(self) -> "OrderQuerySet":
        """Orders to send of which a parcel came back or is lost."""
        parcels = self.model._meta.get_field("shipments").related_model
        failed = parcels.objects.filter(order=models.OuterRef("pk"), status__in=["returned", "lost"])
        return self.to_send().filter(models.Exists(failed))

    def late(self) -> "OrderQuerySet":
        """Promised for a day that has passed, and not delivered."""
        unfinished = self.filter(status__in=[self.model.Status.PLACED, self.model.Status.CONFIRMED])
        return unfinished.filter(promised_for__lt=timezone.localdate()).exclude(fulfilment_status="delivered")

    def without_day(self) -> "OrderQuerySet":
        """Orders whose customer waits to be told the day."""
        unfinished = self.filter(status__in=[self.model.Status.PLACED, self.model.Status.CONFIRMED])
        return unfinished.filter(promise_kind=PromiseKind.OPEN)

    def promised_between(self, first: date, last: date) -> "OrderQuerySet":
        """Orders that still wait for these days: to leave us, or to arrive."""
        unfinished = self.filter(status__in=[self.model.Status.PLACED, self.model.Status.CONFIRMED])
        leaves = models.Q(leaves_on__range=(first, last), fulfilment_status__in=["open", "partly"])
        arrives = models.Q(promised_for__range=(first, last)) & ~models.Q(fulfilment_status="delivered")
        return unfinished.filter(leaves | arrives)

    def to_pay_back(self) -> "OrderQuerySet":
        """Paid too much, or with a refund that has not arrived yet."""
        return self.filter(to_pay_back())

    def overpaid(self) -> "OrderQuerySet":
        """More came in than is due, and nobody decided yet what happens with it."""
        return self.filter(overpaid())

    def to_settle(self) -> "OrderQuerySet":
        """Partly paid, or paid so that a person must check it."""
        return self.filter(to_settle())

    def with_item_count(self) -> "OrderQuerySet":
        return self.annotate(item_count=models.Sum("lines__quantity", default=0))
