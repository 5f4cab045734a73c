"""The screen of one ticket: the inbox, the conversation, and what it is about."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cms.foundation.records import RecordInspectView
from customers.timeline.states import WrongState
from orders.order.models import OrderLine
from orders.order.progress import STATUS_TONES, progress_of
from support.knowledge.services import find_answers

from . import services
from .forms import AssignForm, SayForm
from .inbox import counts, tabs
from .models import Message, Ticket
from .panels import TONES
from .permissions import ask_to_act, may_act
from .shown import clock_of, conversation, newest_message

#: Tickets in the inbox beside the conversation, others of the same customer, answers to insert.
BESIDE, OTHERS, SUGGESTIONS = 30, 6, 4


class ConversationView(RecordInspectView):
    """A conversation, answered where it is read."""

    template_name = "support/tickets/admin/screen.html"
    say_form: SayForm | None = None
    #: Why an answer was held back: somebody else has spoken.
    held_back = ""

    def get_object(self, queryset=None) -> Ticket:
        lines = Prefetch("order__lines", OrderLine.objects.select_related("configuration"))
        rows = Ticket.objects.select_related("customer__facts", "order", "line__configuration", "assignee")
        return super().get_object(rows.prefetch_related(lines))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Answer or note. What is refused stays in the box."""
        ask_to_act(request.user)
        self.say_form = SayForm(request.POST)
        if not self.say_form.is_valid():
            return self._again(request, status=422)
        try:
            self._say(self.say_form.cleaned_data)
        except services.AnsweredMeanwhile as problem:
            self.held_back = str(problem)
            return self._again(request, status=409)
        return redirect("tickets_admin:inspect", self.object.pk)

    def _say(self, said: dict) -> None:
        ticket, user = self.object, self.request.user
        if said["kind"] == Message.Kind.NOTE:
            services.note(ticket, text=said["text"], actor=user)
            messages.success(self.request, _("The note is kept; only staff see it."))
            return
        last_seen = said["last_seen"]
        services.answer(ticket, text=said["text"], last_seen=last_seen, close=said["close"], actor=user)
        messages.success(self.request, _("Your answer is on its way to %(who)s.") % {"who": ticket.customer})

    def _again(self, request: HttpRequest, *, status: int) -> HttpResponse:
        response = self.get(request, pk=self.object.pk)
        response.status_code = status
        return response

    def get_context_data(self, **kwargs) -> dict:
        ticket: Ticket = self.object
        said = conversation(ticket)
        order = ticket.order
        return super().get_context_data(**kwargs) | {
            "ticket": ticket,
            "tone": TONES[ticket.status],
            "clock": clock_of(ticket),
            "conversation": said,
            "newest": newest_message(said),
            "say_form": self.say_form,
            "held_back": self.held_back,
            "may_act": may_act(self.request.user),
            "assign_form": AssignForm(initial={"to": ticket.assignee_id}),
            "suggestions": self._suggestions(said),
            "order": order,
            "order_tone": STATUS_TONES[order.status] if order else "",
            "progress": progress_of(order) if order else [],
            "other_lines": [line for line in order.lines.all() if line.pk != ticket.line_id] if order else [],
            **self._beside(),
        }

    def _suggestions(self, said: list) -> list:
        """Written answers that fit what the customer said last."""
        asked = [each.message.text for each in said if each.message and each.message.kind == Message.Kind.QUESTION]
        return find_answers(f"{self.object.subject} {asked[-1] if asked else ''}", SUGGESTIONS)

    def _beside(self) -> dict:
        """The inbox at the left, and the customer's other tickets."""
        ticket, user = self.object, self.request.user
        rows = list(Ticket.objects.to_answer().select_related("customer").with_last_words()[:BESIDE])
        for row in rows:
            row.clock = clock_of(row)
        others = list(ticket.customer.tickets.exclude(pk=ticket.pk).newest_first()[:OTHERS])
        for other in others:
            other.tone = TONES[other.status]
        return {"inbox": rows, "tabs": tabs(user), "counts": counts(user), "others": others}


def act_on(request: HttpRequest, ticket: Ticket, change, done: str) -> HttpResponse:
    """Run a change of a ticket, say what came of it, and lead back to the conversation."""
    try:
        change()
    except WrongState as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, done)
    return redirect("tickets_admin:inspect", ticket.pk)
