"""What tracking brings to the screen of an order: parcels with their scans, and the letters about it."""

from functools import reduce
from operator import or_

from django.db.models import Prefetch, Q
from wagtail.admin.ui.components import Component

from customers.messaging.models import Letter
from orders.fulfilment.models import Shipment, ShipmentLine
from orders.order.models import Order

from .desk import ScanForm

#: Letters on the screen of an order, and orders whose letters are found by the end of a number.
MOST_LETTERS, MOST_ORDERS = 12, 20


class ParcelsPanel(Component):
    """Every parcel: what is in it, where it was seen, and a form for the next scan."""

    order = 45
    template_name = "orders/tracking/desk/parcels.html"

    def __init__(self, of: Order, may_act: bool) -> None:
        self.of, self.may_act = of, may_act

    def get_context_data(self, parent_context) -> dict:
        inside = Prefetch("lines", ShipmentLine.objects.select_related("line"))
        parcels = list(self.of.shipments.prefetch_related(inside, "scans"))
        for parcel in parcels:
            parcel.tone = "good" if parcel.status == Shipment.Status.DELIVERED else "work"
        return {"parcels": parcels, "may_act": self.may_act, "form": ScanForm(auto_id=False)}


class LettersPanel(Component):
    """The letters about an order, to be read and sent again."""

    order = 70
    template_name = "orders/tracking/desk/letters.html"

    def __init__(self, of: Order, may_act: bool) -> None:
        self.of, self.may_act = of, may_act

    def get_context_data(self, parent_context) -> dict:
        letters = Letter.objects.filter(_about(self.of.pk)).newest_first()
        return {"letters": letters[:MOST_LETTERS], "may_act": self.may_act, "order": self.of}


def letters_about(number: str) -> Q:
    """The letters about orders whose number is or ends in ``number``."""
    orders = Order.objects.filter(number__iendswith=number).order_by("-pk").values_list("pk", flat=True)
    return reduce(or_, map(_about, orders[:MOST_ORDERS]), Q(pk__in=()))


def _about(order: int) -> Q:
    return Q(occasion__startswith=f"order:{order}:")
