"""Letters: everything the shop sends is stored first, then sent by the worker."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.people.models import Customer
from customers.timeline.work import Work


class LetterQuerySet(models.QuerySet):
    """Questions about letters."""

    def newest_first(self) -> "LetterQuerySet":
        return self.order_by("-written_at", "-pk")


class Letter(Work):
    """One letter to one address about one event; rendered once, so what is read here is what was sent."""

    occasion = models.CharField(_("occasion"), max_length=120)
    recipient = models.EmailField(_("to"))
    customer = models.ForeignKey(
        Customer, models.SET_NULL, null=True, blank=True, related_name="letters", verbose_name=_("customer")
    )
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("plain text"))
    html = models.TextField(_("HTML"), blank=True)
    secrets = models.JSONField(_("codes and links in it"), default=list, blank=True)
    message_id = models.CharField(_("message id"), max_length=200, unique=True)
    written_at = models.DateTimeField(_("written"), default=timezone.now, db_index=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [models.UniqueConstraint(fields=["occasion", "recipient"], name="one_letter_per_occasion")]

    def __str__(self) -> str:
        return self.subject

    def run(self) -> None:
        from .sending import send

        send(self)
