"""The screen of one ticket: the inbox, the conversation, the customer and the order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.messages import button, success

from cms.foundation.records import RecordInspectView
from customers.people.models import User
from customers.timeline.states import WrongState
from orders.order.models import Order, OrderLine
from orders.order.progress import STATUS_TONES, ProgressTrack, progress_of
from support.knowledge.answers import HelpAnswer
from support.knowledge.services import find_answers

from . import services
from .conversation import ConversationItem, conversation, newest_message
from .data_requests import data_request_link
from .forms import AssignForm, StaffMessageForm
from .inbox import counts, next_to_answer
from .models import Message, Ticket
from .panels import TONES, with_tones
from .permissions import check_may_act, may_act
from .promise_clock import PromiseClock, clock_of

#: Tickets in the inbox beside the conversation, other tickets of the same customer, suggested answers.
MAX_INBOX, MAX_OTHERS, MAX_SUGGESTIONS = 30, 6, 4


@dataclass(frozen=True)
class ConversationContext:
    """What the screen of a ticket shows."""

    ticket: Ticket
    tone: str
    clock: PromiseClock | None
    conversation: list[ConversationItem]
    #: Key of the newest message.
    newest: int
    suggestions: list[HelpAnswer]
    order: Order | None
    order_tone: str
    progress: list[ProgressTrack]
    other_lines: list[OrderLine]
    inbox: list[Ticket]
    counts: dict[str, int]
    #: Other tickets of the customer, with ``tone``.
    others: list[Ticket]
    may_act: bool
    assign_form: Form
    #: The form after it was refused, and why the answer was not sent.
    message_form: StaffMessageForm | None
    conflict: str
    #: Label and address of the page that does what a request for data asks for.
    data_request: tuple[str, str] | None


class ConversationView(RecordInspectView):
    """A conversation with a box to answer in."""

    template_name = "support/tickets/admin/screen.html"
    message_form: StaffMessageForm | None = None
    #: Why an answer was not sent: somebody else has written since.
    conflict = ""

    def get_object(self, queryset: QuerySet | None = None) -> Ticket:
        lines = Prefetch("order__lines", OrderLine.objects.select_related("configuration"))
        rows = Ticket.objects.select_related("customer__facts", "order", "line__configuration", "assignee")
        return cast(Ticket, super().get_object(rows.prefetch_related(lines)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send an answer or save a note. Refused text stays in the box."""
        check_may_act(request.user)
        self.message_form = StaffMessageForm(request.POST, request.FILES)
        if not self.message_form.is_valid():
            return self._refused(request, status=422)
        values = self.message_form.cleaned_data
        if values["kind"] != Message.Kind.ANSWER:
            return self._saved_for_staff(values)
        try:
            return self._answered(values)
        except services.AnsweredMeanwhile as problem:
            self.conflict = str(problem)
            return self._refused(request, status=409)

    def _saved_for_staff(self, values: Mapping[str, Any]) -> HttpResponse:
        """Save a note or a call; the ticket stays open on the screen."""
        written = {"text": values["text"], "files": values["files"], "actor": self.request.user}
        if values["kind"] == Message.Kind.CALL:
            services.log_call(self.object, **written)
            messages.success(self.request, _("The call is saved; only staff see it."))
        else:
            services.note(self.object, **written)
            messages.success(self.request, _("The note is saved; only staff see it."))
        return redirect("tickets_admin:inspect", self.object.pk)

    def _answered(self, values: Mapping[str, Any]) -> HttpResponse:
        """Send an answer, then show the next ticket to answer, or the inbox if none is left.

        Raises:
            AnsweredMeanwhile: somebody else has written since.
        """
        ticket, how = self.object, {name: values[name] for name in ("text", "files", "last_seen", "close")}
        following = next_to_answer(ticket)
        services.answer(ticket, **how, actor=self.request.user)
        sentence = _("Your answer to %(number)s goes to %(who)s by e-mail.")
        back = button(reverse("tickets_admin:inspect", args=[ticket.pk]), _("Back to it"))
        success(self.request, sentence % {"number": ticket.number, "who": ticket.customer}, buttons=[back])
        return redirect("tickets_admin:inspect", following.pk) if following else redirect("tickets_admin:index")

    def _refused(self, request: HttpRequest, *, status: int) -> HttpResponse:
        response = self.get(request, pk=self.object.pk)
        response.status_code = status
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | vars(self._context())

    def _context(self) -> ConversationContext:
        ticket: Ticket = self.object
        user: User = self.request.user
        order, items = ticket.order, conversation(ticket)
        return ConversationContext(
            ticket=ticket,
            tone=TONES[ticket.status],
            clock=clock_of(ticket),
            conversation=items,
            newest=newest_message(items),
            suggestions=_suggestions(ticket, items),
            order=order,
            order_tone=STATUS_TONES[order.status] if order else "",
            progress=progress_of(order) if order else [],
            other_lines=[line for line in order.lines.all() if line.pk != ticket.line_id] if order else [],
            inbox=_inbox(),
            counts=counts(user),
            others=with_tones(ticket.customer.tickets.exclude(pk=ticket.pk).newest_first()[:MAX_OTHERS]),
            may_act=may_act(user),
            assign_form=AssignForm(initial={"to": ticket.assignee_id}),
            message_form=self.message_form,
            conflict=self.conflict,
            data_request=data_request_link(ticket, self.request),
        )


def _suggestions(ticket: Ticket, items: list[ConversationItem]) -> list[HelpAnswer]:
    """Help answers that match the customer's last message."""
    questions = [each.message.text for each in items if each.message and each.message.kind == Message.Kind.QUESTION]
    return find_answers(f"{ticket.subject} {questions[-1] if questions else ''}", MAX_SUGGESTIONS)


def _inbox() -> list[Ticket]:
    """The first tickets to answer, with ``clock``."""
    rows = list(Ticket.objects.to_answer().select_related("customer").with_last_message()[:MAX_INBOX])
    for row in rows:
        row.clock = clock_of(row)
    return rows


def act_on(request: HttpRequest, ticket: Ticket, change: Callable[[], object], done: str) -> HttpResponse:
    """Run a change of a ticket, show the result as a message, and redirect to the conversation."""
    try:
        change()
    except WrongState as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, done)
    return redirect("tickets_admin:inspect", ticket.pk)
