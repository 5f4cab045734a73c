"""Verbs of tickets."""

from django.utils.translation import gettext_lazy as _

from customers.timeline.verbs import Verb

QUESTION_RECEIVED = Verb("tickets.question_received", _("Asked in %(number)s: %(about)s"), icon="help")
ANSWERED = Verb("tickets.answered", _("Answered in %(number)s"), icon="comment")
BEGUN = Verb("tickets.begun", _("Wrote to the customer in %(number)s: %(about)s"), icon="mail")
CALLED = Verb("tickets.called", _("Phone call in %(number)s"), icon="comment-add")
NOTED = Verb("tickets.noted", _("Note on %(number)s"), icon="edit")
ASSIGNED = Verb("tickets.assigned", _("%(number)s is with %(who)s"), icon="user")
CLOSED = Verb("tickets.closed", _("%(number)s was closed"), icon="check")
REOPENED = Verb("tickets.reopened", _("%(number)s was opened again"), icon="rotate")
