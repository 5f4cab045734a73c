"""Outgoing mails: every mail is stored first, then sent by the worker."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.people.models import Customer
from customers.timeline.work import Work

from .masking import MASK


class OutgoingMailQuerySet(models.QuerySet):
    """Questions about mails."""

    def newest_first(self) -> "OutgoingMailQuerySet":
        return self.order_by("-written_at", "-pk")

    def about(self, subject: models.Model) -> "OutgoingMailQuerySet":
        """All mails about one object, such as an order."""
        return self.filter(about_type=ContentType.objects.get_for_model(subject), about_id=subject.pk)


def is_about(rows: models.QuerySet) -> models.Q:
    """The condition that a mail is about one of ``rows``, which must be few."""
    return models.Q(about_type=ContentType.objects.get_for_model(rows.model), about_id__in=rows.values("pk"))


class OutgoingMail(Work):
    """One mail to one address about one event, stored as it was rendered."""

    class Queue(models.TextChoices):
        """Transactional mails are sent before bulk mails."""

        TRANSACTIONAL = "transactional", _("Transactional")
        BULK = "bulk", _("Bulk")

    #: Names the one event ("order_placed:17"), only to prevent a second mail about it.
    occasion = models.CharField(_("occasion"), max_length=120)
    kind = models.CharField(_("kind"), max_length=60)
    queue = models.CharField(_("queue"), max_length=13, choices=Queue, default=Queue.TRANSACTIONAL)
    recipient = models.EmailField(_("to"))
    reply_to = models.EmailField(_("answers go to"), blank=True)
    customer = models.ForeignKey(
        Customer, models.SET_NULL, null=True, blank=True, related_name="mails", verbose_name=_("customer")
    )
    about_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, related_name="+")
    about_id = models.PositiveBigIntegerField(null=True)
    #: The order, ticket … that the mail is about.
    about = GenericForeignKey("about_type", "about_id")
    resent_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("plain text"))
    html = models.TextField(_("HTML"), blank=True)
    secrets = models.JSONField(_("codes and links in it"), default=list, blank=True)
    message_id = models.CharField(_("message id"), max_length=200, unique=True)
    #: Message-IDs of the conversation so far, oldest first, separated by spaces.
    references = models.TextField(_("references"), blank=True)
    written_at = models.DateTimeField(_("written"), default=timezone.now, db_index=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        constraints = [models.UniqueConstraint(fields=["occasion", "recipient"], name="one_mail_per_occasion")]
        indexes = [
            models.Index(fields=["about_type", "about_id", "-written_at"], name="mail_about"),
            models.Index(fields=["queue", "due_at"], name="mail_due"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def lost_its_codes(self) -> bool:
        """Whether a code or link in it was erased, so that resending is useless."""
        return MASK in self.text

    @property
    def can_be_retried(self) -> bool:
        return not self.lost_its_codes
