"""The inbox: tickets to answer first, all others by tab or search."""

from typing import ClassVar

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from cms.foundation.columns import PillColumn, WhenColumn
from cms.foundation.records import RecordIndexView, SavedView
from customers.people.search import containing, matching

from .models import Message, Ticket
from .numbers import as_ticket_number
from .panels import TONES
from .permissions import may_act
from .promise_clock import clock_of


class QuestionColumn(Column):
    """Subject, customer and last message, with a link to the conversation."""

    cell_template_name = "support/tickets/admin/cells/question.html"


class ClockColumn(Column):
    """The time left until the promised answer."""

    cell_template_name = "support/tickets/admin/cells/clock.html"

    def get_value(self, instance):
        return clock_of(instance)


def next_to_answer(ticket: Ticket) -> Ticket | None:
    """The open ticket whose customer has waited longest after that of ``ticket``; after the last one the first."""
    at, rows = ticket.last_question_at, Ticket.objects.to_answer().exclude(pk=ticket.pk)
    after = rows.filter(Q(last_question_at__gt=at) | Q(last_question_at=at, pk__gt=ticket.pk))
    return after.first() or rows.first()


def tabs(user) -> list[SavedView]:
    """The tabs of the inbox; the first is the default."""
    status = Ticket.Status
    return [
        SavedView("", _("To answer"), lambda rows: rows.filter(status=status.OPEN)),
        SavedView("mine", _("Mine"), lambda rows: rows.filter(assignee=user).exclude(status=status.CLOSED)),
        SavedView("unassigned", _("Unassigned"), lambda rows: rows.filter(assignee=None, status=status.OPEN)),
        SavedView("waiting", _("Answered"), lambda rows: rows.filter(status=status.WAITING)),
        SavedView("closed", _("Closed"), lambda rows: rows.filter(status=status.CLOSED)),
        SavedView("all", _("All"), lambda rows: rows),
    ]


def counts(user) -> dict[str, int]:
    """Counts of open tickets: all, mine, unassigned, late; one query."""
    return Ticket.objects.filter(status=Ticket.Status.OPEN).aggregate(
        to_answer=Count("pk"),
        mine=Count("pk", filter=Q(assignee=user)),
        unassigned=Count("pk", filter=Q(assignee=None)),
        late=Count("pk", filter=Q(answer_due_at__lt=timezone.now())),
    )


class InboxView(RecordIndexView):
    """Tickets, longest wait first."""

    template_name = "support/tickets/admin/index.html"
    any_permission_required: ClassVar = ["view"]

    @cached_property
    def header_buttons(self) -> list:
        """With the beginning of a conversation, for those who may answer."""
        new = HeaderButton(_("New conversation"), url=reverse("tickets_admin:begin"), icon_name="plus")
        return [*super().header_buttons, *([new] if may_act(self.request.user) else [])]

    @cached_property
    def saved_views(self) -> list[SavedView]:
        return tabs(self.request.user)

    @cached_property
    def saved_view(self) -> SavedView:
        """The open tab; a search without a tab covers all tickets."""
        wanted = self.request.GET.get("view", "all" if self.is_searching else "")
        return next((view for view in self.saved_views if view.key == wanted), self.saved_views[0])

    def get_base_queryset(self) -> QuerySet:
        return Ticket.objects.select_related("customer", "assignee").with_last_message()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        is_waiting = self.saved_view.key in {"", "unassigned"}
        return queryset.order_by("last_question_at", "pk") if is_waiting else queryset.newest_first()

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        text = self.search_query.replace("\x00", "").strip() if self.is_searching else ""
        if not text:
            return queryset
        by_number, by_subject = Q(number=as_ticket_number(text)), Q(subject__icontains=text)
        by_message = Q(pk__in=Message.objects.filter(containing(text, "search_key")).values("ticket"))
        return queryset.filter(by_number | matching(text, "customer__") | by_subject | by_message)

    def get_context_data(self, *args, **kwargs) -> dict:
        return super().get_context_data(*args, **kwargs) | {"counts": counts(self.request.user)}


COLUMNS = [
    QuestionColumn("customer", label=_("Question"), accessor="subject"),
    WhenColumn("last_question_at", label=_("Last question")),
    ClockColumn("due", label=_("Answer due")),
    PillColumn("status", label=_("State"), tones=TONES),
    Column("assignee", label=_("With"), accessor=lambda ticket: ticket.assignee or ""),
]
