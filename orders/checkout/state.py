"""The shopper's answers at checkout, stored on the basket."""

from dataclasses import dataclass, field
from typing import Any

from cms.foundation.transactions import atomic_with_retry
from orders.basket.models import Basket
from orders.basket.services import lock
from orders.delivery.limits import ParcelSize
from orders.delivery.models import DeliveryMethod
from orders.delivery.services import active_method, by_mail, is_able

#: The steps in their order, each a page of its own.
ADDRESS, DELIVERY, PAYMENT, SUMMARY = "address", "delivery", "payment", "summary"


@dataclass(frozen=True)
class State:
    """The answers so far; missing ones are empty."""

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
        """The buyer's name: that on the bill."""
        return (self.billing_address or self.delivery_address).get("name", "")

    @property
    def next_step(self) -> str:
        """The first step that still needs an answer."""
        if not (self.email and self.delivery_address):
            return ADDRESS
        if self.delivery is None:
            return DELIVERY
        return SUMMARY if self.payment else PAYMENT

    def is_reachable(self, step: str) -> bool:
        """Whether all earlier steps are answered."""
        order = [ADDRESS, DELIVERY, PAYMENT, SUMMARY]
        return order.index(step) <= order.index(self.next_step)


def state_of(basket: Basket, size: ParcelSize) -> State:
    """Read the answers; a delivery method that is not active or cannot carry it there counts as missing."""
    answers = basket.checkout
    address = answers.get("delivery_address") or {}
    method = by_mail() if size.is_nothing else active_method(basket.delivery_method_id)
    fits = method is not None and (size.is_nothing or is_able(method, address.get("country_code", ""), size))
    return State(
        email=answers.get("email", ""),
        phone=answers.get("phone", ""),
        delivery_address=address,
        billing_address=answers.get("billing_address") or {},
        delivery=method if fits else None,
        payment=answers.get("payment", ""),
    )


@atomic_with_retry
def write(basket: Basket, *, delivery: DeliveryMethod | None = None, **answers: Any) -> None:
    """Store answers. Other answers stay, also those that another window has just stored.

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
