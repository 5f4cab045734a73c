"""Orders as staff see them."""

import pytest

from orders.order.models import Order, OrderLine
from store.money.amounts import Money


@pytest.fixture
def order_of():
    """Makes an order of so many plain lines for a customer."""

    def make(customer, *, number="AF-1", lines=1, **fields) -> Order:
        total = Money(24 * lines)
        order = Order.objects.create(
            number=number,
            customer=customer,
            email=customer.email,
            delivery_name="Parcel",
            delivery_price=Money(0),
            subtotal=total,
            total=total,
            delivery_address={"country_code": "DE", "name": customer.name, "city": "Leipzig", "postal_code": "04103"},
            **fields,
        )
        for position in range(lines):
            OrderLine.objects.create(
                order=order,
                name=f"Mug {position}",
                sku=f"mug-{position}",
                quantity=1,
                unit_price=Money(24),
                total=Money(24),
                tax_percent=19,
                tax=Money("3.83"),
                position=position,
            )
        return order

    return make
