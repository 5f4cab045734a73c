"""Another delivery address for an order. It stays in the country, so price, tax and delivery method stay, too."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from cms.policies.terms import Asker, ChangeKind
from customers.people.models import User
from customers.timeline.services import record
from customers.timeline.states import WrongState
from orders.order.models import Order

from . import events
from .order_state import begun_jobs, state_of
from .rules import reason_against_changing


def reason_against_address(order: Order, begun: Collection[str] | None = None, *, asker: Asker = Asker.SHOPPER) -> str:
    """Why the delivery address cannot be changed; "" if it can.

    ``begun``: names of the lines on which work has begun; one query at most if they are not known.
    """
    if order.is_pickup:
        return _("You pick it up, so it is sent nowhere.")
    names = [job.line.name for job in begun_jobs(order)] if begun is None else begun
    return reason_against_changing(state_of(order, names), ChangeKind.ADDRESS, asker=asker)


@transaction.atomic
def change_address(
    order: Order, address: Mapping[str, str], *, actor: User | None, asker: Asker = Asker.SHOPPER
) -> None:
    """Write the address, of the same country; the customer gets a mail.

    Raises:
        WrongState: the policy does not let them change it any more, or it is an address in another country.
    """
    now = Order.objects.select_for_update().get(pk=order.pk)  # Whoever sends it locks the same row.
    if reason := reason_against_address(now, asker=asker):
        raise WrongState(reason)
    if address.get("country_code") != now.delivery_address.get("country_code"):
        raise WrongState(_("It goes to another country, so price and tax would change. Please write to us."))
    if dict(address) == now.delivery_address:
        return
    Order.objects.filter(pk=now.pk).update(delivery_address=dict(address))
    order.delivery_address = dict(address)
    record(events.ADDRESS_CHANGED, customer=now.customer, subject=now, actor=actor, number=now.number)
