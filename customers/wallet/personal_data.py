"""A person's credit, and the gift cards that they bought."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer
from customers.people.personal_data import DataRow, PersonalData, declare

from .models import Account, GiftCard, WalletEntry
from .services import balance_of


def _credit_rows(customer: Customer) -> Iterator[DataRow]:
    for entry in WalletEntry.objects.filter(account__customer=customer).order_by("at", "pk"):
        yield {
            _("When"): entry.at,
            _("Amount"): entry.amount,
            _("Reason"): entry.get_reason_display(),
            _("Note"): entry.note,
        }


def _card_rows(customer: Customer) -> Iterator[DataRow]:
    """Without the codes, which nobody knows."""
    for card in customer.gift_cards.order_by("pk"):
        yield {
            _("Gift card"): str(card),
            _("Amount"): card.amount,
            _("For"): card.recipient_name,
            _("E-mail of the recipient"): card.recipient_email,
            _("Words"): card.message,
            _("Sent"): card.sent_at,
        }


def _reasons_against(customer: Customer) -> Iterator[str]:
    if balance := balance_of(customer):
        yield _("There is credit of %(amount)s. Pay it out first and take it off.") % {"amount": balance}
    for card in customer.gift_cards.filter(status=GiftCard.Status.PLANNED):
        yield _("%(card)s is not sent yet.") % {"card": card}


def _erase_notes(customer: Customer) -> None:
    """The entries stay: each belongs to an order or a payment that the books must still explain."""
    WalletEntry.objects.filter(account__customer=customer).update(note="")


def _erase_words(customer: Customer) -> None:
    """Whoever has the code can still use the card."""
    nothing = {"buyer_name": "", "recipient_name": "", "recipient_email": "", "message": ""}
    GiftCard.objects.filter(buyer=customer).update(buyer=None, **nothing)


def _stays(customer: Customer) -> Iterator[str]:
    if WalletEntry.objects.filter(account__customer=customer).exists():
        yield _("The amounts of the credit stay without name, because the books need them.")


declare(
    PersonalData(
        key="credit",
        label=gettext_lazy("Credit"),
        models=(Account, WalletEntry),
        rows=_credit_rows,
        reasons_against=_reasons_against,
        erase=_erase_notes,
        goes_whole=False,
        stays=_stays,
    )
)
declare(
    PersonalData(
        key="gift_cards",
        label=gettext_lazy("Gift cards"),
        models=(GiftCard,),
        rows=_card_rows,
        erase=_erase_words,
    )
)
