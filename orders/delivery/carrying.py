"""Which delivery methods carry something to a country, and why none does."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from customers.profiles.address_rows import country_name

from .country_groups import is_outside_customs_area
from .limits import ParcelSize
from .models import DeliveryMethod


def sends_to(method: DeliveryMethod, country: str) -> bool:
    """Whether the method delivers to this country."""
    return not method.countries or country in method.countries


def able(methods: Iterable[DeliveryMethod], country: str, size: ParcelSize) -> list[DeliveryMethod]:
    """The methods that carry it there. Some are offered only if it is too large for another one."""
    there = [method for method in methods if sends_to(method, country)]
    is_large = any(not method.limits.allow(size) for method in there if not method.only_if_needed)
    return [method for method in there if method.limits.allow(size) and (is_large or not method.only_if_needed)]


def reason_against(methods: Iterable[DeliveryMethod], country: str, size: ParcelSize) -> str:
    """Why none of the methods carries it there, as a sentence; "" if one does."""
    there = [method for method in methods if sends_to(method, country)]
    names = {"country": country_name(country)}
    if not there:
        return _("We do not deliver to %(country)s yet.") % names
    if any(method.limits.allow(size) for method in there):
        return ""
    if not any(method.limits.allow_weight(size) for method in there):
        limit = max(method.max_weight or 0 for method in there)
        names |= {"weight": _kilograms(size.weight), "limit": _kilograms(limit)}
        return _("Together this weighs %(weight)s kg. To %(country)s we send at most %(limit)s kg.") % names
    limit = max(method.max_length or 0 for method in there)
    names |= {"thing": size.longest, "length": str(size.length), "limit": str(limit)}
    return _("“%(thing)s” is %(length)s cm long, packed. To %(country)s we send at most %(limit)s cm.") % names


def customs_sentence(country: str) -> str:
    """Who pays duties and taxes of a country outside of our customs area; "" for one within."""
    if not is_outside_customs_area(country, home=settings.HOME_COUNTRY):
        return ""
    names = {"country": country_name(country)}
    return _("Duties and taxes of %(country)s are charged on delivery and are not in this price.") % names


def _kilograms(grams: int) -> str:
    return number_format(round(grams / 1000, 1), use_l10n=True).removesuffix(".0").removesuffix(",0")
