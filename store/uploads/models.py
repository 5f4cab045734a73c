"""Pictures that shoppers sent, and whose they are."""

from django.core.files.storage import storages
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.people.models import Customer


class UploadQuerySet(models.QuerySet):
    """Questions about pictures that were sent."""

    def visible_to(self, user, *, token: str = "") -> "UploadQuerySet":
        """Those a person sent or was given; a guest's belong to the token in the session. Staff who may see all do."""
        if user.is_authenticated and user.has_perm("uploads.view_upload"):
            return self
        theirs = Q(token=token) if token else Q(pk__in=[])
        if user.is_authenticated:
            theirs |= Q(customer__user=user)
        return self.filter(Exists(UploadOwner.objects.filter(theirs, upload=OuterRef("pk"))))


class Upload(models.Model):
    """A picture, stored once under the SHA-256 of its clean content; the same one from two people is one row.

    Its file lies outside of what ``/media/`` serves. ``name`` is what its sender called it, and nothing in particular
    once two called it differently: nobody reads another's name for it.
    """

    class Kind(models.TextChoices):
        JPEG = "jpeg", "JPEG"
        PNG = "png", "PNG"

    hash = models.CharField(_("hash"), max_length=64, unique=True)
    kind = models.CharField(_("kind"), max_length=4, choices=Kind)
    name = models.CharField(_("name"), max_length=120, blank=True)
    width = models.PositiveIntegerField(_("width in pixels"))
    height = models.PositiveIntegerField(_("height in pixels"))
    bytes = models.PositiveIntegerField(_("bytes"))
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    #: When somebody sent it last.
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture of a shopper")
        verbose_name_plural = _("pictures of shoppers")

    def __str__(self) -> str:
        return self.name or str(_("picture"))

    @property
    def path(self) -> str:
        """The name of its file in the storage."""
        return path_of(self.hash)

    @property
    def content_type(self) -> str:
        """Its media type."""
        return f"image/{self.kind}"


class UploadOwner(models.Model):
    """Somebody who may use a picture: a customer, or a guest by the token in the session."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="owners", verbose_name=_("picture"))
    customer = models.ForeignKey(
        Customer, models.CASCADE, null=True, blank=True, related_name="uploads", verbose_name=_("customer")
    )
    token = models.CharField(max_length=64, blank=True, default="", db_index=True)

    class Meta:
        verbose_name = _("owner of a picture")
        verbose_name_plural = _("owners of pictures")
        constraints = [
            models.UniqueConstraint(fields=["upload", "customer"], name="one_owner_row_per_customer"),
            models.UniqueConstraint(
                fields=["upload", "token"], condition=~Q(token=""), name="one_owner_row_per_session"
            ),
            models.CheckConstraint(condition=Q(customer__isnull=False) | ~Q(token=""), name="a_picture_is_somebodys"),
        ]

    def __str__(self) -> str:
        return f"{getattr(self, 'upload', '')}: {self.customer or _('a guest')}"


def path_of(hash: str, *, small: bool = False) -> str:
    """The name in the storage of a picture, or of the small one for drawings."""
    return f"{hash[:2]}/{hash}{'-small' if small else ''}"


def files():
    """The storage of shoppers' files, which no address serves by itself."""
    return storages["uploads"]
