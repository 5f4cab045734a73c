"""The code a banking app reads: EPC069-12, “Quick Response Code for SEPA credit transfers”."""

from django.utils.safestring import SafeString, mark_safe

from cms.foundation.models import ShopSettings

from .models import Payment


def girocode(shop: ShopSettings, payment: Payment) -> SafeString:
    """An SVG of the code for a transfer in euros; nothing without an account or in another currency."""
    if not shop.iban or payment.amount.currency.code != "EUR":
        return mark_safe("")  # Nothing at all.
    from segno import helpers  # Only pages that show a code pay for it.

    code = helpers.make_epc_qr(
        name=(shop.account_holder or shop.name)[:70],
        iban=shop.iban.replace(" ", ""),
        amount=payment.amount.amount,
        text=payment.reference,
        bic=shop.bic or None,
    )
    # segno writes nothing but a path of its own; attributes only, as the policy wants it.
    return mark_safe(code.svg_inline(scale=4, border=2, svgclass="qr", lineclass=None, omitsize=True))
