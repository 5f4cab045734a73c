"""What was agreed: the order and its lines, frozen at checkout."""

from hashlib import sha256
from typing import ClassVar

from django.core.signing import BadSignature, Signer
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from cms.policies.models import PolicyVersion
from cms.policies.services import PolicyInUse, policy_of
from customers.people.models import Customer
from customers.people.search import TextKeyField, TrigramIndex
from customers.profiles.address_rows import address_rows
from customers.timeline.states import Stateful
from orders.basket.models import Basket, new_token
from store.calendars.promise import Promise, PromiseKind
from store.catalogue.models import Product, Variant
from store.configurator.models import Configuration
from store.configurator.services import PriceLine
from store.money.amounts import Money
from store.money.fields import MoneyField

from .querysets import OrderQuerySet, overpaid, to_pay_back, to_settle
from .statuses import PICKUP_LABELS, Made, Paid, Sent

_SALT = "orders.order.picture"
PROMISE_KINDS = [
    (PromiseKind.DAY.value, _("a day")),
    (PromiseKind.SET_BY_STAFF.value, _("a day that staff told")),
    (PromiseKind.AFTER_PAYMENT.value, _("working days after the money came")),
    (PromiseKind.OPEN.value, _("day to be told")),
]


def _signed(pk: int) -> str:
    return Signer(salt=_SALT).sign(str(pk))


def picture_values(picture: str) -> dict[str, str]:
    """The columns of a line that hold its picture."""
    return {"picture": picture, "picture_hash": sha256(picture.encode()).hexdigest()[:16] if picture else ""}


class Order(Stateful):
    """What a customer bought, as agreed at checkout; prices never change afterwards.

    Paying, making and sending have statuses of their own, one column each here.
    """

    class Status(models.TextChoices):
        PLACED = "placed", _("Placed")
        CONFIRMED = "confirmed", _("Confirmed")
        COMPLETED = "completed", _("Completed")
        CANCELLED = "cancelled", _("Cancelled")

    TRANSITIONS = {
        Status.PLACED: {Status.CONFIRMED, Status.CANCELLED},
        Status.CONFIRMED: {Status.COMPLETED, Status.CANCELLED, Status.PLACED},  # PLACED: the confirmation is undone.
        Status.COMPLETED: {Status.CONFIRMED},  # It was not delivered after all.
    }

    number = models.CharField(_("number"), max_length=20, unique=True)
    token = models.CharField(max_length=64, unique=True, default=new_token)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="orders", verbose_name=_("customer"))
    basket = models.OneToOneField(Basket, models.SET_NULL, null=True, related_name="order")
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.PLACED, db_index=True)
    payment_status = models.CharField(_("payment"), max_length=12, choices=Paid, default=Paid.OPEN, db_index=True)
    production_status = models.CharField(_("making"), max_length=12, choices=Made, default=Made.NOTHING, db_index=True)
    fulfilment_status = models.CharField(_("sending"), max_length=12, choices=Sent, default=Sent.OPEN, db_index=True)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    #: Addresses as the parts of ``profiles.AddressFields``, frozen.
    delivery_address = models.JSONField(_("delivery address"), default=dict)
    billing_address = models.JSONField(_("billing address"), default=dict)
    delivery_code = models.CharField(_("delivery method"), max_length=50, blank=True)
    delivery_name = models.CharField(_("delivery"), max_length=80)
    payment_method = models.CharField(_("payment method"), max_length=20)
    #: Whether work begins only when the money is there.
    pays_in_advance = models.BooleanField(_("paid in advance"), default=True)
    subtotal = MoneyField(_("subtotal"))
    voucher_code = models.CharField(_("voucher"), max_length=40, blank=True)
    discount = MoneyField(_("discount"), default=Money)
    delivery_price = MoneyField(_("delivery price"))
    payment_fee = MoneyField(_("payment fee"), default=Money)
    #: What changes, refunds, claims and goodwill added or took since; part of ``total``.
    adjusted = MoneyField(_("adjusted"), signed=True, default=Money)
    #: The sums above and the lines, added up by ``orders.payment``, which nothing else decides.
    total = MoneyField(_("total"), db_index=True)
    #: What came in less what goes back, and what goes back; written by ``orders.payment``.
    paid = MoneyField(_("paid"), default=Money)
    refunded = MoneyField(_("paid back"), default=Money)
    #: [{"percent": "19", "gross": minor, "tax": minor}]; gift cards have a row of their own, with "gift_cards": true.
    taxes = models.JSONField(_("tax"), default=list)
    #: What is promised (``promise``): at the door or ready for pick-up, and when it must leave us.
    promise_kind = models.CharField(max_length=16, choices=PROMISE_KINDS, default=PromiseKind.DAY.value)
    promised_for = models.DateField(_("promised for"), null=True, blank=True, db_index=True)
    #: Working days after the money came, for an order that waits for a transfer.
    promise_days = models.PositiveSmallIntegerField(default=0)
    leaves_on = models.DateField(_("leaves us"), null=True, blank=True)
    promises_proof = models.BooleanField(_("a proof is sent first"), default=False)
    #: The day of the customer's yes to the proof that the promise assumes.
    proof_by = models.DateField(_("proof approved by"), null=True, blank=True)
    is_pickup = models.BooleanField(_("is picked up"), default=False)
    #: The version of the policy that it was placed under; None: the default terms, before a policy was published.
    policy = models.ForeignKey(
        PolicyVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("policy")
    )
    placed_at = models.DateTimeField(_("placed"), default=timezone.now, db_index=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    note = models.TextField(_("note of the shopper"), max_length=500, blank=True)
    #: Printed on the delivery note, which never shows prices.
    gift_message = models.TextField(_("gift message"), max_length=300, blank=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        indexes = [
            models.Index(fields=["customer", "-placed_at"], name="orders_of_customer"),
            models.Index(fields=["-placed_at"], name="orders_to_settle", condition=to_settle()),
            models.Index(fields=["-placed_at"], name="orders_to_pay_back", condition=to_pay_back()),
            models.Index(fields=["-placed_at"], name="orders_overpaid", condition=overpaid()),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(total__gte=0), name="order_total_not_negative"),
            models.CheckConstraint(condition=models.Q(paid__gte=0, refunded__gte=0), name="order_paid_not_negative"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The page of the signed-in customer; guests follow ``tracking``."""
        return reverse("tracking:order", args=[self.number])

    def get_fulfilment_status_display(self) -> str:
        """The status in words; an order that is picked up has words of its own."""
        status = Sent(self.fulfilment_status)
        return str(PICKUP_LABELS[status] if self.is_pickup else status.label)

    @property
    def promise(self) -> Promise:
        """What we promised, as every page and mail says it."""
        return Promise(
            kind=PromiseKind(self.promise_kind),
            proof_by=self.proof_by,
            sent_on=self.leaves_on,
            arrives_on=self.promised_for,
            days=self.promise_days,
            needs_proof=self.promises_proof,
            is_pickup=self.is_pickup,
        )

    @property
    def agreed_policy(self) -> PolicyInUse:
        """The policy that it was placed under, usually without a query."""
        return policy_of(self.policy_id)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing of it was begun or sent yet."""
        return self.production_status in {Made.NOTHING, Made.OPEN} and self.fulfilment_status == Sent.OPEN

    @property
    def is_over(self) -> bool:
        """Whether it is completed or cancelled."""
        return self.status in {self.Status.COMPLETED, self.Status.CANCELLED}

    @property
    def tax_rows(self) -> list[dict]:
        """The tax contained in the total, one row per rate: ``percent`` and ``amount``. Gift cards have none."""
        taxed = (row for row in self.taxes if not row.get("gift_cards"))
        return [{"percent": row["percent"], "amount": Money.from_minor(row["tax"])} for row in taxed]

    @property
    def agreed(self) -> Money:
        """The total without adjustments: what was ordered."""
        return self.total - self.adjusted

    @property
    def balance(self) -> Money:
        """What is still to be paid; below zero more came in than is due."""
        return self.total - self.paid

    @property
    def is_settled(self) -> bool:
        """Whether nothing is to be paid any more; money may still go back."""
        return self.payment_status in {Paid.PAID, Paid.REFUNDED, Paid.TO_PAY_BACK}

    @property
    def overpaid(self) -> Money:
        """What came in above the total and is not on its way back yet."""
        return max(-self.balance, Money(0))

    @property
    def delivery_rows(self) -> list[str]:
        """The delivery address, line by line."""
        return address_rows(self.delivery_address)

    @property
    def billing_rows(self) -> list[str]:
        """The billing address, line by line."""
        return address_rows(self.billing_address)

    @property
    def hold_owner(self) -> str:
        """The owner under which ``store.stock`` holds stock for this order until it is sent."""
        return f"order:{self.pk}"


class OrderLine(models.Model):
    """One line as it was agreed: names, choices, price and tax are texts and numbers of that day."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, models.SET_NULL, null=True, related_name="+")
    variant = models.ForeignKey(Variant, models.SET_NULL, null=True, related_name="+")
    configuration = models.ForeignKey(Configuration, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=250)
    sku = models.CharField(_("article number"), max_length=80)
    #: [{"group", "label", "text", "yours": bool, "surcharge": minor}] as ``configurator`` names them; ``capitals`` is
    #: true for words that are drawn in capitals.
    choices = models.JSONField(_("choices"), default=list)
    #: The picture of the day, as SVG; empty for products that have a photograph.
    picture = models.TextField(_("picture"), blank=True)
    #: Names what ``picture`` shows; stands in its address, so that no cache shows what the line looked like before.
    picture_hash = models.CharField(max_length=16, blank=True)
    quantity = models.PositiveIntegerField(_("quantity"))
    unit_price = MoneyField(_("each"))
    once = MoneyField(_("once"), default=Money)
    #: What makes up the price: [{"label", "amount": minor, "yours": words, "once": bool}] of ``configurator``
    breakdown = models.JSONField(_("price in parts"), default=list)
    total = MoneyField(_("sum"))
    discount = MoneyField(_("discount"), default=Money)
    tax_percent = models.DecimalField(_("tax"), max_digits=5, decimal_places=2)
    tax = MoneyField(_("tax contained"))
    #: Working days for the whole quantity, without the proof.
    lead_days = models.PositiveSmallIntegerField(_("working days to make"), default=0)
    needs_proof = models.BooleanField(_("waits for a proof"), default=False)
    #: Each one becomes a gift card of its price, without tax; nothing of it is made or sent in a parcel.
    is_gift_card = models.BooleanField(_("is a gift card"), default=False)
    #: How many of these gift cards went to their recipients; written by ``orders.fulfilment``.
    cards_sent = models.PositiveIntegerField(_("gift cards sent"), default=0)
    position = models.PositiveIntegerField(default=0)
    #: Pieces whose price went back, and how many of them will never be sent; written by ``orders.payment``.
    refunded_quantity = models.PositiveIntegerField(_("pieces paid back"), default=0)
    cancelled_quantity = models.PositiveIntegerField(_("pieces not sent"), default=0)
    #: Since when other choices wait for the customer's answer; written by ``orders.changes``.
    change_proposed_at = models.DateTimeField(_("change proposed"), null=True, blank=True)
    #: The shopper's texts, the name and the article number, for finding the line.
    search_key = TextKeyField(source="searched_texts")

    class Meta:
        verbose_name = _("line")
        verbose_name_plural = _("lines")
        ordering = ["position", "pk"]
        indexes: ClassVar = [TrigramIndex(fields=["search_key"], opclasses=["gin_trgm_ops"], name="line_search")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(
                    cancelled_quantity__lte=models.F("refunded_quantity"),
                    refunded_quantity__lte=models.F("quantity"),
                ),
                name="no_more_pieces_back_than_ordered",
            )
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.name}"

    @property
    def quantity_to_send(self) -> int:
        """The pieces that are sent at all: what was paid back before it was sent never is."""
        return self.quantity - self.cancelled_quantity

    @property
    def is_made_to_order(self) -> bool:
        return self.configuration_id is not None and not self.is_gift_card

    @property
    def price_rows(self) -> tuple[PriceLine, ...]:
        """The parts of the price; empty if the price is the variant's alone."""
        rows = tuple(PriceLine(**row | {"amount": Money.from_minor(row["amount"])}) for row in self.breakdown)
        return rows if len(rows) > 1 else ()

    @property
    def own_words(self) -> tuple[str, ...]:
        """The texts that the shopper wrote."""
        return tuple(choice["text"] for choice in self.choices if choice.get("yours"))

    @property
    def searched_texts(self) -> tuple[str, ...]:
        """What the line is found by."""
        return (*self.own_words, self.name, self.sku)

    @property
    def to_pay(self) -> Money:
        """The sum of the line after the discount."""
        return self.total - self.discount

    @property
    def picture_address(self) -> str:
        """URL of the SVG picture as ordered; "" for products that are not made to order."""
        return self._picture_at("svg")

    @property
    def picture_png(self) -> str:
        """URL of the same picture as PNG, for mails: mail readers show no SVG."""
        return self._picture_at("png")

    def _picture_at(self, kind: str) -> str:
        if not self.picture_hash:
            return ""
        return reverse("order:line_picture", args=[_signed(self.pk), self.picture_hash, kind])

    @staticmethod
    def picture_pk(key: str) -> int | None:
        """The primary key in a signed picture URL; None if the signature is wrong."""
        try:
            return int(Signer(salt=_SALT).unsign(key))
        except (BadSignature, ValueError):
            return None

    def picture_named(self, version: str) -> str:
        """The picture with this ``picture_hash``: the current one, or one that the line had before; "" if unknown."""
        if version == self.picture_hash:
            return self.picture
        former = self.former_pictures.filter(picture_hash=version).first()
        return former.picture if former else ""

    @property
    def inline_picture(self) -> SafeString:
        """The picture as ordered, as SVG inside the page; empty for products that have a photograph."""
        return mark_safe(self.picture)  # Written by our own composer at checkout, never by a shopper.


class FormerPicture(models.Model):
    """A picture that a line had before its choices were changed, so that mails sent until then do not change."""

    line = models.ForeignKey(OrderLine, models.CASCADE, related_name="former_pictures", verbose_name=_("line"))
    picture_hash = models.CharField(max_length=16)
    picture = models.TextField(_("picture"))

    class Meta:
        verbose_name = _("former picture of a line")
        verbose_name_plural = _("former pictures of lines")
        constraints = [models.UniqueConstraint(fields=["line", "picture_hash"], name="one_former_picture_per_hash")]

    def __str__(self) -> str:
        return f"{getattr(self, 'line', '')}: {self.picture_hash}"
