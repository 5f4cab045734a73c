"""The log of what staff did with a person's data: Wagtail's, with the reason that they gave."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import ModelLogEntry

from customers.people.models import Customer, User

CORRECT, MERGE = "kontor.correct_person", "kontor.merge_person"
EXPORT, ERASE = "kontor.export_person", "kontor.erase_person"


class PersonLogFormatter(LogFormatter):
    """A sentence and the reason."""

    sentence: object = ""

    def format_message(self, log_entry: ModelLogEntry) -> str:
        """What was done, and why."""
        data = {"detail": "", "why": ""} | log_entry.data
        message = f"{self.sentence}: {data['detail']}" if data["detail"] else str(self.sentence)
        return f"{message}. " + _("Reason: %(why)s") % data


class CorrectFormatter(PersonLogFormatter):
    """The names of the corrected parts, never their contents."""

    label = gettext_lazy("Correct a person's data")
    sentence = gettext_lazy("Corrected")


class MergeFormatter(PersonLogFormatter):
    """The number of the record that was merged into this one."""

    label = gettext_lazy("Merge two customers")
    sentence = gettext_lazy("Merged with record")


class ExportFormatter(PersonLogFormatter):
    """A copy of all data of one person."""

    label = gettext_lazy("Export a person's data")
    sentence = gettext_lazy("Exported all data")


class EraseFormatter(PersonLogFormatter):
    """All data of one person."""

    label = gettext_lazy("Erase a person's data")
    sentence = gettext_lazy("Erased")


def register_actions(actions: LogActionRegistry) -> None:
    """For Wagtail's hook ``register_log_actions``."""
    actions.register_action(CORRECT)(CorrectFormatter)
    actions.register_action(MERGE)(MergeFormatter)
    actions.register_action(EXPORT)(ExportFormatter)
    actions.register_action(ERASE)(EraseFormatter)


def log_for(customer: Customer, action: str, *, actor: User, why: str, detail: str = "") -> None:
    """Write down who did what with the data of a person, and why; in the caller's transaction."""
    log(customer, action, user=actor, data={"detail": detail, "why": why})


def forget_names(customer: Customer, former: list[int], user: User | None) -> None:
    """The log keeps what was done and when, without the name of the erased person."""
    numbers = [str(key) for key in (customer.pk, *former)]
    _entries_about(Customer, numbers).update(label=str(customer))
    if user:
        _entries_about(User, [str(user.pk)]).update(label=str(customer))


def _entries_about(model: type[Customer | User], numbers: list[str]) -> QuerySet[ModelLogEntry]:
    kind = ContentType.objects.get_for_model(model)
    return ModelLogEntry.objects.filter(content_type=kind, object_id__in=numbers)
