"""Finding vouchers, and counting how often they are used."""

from django.db import models, transaction
from django.utils.translation import gettext as _

from cms.text import spelling
from store.money.amounts import Money

from .models import Voucher

_MAX_CODE_LENGTH = 40


class VoucherRefused(Exception):
    """The code is unknown or cannot be used here and now; the message is for the shopper."""


def voucher_for(code: str, *, subtotal: Money | None = None) -> Voucher:
    """The voucher of a code as somebody types it: any case, width and spacing.

    Raises:
        VoucherRefused: there is none, or it cannot be used now, or not for this subtotal.
    """
    typed = spelling.code(code)
    found = Voucher.objects.filter(code=typed).first() if 0 < len(typed) <= _MAX_CODE_LENGTH else None
    if found is None:
        raise VoucherRefused(
            _("We do not know the code “%(code)s”. Please check it.") % {"code": spelling.clean_line(code)[:40]}
        )
    if reason := found.reason_against(subtotal):
        raise VoucherRefused(reason)
    return found


@transaction.atomic
def count_use(voucher: Voucher) -> None:
    """Use it once. The database decides who gets the last use.

    Raises:
        VoucherRefused: somebody else was first.
    """
    free = models.Q(uses_allowed=None) | models.Q(uses__lt=models.F("uses_allowed"))
    if not Voucher.objects.filter(free, pk=voucher.pk).update(uses=models.F("uses") + 1):
        raise VoucherRefused(_("The code %(code)s has been used up.") % {"code": voucher.code})


@transaction.atomic
def give_back(code: str) -> None:
    """Uncount one use, because the order was cancelled. The caller makes sure that it happens once."""
    if code:
        Voucher.objects.filter(code=code, uses__gt=0).update(uses=models.F("uses") - 1)
