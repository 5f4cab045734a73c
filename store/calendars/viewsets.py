"""Closed days in the back office."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.generic import CreateView

from cms.foundation.tables import TableEditView, TableViewSet

from .models import ClosedDay


@dataclass(frozen=True)
class PromisedThen:
    """One thing that is promised for a closed day. From the hook ``register_promised_then``.

    A hook function takes (request, first day, last day) and returns a list of these. ``url`` is empty for users who
    may not open it: whoever closes a day must know that something is promised for it.
    """

    label: str
    url: str
    detail: str
    day: date


def promised_then(request: HttpRequest, closed: ClosedDay) -> list[PromisedThen]:
    """Everything that is promised for these days, the earliest first."""
    found = (find(request, closed.day, closed.last) for find in hooks.get_hooks("register_promised_then"))
    return sorted((each for rows in found for each in rows), key=lambda each: (each.day, each.label))


class ClosedDayCreateView(CreateView):
    """A new range; saved, it opens with what is promised for then."""

    def get_success_url(self) -> str:
        return reverse(self.edit_url_name, args=[self.object.pk])


class ClosedDayEditView(TableEditView):
    """One range, with the orders that are promised for then."""

    template_name = "store/calendars/admin/closed_day.html"

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {"promised_then": promised_then(self.request, self.object)}


class ClosedDayViewSet(TableViewSet):
    """Days the workshop rests, besides weekends and public holidays."""

    model = ClosedDay
    icon = "date"
    url_prefix = "closed-days"
    menu_label = _("Closed days")
    menu_hook = "register_orders_menu_item"
    menu_order = 95
    list_display: ClassVar = ["day", "until", "reason"]
    form_fields: ClassVar = ["day", "until", "reason"]
    add_view_class = ClosedDayCreateView
    edit_view_class = ClosedDayEditView
    edit_template_name = ClosedDayEditView.template_name
