"""A gift card for print, set by typst. Texts of shoppers are passed as values, never as markup."""

import json
from pathlib import Path

from django.utils.translation import gettext as _

from cms.foundation.menus import shop

from .codes import read_code, written
from .models import GiftCard

TEMPLATE = Path(__file__).parent / "gift_card.typ"


def render_card(card: GiftCard, code: str) -> bytes:
    """The card with ``code``, which the shop does not store. It shows what it was bought for, not what is left."""
    import typst  # Slow to import, and only PDFs need it.

    values = {
        "title": _("Gift card"),
        "shop": shop().name,
        "amount": str(card.amount),
        "to": _("For %(name)s") % {"name": card.recipient_name} if card.recipient_name else "",
        "by": _("from %(name)s") % {"name": card.buyer_name} if card.buyer_name else "",
        "words": card.message.split("\n") if card.message else [],
        "code": written(read_code(code)),
        "hint": _("Enter the code when you pay. What you do not spend stays on the card."),
    }
    return typst.compile(TEMPLATE.read_bytes(), sys_inputs={"card": json.dumps(values, ensure_ascii=False)})  # type: ignore[misc]
