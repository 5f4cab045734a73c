"""A person's designs, with every version."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.foundation.versions import invalidate
from customers.people.models import Customer
from customers.people.personal_data import DataRow, PersonalData, declare
from store.configurator.services import delete_unused_configurations

from .models import Design, DesignVersion


def _rows(customer: Customer) -> Iterator[DataRow]:
    versions = DesignVersion.objects.filter(design__customer=customer)
    for version in versions.select_related("design", "configuration__product").order_by("design", "number"):
        yield {
            _("Design"): version.design.name,
            _("Version"): version.number,
            _("Product"): version.configuration.product.name,
            _("Quantity"): version.quantity,
            _("Choices"): version.configuration.content.get("choices", {}),
            _("Saved"): version.saved_at,
            _("Link"): settings.BASE_URL + version.design.get_absolute_url(),
        }


def _erase(customer: Customer) -> None:
    """Deleted ones, too."""
    designs = Design.all_rows.filter(customer=customer)
    versions = DesignVersion.objects.filter(design__in=designs)
    used = [*designs.values_list("configuration", flat=True), *versions.values_list("configuration", flat=True)]
    if designs.filter(is_featured=True).exists():
        invalidate("pages")
    designs.delete()
    delete_unused_configurations(used)


declare(
    PersonalData(key="designs", label=gettext_lazy("Designs"), models=(Design, DesignVersion), rows=_rows, erase=_erase)
)
