"""Changes of ordered lines that were proposed to a person."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer
from customers.people.personal_data import DataRow, PersonalData, declare
from store.configurator.services import delete_unused_configurations

from .models import LineChange


def _rows(customer: Customer) -> Iterator[DataRow]:
    changes = LineChange.objects.filter(line__order__customer=customer).select_related("line__order")
    for change in changes.order_by("pk"):
        yield {
            _("Order"): change.line.order.number,
            _("Line"): change.line.name,
            _("When"): change.proposed_at,
            _("Changed"): "; ".join(f"{group}: {before} → {after}" for group, before, after in change.rows),
            _("Difference"): change.difference,
            _("Answer"): change.get_status_display(),
            _("Note"): change.note,
        }


def _erase(customer: Customer) -> None:
    changes = LineChange.objects.filter(line__order__customer=customer)
    used = [key for pair in changes.values_list("before", "after") for key in pair]
    changes.delete()
    delete_unused_configurations(used)


declare(
    PersonalData(key="changes", label=gettext_lazy("Changes of orders"), models=(LineChange,), rows=_rows, erase=_erase)
)
