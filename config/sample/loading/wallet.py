"""The gift card that is sold, cards that were bought, and the shopper's credit with its history."""

from datetime import timedelta

from django.utils import timezone

from config.sample.choices.gift_card import GIFT_CARD
from config.sample.loading.option_sets import draft_of, store_set
from customers.messaging.models import OutgoingMail
from customers.people.models import Customer
from customers.timeline.models import Reaction
from customers.wallet.cards import CardOrder, add_to_credit, make_card, send_card
from customers.wallet.models import GiftCard, WalletEntry
from customers.wallet.services import earn, open_account, spend
from store.catalogue.models import Brand, Category, Product, ProductFigures, TaxClass, Variant
from store.catalogue.services import refresh_cards
from store.configurator.models import Drawing, MadeToOrder
from store.money.amounts import Money
from store.pricing.services import set_price

Reason = WalletEntry.Reason
_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><path d="M0 0h300v300H0z" fill="#e9eae4"/>'
    '<path d="M40 90h220v120H40z" fill="#1f4d3a"/><path d="M40 140h220v12H40zM100 90h12v120h-12z" fill="#f2c230"/></svg>'
)


def load(shopper: Customer) -> None:
    """Nobody is mailed for any of it."""
    _product()
    today = timezone.localdate()
    sent = [_card(shopper, number, amount) for number, amount in enumerate(("50", "25"), 1)]
    for card in sent:
        send_card(card)
    spend(sent[0].account, Money("18.50"), "sample:tea", Reason.CORRECTION, note="paid in the workshop")
    _card(shopper, 3, "100", sends_on=today + timedelta(days=12))
    credit = open_account(shopper)
    earn(credit, Money("15"), "sample:late", Reason.GOODWILL, note="the parcel that came late")
    spend(credit, Money("4.50"), "sample:stamps", Reason.CORRECTION, note="written down twice")
    add_to_credit(sent[1], shopper)
    WalletEntry.objects.filter(cause="sample:late").update(at=timezone.now() - timedelta(days=40))
    WalletEntry.objects.filter(cause="sample:stamps").update(at=timezone.now() - timedelta(days=38))
    now = timezone.now()
    OutgoingMail.objects.filter(kind="gift_card").update(due_at=None, sent_at=now, done_at=now)
    Reaction.objects.all().delete()


def _card(buyer: Customer, number: int, amount: str, **changes) -> GiftCard:
    values = {
        "amount": Money(amount),
        "recipient_email": f"friend{number}@example.com",
        "recipient_name": ("Margaux", "Ines", "Théo")[number - 1],
        "buyer_name": buyer.name,
        "message": "For your kitchen, whenever it is done.",
        "sends_on": timezone.localdate(),
    }
    return make_card(CardOrder(**values | changes), cause="sample:cards", number=number, buyer=buyer)


def _product() -> None:
    product = Product.objects.create(
        name="Gift card",
        slug="gift-card",
        summary="Any amount from 10 to 500, by e-mail, on the day you choose",
        description="<p>We mail a code with your words. It is spent in parts, and what is left stays on it.</p>",
        category=Category.objects.get(slug="small"),
        brand=Brand.objects.get(slug="alder-finch"),
        tax_class=TaxClass.objects.get(code="standard"),
        is_gift_card=True,
    )
    variant = Variant.objects.create(product=product, sku="GIFT", counts_stock=False)
    set_price(variant, amount=Money(0))
    ProductFigures.objects.update_or_create(product=product, defaults={"price_from": Money(10)})
    options = store_set(draft_of("gift-card", GIFT_CARD))
    drawing = Drawing.objects.create(name="Gift card", source=_PICTURE)
    MadeToOrder.objects.create(product=product, option_set=options, drawing=drawing, defaults={"amount": "50"})
    for row in (product, options):
        revision = row.save_revision(log_action=False)
        columns = {"latest_revision": revision, "live_revision": revision, "has_unpublished_changes": False}
        type(row).objects.filter(pk=row.pk).update(**columns)
    refresh_cards([product.pk])
