"""Actions on many ticked rows of a list. Apps bring theirs by the hook ``register_list_action``.

Each row is acted upon in a transaction of its own. What happened to it is a ``BulkRow``, unique by form and row:
the same form sent twice acts once.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar, Protocol

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail import hooks

from .models import BulkRow
from .transactions import DatabaseBusy, atomic_with_retry

#: Rows of one action, and how long their results can be read.
MAX_ROWS, RESULT_LIFETIME = 200, timedelta(days=30)
log = logging.getLogger("kontor.admin")


class ListAction(Protocol):
    """What stands in the bar of a list: ``BulkAction`` or ``BulkPrint``."""

    key: str
    label: str | Promise
    model: type[Model]
    permission: str


@dataclass(frozen=True)
class BulkPrint:
    """A page to print about the ticked rows. ``url_name`` gets their keys as ``parameter``."""

    key: str
    label: str | Promise
    model: type[Model]
    permission: str
    url_name: str
    parameter: str = "row"


class BulkAction:
    """One action on many rows. Subclasses call one service for each row."""

    key: ClassVar[str]
    label: ClassVar[str | Promise]
    #: The button of the page that lists the rows.
    button: ClassVar[str | Promise]
    model: ClassVar[type[Model]]
    permission: ClassVar[str]
    #: What follows, said before it is done.
    consequence: ClassVar[str | Promise] = ""
    #: Questions asked once, and asked for each row; None: nothing is asked.
    form_class: ClassVar[type[Form] | None] = None
    row_form_class: ClassVar[type[Form] | None] = None
    #: Errors of the service whose message says why a row was not acted upon.
    refusals: ClassVar[tuple[type[Exception], ...]] = ()

    def rows(self, rows: QuerySet) -> QuerySet:
        """The rows with what ``detail`` and ``act`` need, so that their number adds no queries."""
        return rows

    def prepare(self, rows: Sequence[Any]) -> None:
        """Read once what all rows need."""

    def reason_against(self, row: Any) -> str:
        """Why this row is left out; "" if it is not."""
        return ""

    def detail(self, row: Any) -> str:
        """A few words about the row: who, how much."""
        return ""

    def initial(self, row: Any) -> Mapping[str, object]:
        """The initial values of the row's form."""
        return {}

    def row_form(self, row: Any, data: Mapping[str, Any] | None) -> Form | None:
        """The form of one row."""
        if self.row_form_class is None:
            return None
        return self.row_form_class(data, prefix=str(row.pk), initial=self.initial(row))

    def act(self, row: Any, *, actor: Any, values: Mapping[str, Any], row_values: Mapping[str, Any]) -> str:
        """Call the service, and return what was done as a sentence.

        Raises:
            one of ``refusals``: nothing was done, for the reason in the message.
        """
        raise NotImplementedError


def list_actions(model: type[Model], user: AbstractBaseUser | AnonymousUser) -> list[ListAction]:
    """The actions of this list that the user may take, in the order of their registration."""
    actions: Iterable[ListAction] = (function() for function in hooks.get_hooks("register_list_action"))
    return [action for action in actions if action.model is model and user.has_perm(action.permission)]


def keys_in(data: QueryDict) -> list[int]:
    """The ticked keys, each once, at most ``MAX_ROWS``."""
    keys = (int(key) for key in data.getlist("row") if key.isascii() and key.isdecimal() and len(key) < 19)
    return list(dict.fromkeys(keys))[:MAX_ROWS]


def run(
    action: BulkAction,
    rows: Iterable[Model],
    *,
    form: str,
    actor: AbstractBaseUser,
    values: Mapping[str, Any],
    values_by_row: Mapping[int, Mapping[str, Any]],
    reasons: Mapping[int, str],
) -> None:
    """Act on each row, and store what happened. A row that fails does not stop the others.

    ``reasons`` say of rows why they are not acted upon, by key.
    """
    for row in rows:
        about = {"form": form, "row": row.pk}
        stored = {"action": action.key, "label": str(row)[:250], "by": actor}
        if reason := reasons.get(row.pk, ""):
            BulkRow.objects.get_or_create(**about, defaults=stored | {"sentence": reason, "is_done": False})
            continue
        try:
            _act(action, row, about, stored, values, values_by_row.get(row.pk, {}))
        except (*action.refusals, DatabaseBusy) as problem:
            BulkRow.objects.get_or_create(**about, defaults=stored | {"sentence": str(problem), "is_done": False})
        except Exception:
            log.exception("%s failed for row %s", action.key, row.pk)
            sentence = _("This did not work, and nothing was changed. The error is noted for those who run the shop.")
            BulkRow.objects.get_or_create(**about, defaults=stored | {"sentence": sentence, "is_done": False})


@atomic_with_retry
def _act(
    action: BulkAction, row: Model, about: dict, stored: dict, values: Mapping[str, Any], row_values: Mapping[str, Any]
) -> None:
    """The row's result is stored first: another process with the same form waits here, and finds it done."""
    result, is_new = BulkRow.objects.get_or_create(**about, defaults=stored)
    if is_new:
        sentence = action.act(row, actor=stored["by"], values=values, row_values=row_values)
        BulkRow.objects.filter(pk=result.pk).update(sentence=sentence)


def delete_old_results() -> None:
    """Delete the results of long ago."""
    BulkRow.objects.filter(at__lt=timezone.now() - RESULT_LIFETIME).delete()
