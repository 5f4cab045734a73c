"""The image model of the site, the settings of the shop, version numbers, results of bulk actions and of the books."""

import secrets

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from PIL.Image import DecompressionBombError
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Image,
    SourceImageIOError,
    WagtailImageField,
    get_upload_to,
)

from .forms import ShopSettingsForm
from .links import check_link


def public_files() -> Storage:
    """The storage of public files; ``/media/`` serves it."""
    return storages["public"]


class SiteImage(AbstractImage):
    """An image of the site; our own model, so that columns can be added later."""

    file = WagtailImageField(
        _("file"), upload_to=get_upload_to, storage=public_files, width_field="width", height_field="height"
    )

    admin_form_fields = Image.admin_form_fields

    def get_upload_to(self, filename: str) -> str:
        """A file name that was never used before: browsers cache its address for a year, even after deletion."""
        return super().get_upload_to(f"{secrets.token_hex(4)}-{filename}")  # Long names are cut at their end.

    def generate_rendition_file(self, filter, *, source=None):
        """A rendition of the image. Errors of the decoders become the one error that Wagtail's pages catch.

        Raises:
            SourceImageIOError: the stored file cannot be read.
        """
        try:
            return super().generate_rendition_file(filter, source=source)
        except (OSError, ValueError, SyntaxError, DecompressionBombError) as problem:
            raise SourceImageIOError(str(problem)) from problem

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class Rendition(AbstractRendition):
    """A stored rendition of an image."""

    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]


class Version(models.Model):
    """One increase of the version number of a subject; the number is the sum of its rows. See ``versions``."""

    subject = models.CharField(max_length=280, db_index=True)
    moves = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.subject} +{self.moves}"


class BulkRow(models.Model):
    """What one action on many rows did with one of them. Unique by form and row: a form sent twice acts once."""

    #: Names the form, made when its page was rendered.
    form = models.UUIDField()
    action = models.CharField(_("action"), max_length=40)
    row = models.PositiveBigIntegerField()
    label = models.CharField(_("what"), max_length=250)
    sentence = models.TextField(_("result"), blank=True)
    is_done = models.BooleanField(_("done"), default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("result of an action on many rows")
        verbose_name_plural = _("results of actions on many rows")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["form", "row"], name="one_result_per_form_and_row")]

    def __str__(self) -> str:
        return f"{self.label}: {self.sentence}"


class BookResult(models.Model):
    """What the last check of the books found for one rule. See ``books``."""

    rule = models.CharField(_("rule"), max_length=150, unique=True)
    rows = models.PositiveBigIntegerField(_("rows"))
    wrong = models.PositiveBigIntegerField(_("wrong"))
    #: Sentences for the first rows that differ.
    first = models.JSONField(_("the first"), default=list)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("result of a book rule")
        verbose_name_plural = _("results of book rules")
        ordering = ["rule"]

    def __str__(self) -> str:
        return f"{self.rule}: {self.rows}, {self.wrong}"


class Cached(models.Model):
    """Rows of which processes cache values; saving or deleting one invalidates ``SUBJECT``."""

    SUBJECT: str

    class Meta:
        abstract = True


@register_setting(icon="home")
class ShopSettings(Cached, BaseGenericSetting):
    """Who the shop is: its name, address, bank account."""

    name = models.CharField(_("name"), max_length=80, default="Alder & Finch")
    claim = models.CharField(_("in one sentence"), max_length=200, blank=True)
    street = models.CharField(_("street"), max_length=120, blank=True)
    town = models.CharField(_("town"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    account_holder = models.CharField(_("account holder"), max_length=80, blank=True)
    iban = models.CharField("IBAN", max_length=42, blank=True)
    bic = models.CharField("BIC", max_length=11, blank=True)
    bank = models.CharField(_("bank"), max_length=80, blank=True)

    SUBJECT = "site"

    #: Only the owner changes name, address and bank account, on the screen of ``cms.legal``.
    panels = [FieldPanel("claim"), FieldPanel("email"), FieldPanel("phone")]
    base_form_class = ShopSettingsForm

    class Meta:
        verbose_name = _("shop")

    def __str__(self) -> str:
        return self.name


class Banner(Cached):
    """One line above the header of every page, from one moment to another."""

    SUBJECT = "site"

    text = models.CharField(_("text"), max_length=140)
    link = models.CharField(
        _("link"), max_length=300, blank=True, validators=[check_link],
        help_text=_("A page of the shop, such as /shop/mugs/, or an address with https://."),
    )  # fmt: skip
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Empty: until you delete it."))

    class Meta:
        verbose_name = _("banner")
        verbose_name_plural = _("banners")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="banner_ends_after_it_starts",
                violation_error_message=_("It ends before it starts."),
            )
        ]

    def __str__(self) -> str:
        return self.text
