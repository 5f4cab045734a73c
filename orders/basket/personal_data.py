"""What a person has in the basket."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer
from customers.people.personal_data import DataRow, PersonalData, declare
from store.configurator.services import delete_unused_configurations
from store.stock.services import release

from .models import Basket, BasketLine


def _rows(customer: Customer) -> Iterator[DataRow]:
    lines = BasketLine.objects.filter(basket__customer=customer, basket__ordered_at=None)
    for line in lines.select_related("variant__product", "configuration"):
        yield {
            _("Product"): str(line.variant or line.displayed_name),
            _("Quantity"): line.quantity,
            _("Choices"): line.configuration.content.get("choices", {}) if line.configuration else {},
            _("Added"): line.added_at,
        }


def _erase(customer: Customer) -> None:
    """All baskets: those that were ordered hold what was typed at checkout."""
    baskets = Basket.objects.filter(customer=customer)
    used = list(baskets.exclude(lines__configuration=None).values_list("lines__configuration", flat=True))
    for basket in baskets.filter(ordered_at=None):
        release(basket.hold_owner)
    baskets.delete()
    delete_unused_configurations(used)


declare(PersonalData(key="basket", label=gettext_lazy("Basket"), models=(Basket, BasketLine), rows=_rows, erase=_erase))
