"""Used rows are archived, never deleted: they leave choosers and shop and stay in old orders."""

from typing import Self

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

#: As Wagtail's history of a row names them.
ARCHIVE, RESTORE = "kontor.archive", "kontor.restore"


class CannotArchive(Exception):
    """The row cannot be archived now; the message says what to do first."""


class ArchivableQuerySet(models.QuerySet):
    """Questions about rows that may be archived."""

    def not_archived(self) -> Self:
        return self.filter(archived_at=None)

    def archived(self) -> Self:
        return self.exclude(archived_at=None)


class Archivable(models.Model):
    """A row that is archived instead of deleted once something uses it."""

    archived_at = models.DateTimeField(_("archived"), null=True, blank=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    def reason_against_archiving(self) -> str:
        """Why it cannot be archived now, as a sentence; empty if it can."""
        return ""

    def prepare_archiving(self) -> None:
        """Do what must happen before it is archived; called in the same transaction."""

    def with_content_json(self, content: dict) -> models.Model:
        """Publishing a draft neither restores nor archives the row."""
        draft = super().with_content_json(content)
        stored = type(self)._base_manager.filter(pk=self.pk).values_list("archived_at", flat=True)
        draft.archived_at = stored.first()
        return draft


@transaction.atomic
def archive(row: Archivable, *, actor: AbstractBaseUser | None = None) -> None:
    """Take the row out of choosers and shop; idempotent.

    Raises:
        CannotArchive: the row cannot be archived now.
    """
    row = _locked(row)
    if row.archived_at:
        return
    if reason := row.reason_against_archiving():
        raise CannotArchive(reason)
    row.prepare_archiving()
    row.archived_at = timezone.now()
    row.save(update_fields=["archived_at"])
    log(row, ARCHIVE, user=actor)


@transaction.atomic
def restore(row: Archivable, *, actor: AbstractBaseUser | None = None) -> None:
    """Bring the row back to choosers. A product comes back as a draft: its editor publishes it."""
    row = _locked(row)
    if row.archived_at is None:
        return
    row.archived_at = None
    row.save(update_fields=["archived_at"])
    log(row, RESTORE, user=actor)


def _locked(row: Archivable) -> Archivable:
    return type(row)._base_manager.select_for_update().get(pk=row.pk)
