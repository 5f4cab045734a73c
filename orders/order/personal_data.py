"""A person's orders: exported whole; when they are erased, what the tax law asks for stays until its day.

The law asks for the invoice: who bought what, when, for how much. E-mail address, phone, notes, the shopper's own words
and pictures are no part of it.
"""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from customers.people.models import Customer
from customers.people.personal_data import DataRow, PersonalData, declare
from orders.basket.models import Basket, BasketLine
from store.configurator.services import delete_unused_configurations

from .exports import LINE_COLUMNS, ORDER_COLUMNS, Columns, lines_of
from .models import FormerPicture, Order, OrderLine, new_token
from .statuses import Paid

#: Nothing was ever paid for them.
_NEVER_PAID = (Paid.OPEN, Paid.FAILED, Paid.NOT_DUE)


def stays_until(order: Order) -> date | None:
    """The last day on which the law asks us to keep its invoice; None if it never became one."""
    if order.status == Order.Status.CANCELLED and order.payment_status in _NEVER_PAID:
        return None
    return date(timezone.localtime(order.placed_at).year + settings.INVOICE_RETENTION_YEARS, 12, 31)


def erase_addresses(order: Order) -> None:
    """Only the country stays, for the figures."""
    country = {"country_code": order.delivery_address.get("country_code", "")}
    Order.objects.filter(pk=order.pk).update(delivery_address=country, billing_address={})


def erase_outdated_addresses() -> int:
    """Addresses of erased customers whose invoices need not be kept any more; returns how many. Idempotent."""
    first = timezone.localtime().replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    outdated = Order.objects.filter(
        customer__erased_at__isnull=False,
        placed_at__lt=first.replace(year=first.year - settings.INVOICE_RETENTION_YEARS),
        delivery_address__has_key="name",
    )
    orders = list(outdated)
    for order in orders:
        erase_addresses(order)
    return len(orders)


def _order_rows(customer: Customer) -> Iterator[DataRow]:
    for order in customer.orders.order_by("placed_at", "pk"):
        words = {_("Note"): order.note, _("Gift message"): order.gift_message}
        yield _row(ORDER_COLUMNS, order) | words


def _line_rows(customer: Customer) -> Iterator[DataRow]:
    for line in lines_of(customer.orders.all()):
        yield _row(LINE_COLUMNS, line)


def _row(columns: Columns, item: models.Model) -> DataRow:
    return {str(label): value(item) for label, value in columns.values()}


def _reasons_against(customer: Customer) -> Iterator[str]:
    for order in customer.orders.order_by("pk"):
        if not order.is_over:
            yield _("%(order)s is not over: finish or cancel it first.") % {"order": order}
        elif order.payment_status == Paid.TO_PAY_BACK:
            yield _("Money of %(order)s must be paid back first.") % {"order": order}


def _stays(customer: Customer) -> Iterator[str]:
    days = [until for order in customer.orders.all() if (until := stays_until(order))]
    if not days:
        return
    sentence = ngettext(
        "%(count)d order stays with name, address and amounts, because the tax law asks for its invoice until %(day)s.",
        "%(count)d orders stay with name, address and amounts, because the tax law asks for their invoices, the last "
        "until %(day)s.",
        len(days),
    )
    yield sentence % {"count": len(days), "day": date_format(max(days), "j F Y")}


def _erase(customer: Customer) -> None:
    used = _erase_baskets(customer) + _erase_lines(customer)
    for order in customer.orders.all():
        values = {"email": "", "phone": "", "note": "", "gift_message": "", "token": new_token()}
        Order.objects.filter(pk=order.pk).update(**values)
        if stays_until(order) is None:
            erase_addresses(order)
    delete_unused_configurations(used)


def _erase_baskets(customer: Customer) -> list[int]:
    """A guest's basket is found by its order alone; it holds what was typed at checkout. Returns its configurations."""
    lines = BasketLine.objects.filter(basket__order__customer=customer).exclude(configuration=None)
    used = list(lines.values_list("configuration", flat=True))
    Basket.objects.filter(order__customer=customer).delete()
    return used


def _erase_lines(customer: Customer) -> list[int]:
    """Words and pictures go. Returns the configurations."""
    lines = OrderLine.objects.filter(order__customer=customer)
    used = list(lines.exclude(configuration=None).values_list("configuration", flat=True))
    FormerPicture.objects.filter(line__in=lines).delete()
    for line in lines:
        line.choices = [each | {"text": ""} if each.get("yours") else each for each in line.choices]
        line.breakdown = [each | {"yours": ""} if each.get("yours") else each for each in line.breakdown]
        line.picture = line.picture_hash = ""
        line.configuration = None
        line.save(update_fields=["choices", "breakdown", "picture", "picture_hash", "configuration", "search_key"])
    return used


declare(
    PersonalData(
        key="orders",
        goes_whole=False,
        label=gettext_lazy("Orders"),
        models=(Order,),
        rows=_order_rows,
        reasons_against=_reasons_against,
        stays=_stays,
        erase=_erase,
    )
)
declare(
    PersonalData(
        key="order-lines",
        goes_whole=False,
        label=gettext_lazy("Lines of orders"),
        models=(OrderLine, FormerPicture),
        rows=_line_rows,
    )
)
