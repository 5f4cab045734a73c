"""Forms of a conversation, for customers and staff."""

from django import forms
from django.utils.translation import gettext_lazy as _

from customers.people.models import User

from .attachments import AskForFilesAgain, FilesField
from .permissions import users_who_may_act


class CustomerMessageForm(AskForFilesAgain, forms.Form):
    """Another message of the customer."""

    text = forms.CharField(
        label=_("Your message"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "input-words"}),
        error_messages={"required": _("Write what you want to say, then send it.")},
    )
    files = FilesField()


class StaffMessageForm(AskForFilesAgain, forms.Form):
    """An answer or note of staff; ``last_seen`` is the newest message on the author's screen."""

    kind = forms.ChoiceField(choices=[("answer", _("Reply")), ("note", _("Note")), ("call", _("Phone call"))])
    text = forms.CharField(max_length=8000, error_messages={"required": _("Nothing is written yet.")})
    last_seen = forms.IntegerField(required=False, min_value=0, max_value=2**62)
    close = forms.BooleanField(required=False)
    files = FilesField()


class AssignForm(forms.Form):
    """The assignee, somebody who may work on tickets; empty for nobody."""

    to = forms.ModelChoiceField(label=_("With"), queryset=User.objects.none(), required=False, empty_label=_("nobody"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = users_who_may_act().order_by("name", "email")
