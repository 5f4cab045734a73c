"""The QR code for banking apps: EPC069-12, “Quick Response Code for SEPA credit transfers”."""

from decimal import Decimal
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cms.foundation.models import ShopSettings

from .models import Payment


def girocode(shop: ShopSettings, payment: Payment) -> SafeString:
    """The code as SVG for a transfer in euros; "" without an account or in another currency."""
    if not shop.iban or payment.amount.currency.code != "EUR":
        return SafeString("")
    holder, iban = (shop.account_holder or shop.name)[:70], shop.iban.replace(" ", "")
    drawing = _drawing(holder, iban, shop.bic, payment.amount.amount, payment.reference)
    label = escape(_("Code with the bank details, for the app of your bank"))
    # segno writes nothing but a path of its own; the label is escaped.
    return mark_safe(drawing.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1))


@lru_cache(maxsize=256)
def _drawing(holder: str, iban: str, bic: str, amount: Decimal, reference: str) -> str:
    """The SVG of segno, cached because it takes longer than the rest of the page; "" for an invalid account."""
    from segno import helpers  # Slow to import, and only pages with a code need it.

    try:
        code = helpers.make_epc_qr(name=holder, iban=iban, amount=amount, text=reference, bic=bic or None)
    except ValueError:
        return ""
    return code.svg_inline(border=2, light="#fff", dark="#171a18", svgclass="qr", lineclass=None, omitsize=True)
