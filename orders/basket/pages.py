"""Template contexts of the basket's pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from customers.profiles.address_rows import country_name
from orders.delivery.carrying import customs_sentence
from orders.delivery.models import DeliveryMethod
from orders.delivery.services import (
    DeliveryQuote,
    active_method,
    destination,
    is_able,
    quotes,
    reason_against,
    usual_method,
)
from store.calendars.promise import Destination
from store.money.amounts import Money

from . import services
from .contents import Contents
from .current import basket_of
from .forms import VoucherForm
from .models import Basket
from .reading import read_contents
from .totals import Priced

#: Session key of the line that was removed last, so that it can be put back.
REMOVED = "removed"


@dataclass(frozen=True, kw_only=True)
class Summary:
    """Sums, tax and promise of a basket."""

    contents: Contents
    basket: Basket
    priced: Priced
    taxes: tuple[tuple[str, Money], ...]
    #: The delivery method with price and promise, None if there is none yet.
    quote: DeliveryQuote | None
    #: The name of the country.
    country: str
    #: Who pays its duties and taxes, if it is outside of our customs area.
    customs: str = ""
    #: Why we cannot send it there.
    undeliverable: str = ""


@dataclass(frozen=True, kw_only=True)
class BasketPage(Summary):
    """The page of the basket; ``wrong`` says why a change was refused, ``wrong_line`` is the key of its line."""

    #: The line that was removed last, as a dictionary in the session.
    removed: dict | None = None
    wrong: str = ""
    wrong_line: int | None = None
    voucher_form: VoucherForm | None = None


def basket_page(request: HttpRequest, **refusal: Any) -> BasketPage:
    """The basket with its sums and its promise, for the delivery address as far as it is known."""
    contents = read_contents(basket_of(request))
    method, country = usual_delivery(contents)
    summary = summary_of(contents, country, method, contents.price(country, method))
    services.save_displayed(contents)
    return BasketPage(**vars(summary), removed=request.session.pop(REMOVED, None), **refusal)


def usual_delivery(contents: Contents) -> tuple[DeliveryMethod | None, str]:
    """Delivery method and country: as chosen at checkout or on a product's page, else the usual one at home."""
    basket = contents.basket
    address = basket.checkout.get("delivery_address") or {}
    country = address.get("country_code") or basket.checkout.get("country") or settings.HOME_COUNTRY
    chosen = active_method(basket.delivery_method_id) if not contents.size.is_nothing else None
    if chosen and is_able(chosen, country, contents.size):
        return chosen, country
    return usual_method(country, contents.size), country


def summary_of(
    contents: Contents, country: str, method: DeliveryMethod | None, priced: Priced, *, after_payment: bool = False
) -> Summary:
    """The summary: sums, tax, promise. With ``after_payment`` the days count from the money."""
    methods = [method] if method and contents.orderable else []
    to, works = _destination(contents.basket, country), tuple(contents.works.values())
    size, subtotal = contents.size, priced.discounted_subtotal
    found = quotes(methods, to, subtotal, size=size, works=works, after_payment=after_payment)
    return Summary(
        contents=contents,
        basket=contents.basket,
        priced=priced,
        taxes=tax_rows((each.percent, each.tax) for each in priced.taxes if not each.is_gift_card),
        quote=found[0] if found else None,
        country=country_name(country),
        customs="" if size.is_nothing else customs_sentence(country),
        undeliverable=reason_against(country, contents.size) if contents.orderable and not method else "",
    )


def _destination(basket: Basket, country: str) -> Destination:
    """The delivery address if it is in this country, else the country alone."""
    address = basket.checkout.get("delivery_address") or {}
    return destination(address if address.get("country_code") == country else {"country_code": country})


def tax_rows(taxes: Iterable[tuple[Decimal | str, Money]]) -> tuple[tuple[str, Money], ...]:
    """Percentages as text, with the tax of each."""
    return tuple((f"{Decimal(percent).normalize():f}", tax) for percent, tax in taxes)
