"""Tickets and their messages."""

import secrets
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.text.spelling import MAX_LENGTH
from customers.people.models import Customer, User
from customers.people.search import TextKeyField, TrigramIndex
from customers.timeline.states import Stateful
from orders.basket.models import new_token
from orders.order.models import Order, OrderLine

from .querysets import STAFF_KINDS, AttachmentQuerySet, MessageQuerySet, TicketQuerySet


class Ticket(Stateful):
    """A question of a customer; on the customer's screens it is called “your question”."""

    class Status(models.TextChoices):
        OPEN = "open", _("To be answered")
        WAITING = "waiting", _("Answered")
        CLOSED = "closed", _("Closed")

    TRANSITIONS = {
        Status.OPEN: {Status.WAITING, Status.CLOSED},
        Status.WAITING: {Status.OPEN, Status.CLOSED},
        Status.CLOSED: {Status.OPEN},
    }

    number = models.CharField(_("number"), max_length=20, unique=True)
    token = models.CharField(max_length=64, unique=True, default=new_token)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="tickets", verbose_name=_("customer"))
    subject = models.CharField(_("subject"), max_length=200)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN, db_index=True)
    order = models.ForeignKey(Order, models.SET_NULL, null=True, blank=True, related_name="tickets")
    line = models.ForeignKey(OrderLine, models.SET_NULL, null=True, blank=True, related_name="+")
    assignee = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("with"))
    opened_at = models.DateTimeField(_("opened"), default=timezone.now, db_index=True)
    #: When the customer last wrote: the inbox is ordered by it.
    last_question_at = models.DateTimeField(_("last question"), default=timezone.now, db_index=True)
    answered_at = models.DateTimeField(_("first answered"), null=True, blank=True)
    answer_due_at = models.DateTimeField(_("answer promised"), null=True, blank=True, db_index=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        verbose_name = _("ticket")
        verbose_name_plural = _("tickets")

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The page of the conversation, by its unguessable link."""
        return reverse("tickets:question", args=[self.token])


class Message(models.Model):
    """A message of the customer, one of ours, or what only staff see: a note, or a call that was logged."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("From the customer")
        ANSWER = "answer", _("Answer")
        NOTE = "note", _("Note, only staff see it")
        CALL = "call", _("Phone call, only staff see it")

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="messages")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    text = models.TextField(_("text"))
    author = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("when"), default=timezone.now)
    search_key = TextKeyField(source="parts")

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["at", "pk"]
        indexes: ClassVar = [TrigramIndex(fields=["search_key"], opclasses=["gin_trgm_ops"], name="message_search")]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_internal(self) -> bool:
        """Whether only staff see it."""
        return self.kind in STAFF_KINDS

    @property
    def parts(self) -> list[str]:
        """The subject, and the text in parts of a size that ``search_key`` reads whole."""
        text = [self.text[start : start + MAX_LENGTH] for start in range(0, len(self.text), MAX_LENGTH)]
        return [self.ticket.subject, *text]

    @property
    def signature(self) -> str:
        """The first name of the author for the customer; empty if unknown."""
        return self.author.name.split(" ")[0] if self.author else ""


def attachment_path(attachment: "Attachment", name: str) -> str:
    """A folder of its own, whose name nobody can guess."""
    return f"tickets/{secrets.token_hex(16)}/{name}"


class Attachment(models.Model):
    """A file of a message, checked and cleaned. No address serves its folder: views ask who may see it."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments", verbose_name=_("message"))
    name = models.CharField(_("name"), max_length=130)
    file = models.FileField(_("file"), upload_to=attachment_path, max_length=200)
    content_type = models.CharField(_("media type"), max_length=20)
    bytes = models.PositiveIntegerField(_("bytes"))

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a message")
        verbose_name_plural = _("files of messages")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
