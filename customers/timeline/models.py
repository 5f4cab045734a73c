"""The record: what happened to a customer (entries), and the reactions to it."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.people.models import Customer, User
from store.money.amounts import Money

from .verbs import Verb, verb_named
from .work import Work


class FactEncoder(DjangoJSONEncoder):
    """Encodes amounts as text."""

    def default(self, value):
        return str(value) if isinstance(value, Money) else super().default(value)


class EntryQuerySet(models.QuerySet):
    """Questions about what happened."""

    def of(self, verb: Verb) -> "EntryQuerySet":
        return self.filter(verb=verb.name)

    def newest_first(self) -> "EntryQuerySet":
        return self.order_by("-at", "-pk")

    def about(self, subject: models.Model) -> "EntryQuerySet":
        """The entries about one object, such as an order."""
        kind = ContentType.objects.get_for_model(subject)
        return self.filter(subject_type=kind, subject_id=subject.pk)


class Entry(models.Model):
    """One thing that happened to one customer."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="timeline", verbose_name=_("customer"))
    verb = models.CharField(_("what"), max_length=60)
    at = models.DateTimeField(_("when"), default=timezone.now)
    actor = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who"),
    )
    subject_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, related_name="+")
    subject_id = models.PositiveBigIntegerField(null=True)
    subject = GenericForeignKey("subject_type", "subject_id")
    data = models.JSONField(_("details"), default=dict, encoder=FactEncoder)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        indexes = [
            models.Index(fields=["customer", "-at"], name="timeline_of_customer"),
            models.Index(fields=["subject_type", "subject_id", "-at"], name="timeline_of_subject"),
        ]

    def __str__(self) -> str:
        verb = verb_named(self.verb)
        if verb is None:
            return self.verb
        try:
            return str(verb.sentence) % self.data
        except (KeyError, ValueError, TypeError):
            return str(verb.sentence)

    @property
    def icon(self) -> str:
        verb = verb_named(self.verb)
        return verb.icon if verb else "info-circle"


class Reaction(Work):
    """One subscriber must run for one entry."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="reactions")
    subscriber = models.CharField(_("who"), max_length=200)

    class Meta:
        verbose_name = _("reaction")
        verbose_name_plural = _("reactions")
        constraints = [models.UniqueConstraint(fields=["entry", "subscriber"], name="one_reaction_per_subscriber")]

    def __str__(self) -> str:
        return f"{self.subscriber} ← {self.entry_id}"


class ScheduledJob(Work):
    """A scheduled job; ``due_at`` is when it runs next."""

    gives_up = False

    name = models.CharField(_("job"), max_length=200, unique=True)

    class Meta:
        verbose_name = _("scheduled job")
        verbose_name_plural = _("scheduled jobs")

    def __str__(self) -> str:
        return self.name


class WorkerHeartbeat(models.Model):
    """A running worker, and when it was last seen."""

    name = models.CharField(_("worker"), max_length=120, unique=True)
    queues = models.CharField(_("queues"), max_length=120)
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    seen_at = models.DateTimeField(_("seen"), default=timezone.now)

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")
        permissions = [("see_work", _("Can see background work and run again what failed"))]

    def __str__(self) -> str:
        return self.name
