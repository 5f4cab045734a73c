"""Events of payment providers."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.timeline.work import Work

MAX_EVENT_ID, MAX_KIND = 120, 80


class WebhookEvent(Work):
    """An event of a provider: verified, stored unchanged, then handled by ``jobs.handle_event``."""

    provider = models.CharField(_("provider"), max_length=20)
    event_id = models.CharField(_("number at the provider"), max_length=MAX_EVENT_ID)
    kind = models.CharField(_("kind"), max_length=MAX_KIND)
    body = models.JSONField(_("content"))
    received_at = models.DateTimeField(_("received"), default=timezone.now)

    class Meta:
        verbose_name = _("webhook event")
        verbose_name_plural = _("webhook events")
        constraints = [models.UniqueConstraint(fields=["provider", "event_id"], name="each_event_once")]

    def __str__(self) -> str:
        return f"{self.provider} {self.kind}"
