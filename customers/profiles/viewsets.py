"""The list of customers and the screen of one customer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column

from cms.foundation.columns import MoneyColumn, ScreenColumn, WhenColumn
from cms.foundation.records import RecordIndexView, RecordInspectView, RecordViewSet, SavedView
from customers.people.models import Customer
from customers.people.search import matching
from customers.timeline import events
from customers.timeline.models import Entry
from customers.timeline.pages import TimelinePage, timeline_page

from . import record
from .models import Address, Consent, Facts, FormerCustomer

#: Other records with the same address, addresses and looks on the screen of a customer.
MAX_SAME_ADDRESS, MAX_ADDRESSES, MAX_LOOKS = 5, 5, 5


@dataclass(frozen=True)
class CustomerContext:
    """What the screen of a customer shows."""

    customer: Customer
    facts: Facts | None
    addresses: Sequence[Address]
    consents: list[Consent]
    #: Other records with the same address.
    same_address: list[Customer]
    #: Who looked at the record.
    looks: Sequence[Entry]
    timeline: TimelinePage
    may_act: bool
    note_form: record.CustomerNoteForm


class CustomerIndexView(RecordIndexView):
    """All customers, newest first; the search finds name, mail, phone, order and ticket number."""

    saved_views: ClassVar = [
        SavedView("with-account", _("With an account"), lambda rows: rows.exclude(user=None)),
        SavedView("guests", _("Guests"), lambda rows: rows.filter(user=None)),
        SavedView("asking", _("With an open question"), lambda rows: rows.filter(facts__open_tickets__gt=0)),
    ]

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("facts")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        words = self.search_query.strip()
        if not self.is_searching or not words:
            return queryset
        found = matching(words)
        for find in hooks.get_hooks("find_customers"):  # Apps above find customers by order or ticket number.
            found |= Q(pk__in=find(words))
        return queryset.filter(found)


class CustomerInspectView(RecordInspectView):
    """One customer with the timeline; opening it is recorded."""

    template_name = "customers/profiles/admin/screen.html"
    panel_hook = "register_customer_panel"

    def get_object(self, queryset=None) -> Customer:
        """The customer; for the number of a merged record the one that it was merged into."""
        rows = Customer.objects.select_related("user", "facts")
        try:
            return super().get_object(rows)
        except Http404:
            number = str(self.pk)
            former = FormerCustomer.objects.filter(key=int(number[:18])) if number.isdecimal() else ()
            if not former:
                raise
            return rows.get(pk=former[0].customer_id)

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """The number of a merged record redirects."""
        if str(self.object.pk) != str(self.pk):
            return redirect("customers_admin:inspect", self.object.pk)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        customer: Customer = self.object
        record.record_look(customer, actor=self.request.user)
        before, reader = self.request.GET.get("before", ""), self.request.user
        entries = Entry.objects.filter(customer=customer).exclude(verb=events.LOOKED_AT.name)
        context = CustomerContext(
            customer=customer,
            facts=getattr(customer, "facts", None),
            addresses=customer.addresses.all()[:MAX_ADDRESSES],
            consents=list(Consent.objects.newest_of(customer).values()),
            same_address=_same_address(customer),
            looks=Entry.objects.filter(customer=customer).of(events.LOOKED_AT).newest_first()[:MAX_LOOKS],
            timeline=timeline_page(entries, reader=reader, before=int(before[:18]) if before.isdecimal() else None),
            may_act=reader.has_perm("people.change_customer"),
            note_form=record.CustomerNoteForm(),
        )
        return super().get_context_data(**kwargs) | vars(context)


def _same_address(customer: Customer) -> list[Customer]:
    """Other records with this address. At most one of them has it confirmed."""
    if not customer.email:
        return []
    return list(Customer.objects.with_email(customer.email).exclude(pk=customer.pk).order_by("-pk")[:MAX_SAME_ADDRESS])


class CustomerViewSet(RecordViewSet):
    """List and screen of customers."""

    model = Customer
    icon = "user"
    menu_label = _("Customers")
    menu_hook = "register_customers_menu_item"
    menu_order = 10
    index_view_class = CustomerIndexView
    inspect_view_class = CustomerInspectView
    list_display: ClassVar = [
        ScreenColumn("__str__", label=_("Name"), accessor=str, screen="customers_admin:inspect"),
        Column("email", label=_("E-mail address")),
        Column("phone", label=_("Phone")),
        Column("facts.orders", label=_("Orders"), classname="k-r"),
        MoneyColumn("facts.spent", label=_("Spent"), classname="k-r"),
        WhenColumn("facts.last_order_at", label=_("Last order")),
        WhenColumn("created_at", label=_("Since"), sort_key="created_at", classname="k-drop"),
    ]
    search_fields: ClassVar = ["name", "email", "phone"]
    list_export: ClassVar = ["name", "email", "phone", "language", "created_at"]
    export_filename = "customers"
    ordering: ClassVar = ["-created_at", "-pk"]

    def get_urlpatterns(self) -> list:
        return [*super().get_urlpatterns(), path("note/<int:pk>/", record.note, name="note")]
