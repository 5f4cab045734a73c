"""The sentences of a policy: the merchant's own where there is one, otherwise a default. Pure: no database.

A merchant's sentence may contain ``{lines}``, ``{days}`` and ``{months}``.
"""

from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .terms import CHANGES, REASONS, UNTIL, ChangeKind, Payer, PolicyTerms, Text, Until

#: What merchants can say in their own words: key → when it is said.
SENTENCES: dict[str, Text] = {
    "cancel": gettext_lazy("Until when an order can be cancelled"),
    "no_cancel": gettext_lazy("Why an order can no longer be cancelled"),
    "no_change": gettext_lazy("Why a line can no longer be changed"),
    "send_back": gettext_lazy("How long something can be sent back"),
    "no_send_back": gettext_lazy("Why something can no longer be sent back"),
    "made_to_order": gettext_lazy("Why what is made to order cannot be sent back"),
    "no_withdrawal": gettext_lazy("Why the contract for what is made to order cannot be withdrawn from"),
    "no_warranty": gettext_lazy("Why the shop no longer answers for a fault"),
}
PLACES = ("lines", "days", "months")


def said(terms: PolicyTerms, key: str, default: str, lines: str = "") -> str:
    """The merchant's sentence for ``key`` with its places filled, or ``default``."""
    sentence = terms.sentences.get(key) or default
    for place, value in zip(PLACES, (lines, str(terms.return_days), str(terms.warranty_months)), strict=True):
        sentence = sentence.replace(f"{{{place}}}", value)
    return sentence


def in_words(names: Iterable[str]) -> str:
    """Names as a list in a sentence."""
    return get_text_list(list(names), _("and"))


def until_cancelled(terms: PolicyTerms) -> str:
    """Until when an order can be cancelled: for basket, checkout, mails and the page of an order."""
    defaults = {
        Until.NEVER: _("An order cannot be cancelled once it is placed."),
        Until.PAID: _("You can cancel until you have paid."),
        Until.BEGUN: _("You can cancel until work begins."),
        Until.SENT: _("You can cancel until it is sent."),
    }
    return said(terms, "cancel", defaults[Until(terms.cancel_until)])


def sending_back(terms: PolicyTerms, *, made_to_order: bool) -> str:
    """Whether and how long a line can be sent back: for the product page, basket, checkout and mails."""
    if made_to_order and not terms.return_made_to_order:
        sentence = _("Made for you: it cannot be sent back unless it is damaged or not as ordered.")
        return said(terms, "made_to_order", sentence)
    if not terms.return_days:
        return said(terms, "no_send_back", _("It cannot be sent back unless it is damaged or not as ordered."))
    sentence = ngettext("%(days)d day to send it back.", "%(days)d days to send it back.", terms.return_days)
    return said(terms, "send_back", sentence % {"days": terms.return_days})


def sentences(terms: PolicyTerms, *, made: bool, plain: bool, cancelling: bool = True) -> list[str]:
    """Everything to be said of an order with lines that are ``made`` to order, others that are not, or both."""
    found = [until_cancelled(terms)] if cancelling else []
    found += [sending_back(terms, made_to_order=True)] if made else []
    found += [sending_back(terms, made_to_order=False)] if plain else []
    return list(dict.fromkeys(found))


def table(terms: PolicyTerms) -> list[tuple[str, str]]:
    """The policy as rows of what and how."""
    return [
        (_("Cancel an order"), str(UNTIL[terms.cancel_until])),
        *_changes(terms),
        (_("Send back"), _send_back(terms)),
        (_("Send back what is made to order"), _made_to_order(terms)),
        (_("The way back is paid by"), _payer(terms)),
        (_("Photos are asked for"), _photos(terms)),
        (_("Withdraw from the contract"), _withdrawal(terms)),
        (_("Warranty"), _warranty(terms)),
    ]


def _changes(terms: PolicyTerms) -> list[tuple[str, str]]:
    labels = {
        ChangeKind.ADDRESS: _("Change the address"),
        ChangeKind.DELIVERY: _("Change the delivery method"),
        ChangeKind.WORDS: _("Change the words"),
        ChangeKind.OPTIONS: _("Change the options"),
        ChangeKind.QUANTITY: _("Change the quantity"),
    }
    return [(labels[ChangeKind(key)], str(UNTIL[getattr(terms, f"change_{key}")])) for key in CHANGES]


def _send_back(terms: PolicyTerms) -> str:
    if not terms.return_days:
        return _("no, unless it is damaged or not as ordered")
    days = ngettext("within %(days)d day", "within %(days)d days", terms.return_days) % {"days": terms.return_days}
    return f"{days}, {terms.return_condition}" if terms.return_condition else days


def _made_to_order(terms: PolicyTerms) -> str:
    return _("yes, too") if terms.return_made_to_order else _("no, unless it is damaged or not as ordered")


def _payer(terms: PolicyTerms) -> str:
    if terms.return_paid_by == Payer.SHOP:
        return _("us")
    return _("you; us if it is damaged, faulty or not what you ordered")


def _photos(terms: PolicyTerms) -> str:
    names = [str(REASONS[each]) for each in terms.photo_reasons if each in REASONS]
    return "; ".join(names) or _("never")


def _withdrawal(terms: PolicyTerms) -> str:
    if not terms.withdrawal_days:
        return _("no")
    number = terms.withdrawal_days
    days = ngettext("within %(days)d day", "within %(days)d days", number) % {"days": number}
    return days if terms.withdraw_made_to_order else _("%(days)s, not for what is made to order") % {"days": days}


def _warranty(terms: PolicyTerms) -> str:
    number = terms.warranty_months
    words = ngettext("%(months)d month after it arrived", "%(months)d months after it arrived", number)
    return words % {"months": number} if number else _("none")
