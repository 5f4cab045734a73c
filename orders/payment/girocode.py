"""The code a banking app reads: EPC069-12, “Quick Response Code for SEPA credit transfers”."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cms.foundation.models import ShopSettings

from .models import Payment


def girocode(shop: ShopSettings, payment: Payment) -> SafeString:
    """An SVG of the code for a transfer in euros; nothing without an account or in another currency."""
    if not shop.iban or payment.amount.currency.code != "EUR":
        return SafeString("")
    from segno import helpers  # Only pages that show a code pay for it.

    try:
        code = helpers.make_epc_qr(
            name=(shop.account_holder or shop.name)[:70],
            iban=shop.iban.replace(" ", ""),
            amount=payment.amount.amount,
            text=payment.reference,
            bic=shop.bic or None,
        )
    except ValueError:  # The account in the settings is none a bank would take.
        return SafeString("")
    drawing = code.svg_inline(border=2, light="#fff", dark="#171a18", svgclass="qr", lineclass=None, omitsize=True)
    label = escape(_("Code with the bank details, for the app of your bank"))
    # segno writes nothing but a path of its own; the label is escaped.
    return mark_safe(drawing.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1))
