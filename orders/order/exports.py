"""Orders and their lines as tables: the columns of the downloads."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cms.text.spelling import clean_line
from customers.profiles.address_rows import country_name
from store.money.amounts import total_of

from .models import Order, OrderLine

#: A value of a row, by the key of its column.
Columns = dict[str, tuple[Any, Callable[[Any], object]]]
_PARTS = {
    "company_name": _("company"),
    "name": _("name"),
    "street_address": _("street and number"),
    "address_line2": _("floor, flat or building"),
    "city_area": _("district"),
    "postal_code": _("postcode"),
    "city": _("town"),
    "country_area": _("province or state"),
}


def _money(label: Any) -> Any:
    return format_lazy("{} ({})", label, settings.CURRENCY)


def _address(kind: str, label: Any) -> Columns:
    """One column for each part of the delivery or billing address."""
    column = f"{kind}_address"

    def part(key: str) -> Callable[[Order], object]:
        return lambda order: clean_line(str(getattr(order, column).get(key, "")))

    parts: Columns = {f"{kind}_{key}": (format_lazy("{}: {}", label, name), part(key)) for key, name in _PARTS.items()}
    code = f"{kind}_country"
    country, name = format_lazy("{}: {}", label, _("country")), format_lazy("{}: {}", label, _("name of the country"))
    return parts | {
        code: (country, lambda order: getattr(order, column).get("country_code", "")),
        f"{code}_name": (name, lambda order: country_name(getattr(order, column).get("country_code", ""))),
    }


#: One row for each order. Billing columns are empty if the invoice goes to the delivery address.
ORDER_COLUMNS: Columns = {
    "number": (_("Number"), lambda order: order.number),
    "placed_at": (_("Placed"), lambda order: order.placed_at),
    "status": (_("Order"), lambda order: order.get_status_display()),
    "payment_status": (_("Payment"), lambda order: order.get_payment_status_display()),
    "production_status": (_("Making"), lambda order: order.get_production_status_display()),
    "fulfilment_status": (_("Sending"), lambda order: order.get_fulfilment_status_display()),
    "promised_for": (_("Promised"), lambda order: order.promised_for),
    "customer": (_("Customer"), lambda order: str(order.customer)),
    "email": (_("E-mail address"), lambda order: order.email),
    "phone": (_("Phone"), lambda order: order.phone),
    **_address("delivery", _("Parcels")),
    **_address("billing", _("Invoice")),
    "delivery": (_("Delivery"), lambda order: order.delivery_name),
    "payment_method": (_("Payment method"), lambda order: order.payment_method),
    "subtotal": (_money(_("Subtotal")), lambda order: order.subtotal),
    "voucher": (_("Voucher"), lambda order: order.voucher_code),
    "discount": (_money(_("Discount")), lambda order: order.discount),
    "delivery_price": (_money(_("Delivery price")), lambda order: order.delivery_price),
    "payment_fee": (_money(_("Payment fee")), lambda order: order.payment_fee),
    "total": (_money(_("Total")), lambda order: order.total),
    "tax": (_money(_("Tax contained")), lambda order: total_of(row["amount"] for row in order.tax_rows)),
    "paid": (_money(_("Paid")), lambda order: order.paid),
    "balance": (_money(_("Balance")), lambda order: order.balance),
}

#: One row for each line of an order.
LINE_COLUMNS: Columns = {
    "number": (_("Order"), lambda line: line.order.number),
    "placed_at": (_("Placed"), lambda line: line.order.placed_at),
    "status": (_("Status"), lambda line: line.order.get_status_display()),
    "payment_status": (_("Payment"), lambda line: line.order.get_payment_status_display()),
    "customer": (_("Customer"), lambda line: str(line.order.customer)),
    "email": (_("E-mail address"), lambda line: line.order.email),
    "country": (_("Country"), lambda line: line.order.delivery_address.get("country_code", "")),
    "sku": (_("Article number"), lambda line: line.sku),
    "name": (_("Product"), lambda line: line.name),
    "choices": (_("Choices"), lambda line: choices_in_words(line)),
    "quantity": (_("Quantity"), lambda line: line.quantity),
    "unit_price": (_money(_("Each")), lambda line: line.unit_price),
    "once": (_money(_("Once")), lambda line: line.once),
    "line_total": (_money(_("Sum")), lambda line: line.total),
    "discount": (_money(_("Discount")), lambda line: line.discount),
    "to_pay": (_money(_("Sum after the discount")), lambda line: line.to_pay),
    "tax_percent": (_("Tax in percent"), lambda line: line.tax_percent),
    "tax": (_money(_("Tax contained")), lambda line: line.tax),
    "net": (_money(_("Sum without tax")), lambda line: line.to_pay - line.tax),
}


def choices_in_words(line: OrderLine) -> str:
    """All choices of a line: “Glaze: Ink; Words: “Für Zoë””."""
    words = (f"“{each['text']}”" if each.get("yours") else each.get("label", "") for each in line.choices)
    return "; ".join(f"{each['group']}: {word}" for each, word in zip(line.choices, words, strict=True))


def lines_of(orders: QuerySet) -> QuerySet:
    """The lines of these orders, newest order first."""
    lines = OrderLine.objects.filter(order__in=orders.order_by().values("pk"))
    return lines.select_related("order__customer").defer("picture", "breakdown").order_by("-order_id", "position", "pk")
