"""What a shopper has filled in so far; it is kept on the basket, so that nothing is typed twice."""

from dataclasses import dataclass, field
from typing import Any

from cms.foundation.transactions import atomic_with_retry
from orders.basket.models import Basket
from orders.basket.services import lock
from orders.delivery.models import DeliveryMethod
from orders.delivery.services import active_method, sends_to

#: The steps in their order, each a page of its own.
ADDRESS, DELIVERY, PAYMENT, SUMMARY = "address", "delivery", "payment", "summary"


@dataclass(frozen=True)
class State:
    """The answers so far; what is missing is empty."""

    email: str = ""
    phone: str = ""
    delivery_address: dict[str, str] = field(default_factory=dict)
    billing_address: dict[str, str] = field(default_factory=dict)
    delivery: DeliveryMethod | None = None
    payment: str = ""

    @property
    def country(self) -> str:
        return self.delivery_address.get("country_code", "")

    @property
    def name(self) -> str:
        """Who buys: the name on the bill."""
        return (self.billing_address or self.delivery_address).get("name", "")

    @property
    def next_step(self) -> str:
        """The first step that still needs an answer."""
        if not (self.email and self.delivery_address):
            return ADDRESS
        if self.delivery is None:
            return DELIVERY
        return SUMMARY if self.payment else PAYMENT

    def may_show(self, step: str) -> bool:
        """Whether all that comes before this step is answered."""
        order = [ADDRESS, DELIVERY, PAYMENT, SUMMARY]
        return order.index(step) <= order.index(self.next_step)


def state_of(basket: Basket) -> State:
    """Read the answers; a way to send that is gone or does not lead there any more is no answer."""
    kept = basket.checkout
    address = kept.get("delivery_address") or {}
    method = active_method(basket.delivery_method_id)
    fits = method is not None and sends_to(method, address.get("country_code", ""))
    return State(
        email=kept.get("email", ""),
        phone=kept.get("phone", ""),
        delivery_address=address,
        billing_address=kept.get("billing_address") or {},
        delivery=method if fits else None,
        payment=kept.get("payment", ""),
    )


@atomic_with_retry
def write(basket: Basket, *, delivery: DeliveryMethod | None = None, **answers: Any) -> None:
    """Keep answers; what is not named stays, also what another window has just answered.

    Raises:
        BasketRefused: the basket was ordered meanwhile.
    """
    now = lock(basket)
    changes: dict[str, Any] = {"checkout": now.checkout | answers}
    if delivery is not None:
        changes["delivery_method"] = delivery
    Basket.objects.filter(pk=now.pk).update(**changes)
    for name, value in changes.items():
        setattr(basket, name, value)
