"""A status with allowed transitions; the database decides which of two changes was first."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext


class WrongState(Exception):
    """The status does not allow this, or has changed; the message is for the person who tried."""


class Stateful(models.Model):
    """A model with a ``status``; its choices are in ``Status``, its allowed transitions in ``TRANSITIONS``."""

    TRANSITIONS: ClassVar[dict[str, set[str]]] = {}

    class Meta:
        abstract = True

    def can_move_to(self, status: str) -> bool:
        """Whether ``TRANSITIONS`` allows the step to ``status``."""
        return status in self.TRANSITIONS.get(self.status, set())

    def move_to(self, status: str, **changes: Any) -> None:
        """Change the status and save ``changes`` with it, unless another process changed it first.

        The UPDATE matches only the status that was read, so the database decides.
        """
        row = type(self)._base_manager.filter(pk=self.pk, status=self.status)
        if not self.can_move_to(status) or not row.update(status=status, **changes):
            self.refresh_from_db(fields=["status"])
            raise WrongState(self._refusal(status))
        for name, value in {"status": status, **changes}.items():
            setattr(self, name, value)

    def _refusal(self, wanted: str) -> str:
        """Why the status cannot change, for the person who tried."""
        words = {"what": self, "now": self.Status(self.status).label.lower()}
        if self.status == wanted:
            return gettext("%(what)s is %(now)s already.") % words
        words["wanted"] = self.Status(wanted).label.lower()
        return gettext("%(what)s is %(now)s, so it cannot become “%(wanted)s”.") % words
