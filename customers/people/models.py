"""``User`` signs in; ``Customer`` buys or asks."""

import unicodedata

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.text.spelling import email_address

from .search import Searched, SearchedQuerySet, matching


def clean_email(email: str) -> str:
    """The normalized address; see ``cms.text.spelling.email_address``."""
    return email_address(email)


def _normalized(password: str | None) -> str | None:
    """The password in NFKC: some keyboards send ü as one character, others as u with a combining accent."""
    return unicodedata.normalize("NFKC", password) if password is not None else None


class UserManager(BaseUserManager):
    """Creates users by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=clean_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=clean_email(email))


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in: a shopper with an account or a member of staff.

    The record names who did something, so relations to the actor are ``PROTECT``: users are deactivated, not deleted.
    """

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    is_staff = models.BooleanField(_("works here"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(_("since"), default=timezone.now)

    objects = UserManager()

    EMAIL_FIELD = USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        indexes = [models.Index(fields=["email"], condition=models.Q(is_staff=True), name="staff_by_email")]

    def __str__(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        super().clean()
        self.email = clean_email(self.email)

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(_normalized(raw_password))

    def check_password(self, raw_password: str) -> bool:
        return super().check_password(_normalized(raw_password))

    async def acheck_password(self, raw_password: str) -> bool:
        return await super().acheck_password(_normalized(raw_password))

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """As Django's, but nobody may delete users in the back office, not even the owner."""
        return perm != "people.delete_user" and super().has_perm(perm, obj)

    def get_full_name(self) -> str:
        return self.name or self.email

    def get_short_name(self) -> str:
        return self.name.split(" ")[0] if self.name else self.email

    # Wagtail's own screens use these two.
    @property
    def first_name(self) -> str:
        return self.get_short_name()

    @property
    def last_name(self) -> str:
        return self.name.partition(" ")[2]


class CustomerQuerySet(SearchedQuerySet):
    """Questions about customers."""

    def with_email(self, email: str) -> "CustomerQuerySet":
        """Customers with this address, verified or not."""
        return self.filter(email=clean_email(email))

    def guests_of(self, email: str) -> "CustomerQuerySet":
        """Guests with this address who may be merged into the customer who proves it."""
        return self.with_email(email).filter(user=None, email_verified=False, is_separate=False)

    def matching(self, text: str) -> "CustomerQuerySet":
        """Customers that match a name in any spelling, an address or a phone number, or a part of them."""
        return self.filter(matching(text))

    def visible_to(self, user) -> "CustomerQuerySet":
        """A shopper sees their own record and no other."""
        return self.filter(user=user) if user.is_authenticated else self.none()


class Customer(Searched):
    """A person who buys or asks. A guest has no user; staff are not customers by default."""

    user = models.OneToOneField(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="customer",
        verbose_name=_("user"),
    )
    name = models.CharField(_("name"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True, db_index=True)
    email_verified = models.BooleanField(_("address confirmed"), default=False)
    #: Somebody else used the address; its owner took over the account without this history.
    is_separate = models.BooleanField(_("separate from the owner of the address"), default=False)
    phone = models.CharField(_("phone"), max_length=32, blank=True, db_index=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    created_at = models.DateTimeField(_("since"), default=timezone.now, db_index=True)
    #: When their data was erased; what must stay by law hangs on this row without a name.
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    objects = CustomerQuerySet.as_manager()

    class Meta:
        verbose_name = _("customer")
        verbose_name_plural = _("customers")
        permissions = [
            ("export_personal_data", _("Can export data of persons")),
            ("merge_customer", _("Can merge customers")),
            ("erase_customer", _("Can erase the data of a customer")),
        ]
        indexes = Searched.Meta.indexes
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=models.Q(email_verified=True),
                name="one_verified_customer_per_address",
            )
        ]

    def __str__(self) -> str:
        if self.erased_at:
            return str(_("Erased customer %(number)d")) % {"number": self.pk}
        return self.name or self.email or str(_("Unknown customer"))
